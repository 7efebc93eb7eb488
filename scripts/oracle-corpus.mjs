// npm run oracle:corpus [-- [--ptxas PATH] [--mutants COUNT [--seed SEED]] [FILE|FOLDER...]]: lists where PTX Lens and ptxas
// judge files differently; by default those of test/corpus. With --mutants the files have one token changed each: what is
// told twice, missed, or a false alarm. Nothing is written. The exit code is 1 where there is a disagreement.
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load } from './lib/load.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { ptxas: { type: 'string' }, mutants: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
process.exitCode = await main(positionals.length > 0 ? positionals : ['test/corpus/ptx']);

async function main(places) {
  const { ptxas, compareFiles, disagreementReport } = await load('test/differential/comparison.ts');
  const found = await ptxas.find(values.ptxas === undefined ? '' : resolve(values.ptxas));
  if (found.kind !== 'ready') {
    console.error(found.kind === 'absent' ? 'ptxas was not found; --ptxas PATH names it.' : found.message);
    return 2;
  }
  if (values.mutants !== undefined) return mutants(found.installation, places.flatMap(filesIn));
  const comparisons = await compareFiles(found.installation, places.flatMap(filesIn));
  process.stdout.write(disagreementReport(`ptxas ${found.installation.version}`, comparisons));
  return comparisons.some(({ disagreements }) => disagreements.length > 0) ? 1 : 0;
}

async function mutants(installation, files) {
  const { judgeMutants } = await load('test/differential/mutants.ts');
  // Small ones are judged a hundred a second.
  const small = files.filter((file) => statSync(file).size < 40_000);
  const all = await judgeMutants(
    installation,
    small,
    Number(values.mutants),
    Number(values.seed),
    availableParallelism(),
  );
  const counts = new Map();
  for (const { path, change, verdict, details } of all) {
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (verdict !== 'agreed') console.log(`${verdict}: ${path}: ${change}\n  ${details.join('\n  ')}`);
  }
  console.log([...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', '));
  return counts.size === 1 && counts.has('agreed') ? 0 : 1;
}

function filesIn(place) {
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place, { recursive: true }).filter((name) => name.endsWith('.ptx'));
  return names.sort().map((name) => join(place, name));
}
