// npm run oracle:meaning [-- [--every N] [NAME...]]: applies every rename, format, quick fix and refactoring to every N-th
// file of the corpus, asks ptxas for the machine code before and after, and prints a table. Over the whole corpus and all
// operations (minutes) the figures are written to test/differential/meaning/figures.json. NAMEs choose operations by a part
// of their name. The exit code is 1 where an operation does not keep what it says.
import { statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load } from './lib/load.mjs';

const SEED = 1;
/** How often an operation is applied to a file, one after the other; to files over LARGE bytes, less. */
const MOST = 4;
const MOST_IN_LARGE = 1;
const LARGE = 250_000;
const columns = ['files', 'applied', 'same code', 'other code', 'same trace', 'other trace'];

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, seed: { type: 'string', default: String(SEED) } },
});
process.exitCode = await main(Number(values.every), Number(values.seed), positionals);

async function main(every, seed, names) {
  const meaning = await load('test/differential/meaning/oracle.ts');
  const ptxas = meaning.findPtxas();
  if (ptxas === undefined) {
    console.error('ptxas is not on PATH; the environment variable PTXAS can name it.');
    return 2;
  }
  const files = meaning.comparableFiles().filter((_, index) => index % every === 0);
  const chosen = meaning.operations.filter(
    ({ name }) => names.length === 0 || names.some((part) => name.includes(part)),
  );
  const version = meaning.versionOf(ptxas);
  console.log(`ptxas ${version}, ${files.length} files`);
  const figures = new Map();
  let isGood = true;
  const work = async (file) => {
    const most = statSync(join('test/corpus/ptx', file)).size > LARGE ? MOST_IN_LARGE : MOST;
    const found = await meaning.figuresOf(ptxas, file, chosen, seed, most).catch((error) => {
      console.log(`${file}: ${String(error.stderr || error.stack).trim()}`);
      isGood = false;
      return new Map();
    });
    for (const [operation, own] of found) {
      figures.set(operation, meaning.added(figures.get(operation), own));
      if (meaning.keepsWhatItSays(own)) continue;
      console.log(`${file}: ${operation.name}: ${own.applied - own.identical} of ${own.applied} changed the code`);
      isGood = false;
    }
  };
  await meaning.inParallel(files, work, availableParallelism());
  console.log(head());
  for (const operation of chosen) {
    if (figures.has(operation)) console.log(row(operation.name, figures.get(operation)));
    else console.log(`${operation.name}: no place for it`);
  }
  if (every === 1 && chosen.length === meaning.operations.length) {
    const rows = chosen.filter((each) => figures.has(each)).map((each) => [each.name, figures.get(each)]);
    const file = { ptxas: version, seed, files: files.length, operations: Object.fromEntries(rows) };
    writeFileSync('test/differential/meaning/figures.json', `${JSON.stringify(file, undefined, 2)}\n`);
  }
  return isGood ? 0 : 1;
}

function head() {
  return `${'operation'.padEnd(44)} ${'keeps'.padEnd(8)} ${columns.map((each) => each.padStart(11)).join(' ')}`;
}

function row(name, { keeps, files, applied, identical, sameTraces, otherTraces }) {
  const cells = [files, applied, identical, applied - identical, sameTraces, otherTraces];
  return `${name.padEnd(44)} ${keeps.padEnd(8)} ${cells.map((each) => String(each).padStart(11)).join(' ')}`;
}
