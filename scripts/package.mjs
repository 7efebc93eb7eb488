// `npm run package`: the VSIX, from minified bundles. What goes into it is what .vscodeignore names.
//   node scripts/package.mjs [--out FILE]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages, main, requireNode, Unmet } from './lib/dependencies.mjs';
import { node, root, tool } from './lib/processes.mjs';

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { values: flags } = parseArgs({ options: { out: { type: 'string', default: `${name}-${version}.vsix` } } });

await main(async () => {
  requireNode();
  await installPackages('.', 'the packages');
  if ((await node('scripts/build.mjs', ['--minify'])) !== 0) throw new Unmet('The build failed.');
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const status = await tool('@vscode/vsce/vsce', ['package', ...options, '--out', flags.out]);
  if (status !== 0) throw new Unmet('vsce failed.');
});
