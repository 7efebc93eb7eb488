// Bundles the products in dist/: the extension and the server, each for Node and for a web worker, the command
// line, and the page of the Kernel Inspector.
//   node scripts/build.mjs [--readable]     names and lines as in the sources, for profiles
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeCompiled } from './lib/compiled.mjs';
import { everydayPlugin } from './lib/everyday.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const common = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: true,
  minify: !process.argv.includes('--readable'),
  logLevel: 'warning',
  external: ['vscode'],
  plugins: [await everydayPlugin()],
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
const web = { ...common, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

await Promise.all([
  build({ ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js' }),
  build({ ...web, format: 'cjs', entryPoints: ['client/src/extension.web.ts'], outfile: 'dist/extension.web.js' }),
  build({ ...node, entryPoints: ['server/src/server.ts'], outfile: 'dist/server.js' }),
  build({ ...web, format: 'iife', entryPoints: ['server/src/server.browser.ts'], outfile: 'dist/server.web.js' }),
  // The Kernel Inspector's page, loaded only when it is opened; its style sheet comes out beside it.
  build({ ...web, format: 'iife', entryPoints: ['client/src/inspector/view/main.ts'], outfile: 'dist/inspector.js' }),
  build({
    ...node,
    entryPoints: ['server/src/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...node,
    entryPoints: ['server/src/commandLine/run.ts'],
    outfile: 'dist/commandLine.js',
    external: ['./server.js'],
  }),
]);
writeCompiled();
