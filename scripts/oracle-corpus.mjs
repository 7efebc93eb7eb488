// npm run oracle:corpus [-- [--ptxas PATH] [FILE|FOLDER...]]: lists where PTX Lens and ptxas judge files differently; by
// default those of test/corpus. Nothing is written. The exit code is 1 where there is a disagreement.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load } from './lib/load.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { ptxas: { type: 'string' } } });
process.exitCode = await main(positionals.length > 0 ? positionals : ['test/corpus/ptx']);

async function main(places) {
  const { ptxas, compareFiles, disagreementReport } = await load('test/differential/comparison.ts');
  const found = await ptxas.find(values.ptxas === undefined ? '' : resolve(values.ptxas));
  if (found.kind !== 'ready') {
    console.error(found.kind === 'absent' ? 'ptxas was not found; --ptxas PATH names it.' : found.message);
    return 2;
  }
  const comparisons = await compareFiles(found.installation, places.flatMap(filesIn));
  process.stdout.write(disagreementReport(`ptxas ${found.installation.version}`, comparisons));
  return comparisons.some(({ disagreements }) => disagreements.length > 0) ? 1 : 0;
}

function filesIn(place) {
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place, { recursive: true }).filter((name) => name.endsWith('.ptx'));
  return names.sort().map((name) => join(place, name));
}
