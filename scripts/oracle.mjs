// npm run oracle [-- [--check] [NAME...]]: asks ptxas again for every verdict that the tests rely on, writes the files
// under test/differential and prints what changed. `--check` writes nothing and fails where a verdict differs. NAMEs
// choose some of the files. What is recorded, and how, stands in test/differential/records.ts.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from './lib/load.mjs';

const shownChanges = 40;

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
process.exitCode = await main(process.argv.slice(2));

async function main(words) {
  const check = words.includes('--check');
  const names = words.filter((word) => word !== '--check');
  const { records, findPtxas, versionOf } = await load('test/differential/records.ts');
  const unknown = names.filter((name) => !records.some((record) => record.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(' ')}. There are: ${records.map((record) => record.name).join(' ')}.`);
    return 2;
  }
  const ptxas = findPtxas();
  if (ptxas === undefined) {
    console.error(
      'ptxas is not on PATH. It comes with the CUDA toolkit (or the Python package nvidia-cuda-nvcc); put its folder on PATH or name the program in the environment variable PTXAS. The tests do not need it: they use the recorded verdicts.',
    );
    return 2;
  }
  console.log(`ptxas ${versionOf(ptxas)}`);
  let differing = 0;
  for (const record of records) {
    if (names.length === 0 || names.includes(record.name)) differing += await refresh(record, ptxas, check);
  }
  return check && differing > 0 ? 1 : 0;
}

/** Judges one file anew; returns how many verdicts differ from the recorded ones. */
async function refresh(record, ptxas, check) {
  const started = performance.now();
  const old = existsSync(record.path) ? JSON.parse(readFileSync(record.path, 'utf8')) : undefined;
  const fresh = await record.record(ptxas, old);
  const before = old === undefined ? new Map() : record.entries(old);
  const after = record.entries(fresh);
  const changes = [...after].filter(([name, verdict]) => before.get(name) !== verdict).map(([name]) => name);
  const gone = [...before.keys()].filter((name) => !after.has(name));
  for (const name of changes.slice(0, shownChanges)) {
    console.log(`  ${name}\n    was ${before.get(name) ?? 'not recorded'}\n    now ${after.get(name)}`);
  }
  for (const name of gone.slice(0, shownChanges)) console.log(`  ${name}\n    is gone`);
  const count = changes.length + gone.length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${record.name}: ${after.size} verdicts, ${count} changed (${seconds} s)`);
  if (old?.ptxas !== undefined && old.ptxas !== fresh.ptxas) console.log(`  recorded by ptxas ${old.ptxas}`);
  if (!check) write(record.path, fresh);
  return count;
}

/** ASCII only, and laid out as the formatter wants it, so that recording twice gives the same bytes. */
function write(path, value) {
  writeFileSync(path, JSON.stringify(value).replace(/[^ -~]/g, escaped));
  execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', path], {
    stdio: 'pipe',
  });
}

function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
