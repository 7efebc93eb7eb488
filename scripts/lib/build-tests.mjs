// Bundles the node:test suites into one file each, so that a suite is one process:
// out/protocol.test.cjs from the folders that run what `npm run build` has made, or other programs, out/unit.test.cjs from
// every other folder of test/ but the editors'.
// Tests run in the project's folder: they find files by relative paths, `import.meta` does not exist in a bundle.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './processes.mjs';

/** Folders whose tests start the built server, the built command line or stand-ins for ptxas. */
const OF_THE_BUILD = ['protocol', 'commandLine', 'processes'];
const NOT_UNIT = new Set(['editor', 'editor-oldest', 'integration', 'node_modules', ...OF_THE_BUILD]);

/** @param suite `unit` or `protocol`
 *  @returns {Promise<number>} how many test files the bundle `out/<suite>.test.cjs` has */
export async function buildTests(suite) {
  const files =
    suite === 'unit'
      ? testFiles('test', NOT_UNIT)
      : OF_THE_BUILD.flatMap((folder) => testFiles(join('test', folder), new Set()));
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    stdin: {
      contents: files.map((file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`).join('\n'),
      resolveDir: root,
      sourcefile: `${suite}.tests.ts`,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
    outfile: `out/${suite}.test.cjs`,
  });
  return files.length;
}

function testFiles(folder, without) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .filter((entry) => !without.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return testFiles(join(folder, entry.name), without);
      return entry.name.endsWith('.test.ts') ? [join(folder, entry.name)] : [];
    });
}
