// Bundles test/integration into out/: once for a Node extension host, once for a web worker.
//   node scripts/lib/build-integration.mjs
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ENDING = '.test.ts';

export async function buildIntegration() {
  const { build } = await import('esbuild');
  const files = readdirSync(join(root, 'test/integration/suite')).sort();
  const suites = files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length));
  const common = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    sourcemap: true,
    logLevel: 'warning',
    define: { SUITES: JSON.stringify(suites) },
  };
  await Promise.all([
    build({
      ...common,
      platform: 'node',
      target: 'node20',
      external: ['vscode', 'mocha'],
      entryPoints: ['test/integration/index.ts'],
      outfile: 'out/integration/index.js',
    }),
    build({
      ...common,
      platform: 'browser',
      target: 'es2022',
      mainFields: ['browser', 'module', 'main'],
      external: ['vscode'],
      define: { ...common.define, global: 'globalThis' },
      entryPoints: ['test/integration/index.web.ts'],
      outfile: 'out/integration-web/index.js',
    }),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await buildIntegration();
