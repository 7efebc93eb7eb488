// Compares the live registers that PTX Lens counts in text order with those that nvdisasm counts in the machine code that
// ptxas made of the same file (`nvdisasm -lrm count`). Prints the table of docs/registers.md.
//   node scripts/live-counts.mjs [PATTERN]     files of the corpus whose name contains PATTERN
// Needs ptxas and nvdisasm on the PATH (nvdisasm also by the environment variable NVDISASM).
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const nvdisasm = process.env.NVDISASM ?? 'nvdisasm';
for (const program of [nvdisasm, 'ptxas']) {
  if (spawnSync(program, ['--version']).status === 0) continue;
  console.error(`${program} was not found.`);
  process.exit(2);
}
const { PtxDocument, analyse, functionReports } = await load(`
  export { PtxDocument } from './server/src/syntax/document';
  export { analyse, functionReports } from './server/src/analysis';
`);

const folder = 'test/corpus/ptx';
const [pattern = ''] = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => name.endsWith('.ptx') && name.includes(pattern));
const reported = new Map(
  JSON.parse(readFileSync('test/corpus/registers.json', 'utf8')).kernels.map((row) => [
    `${row.file} ${row.kernel}`,
    row.registers,
  ]),
);
const scratch = mkdtempSync(join(tmpdir(), 'live-'));
const rows = files.flatMap(compareFile);
rmSync(scratch, { recursive: true });

console.log(
  '| target | kernels | nvdisasm - text, median | 10 % to 90 % | within 4 | rank correlation | predicates equal | reported - nvdisasm, median |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const target of [...new Set(rows.map((row) => row.target))].sort())
  summary(
    target,
    rows.filter((row) => row.target === target),
  );
summary('all', rows);

function compareFile(file) {
  const target = /\.(sm_\w+)\.ptx$/.exec(file)[1];
  const cubin = join(scratch, 'kernel.cubin');
  execFileSync('ptxas', [`-arch=${target}`, '-o', cubin, join(folder, file)], { stdio: 'ignore' });
  const disassembled = spawnSync(nvdisasm, ['-c', '-lrm', 'count', cubin], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const machine = maxima(disassembled.stdout);
  const document = new PtxDocument(file, 'ptx', 1, readFileSync(join(folder, file), 'utf8'));
  return functionReports(analyse(document)).flatMap(({ name, kind, flow }) => {
    const counted = machine.get(name);
    if (kind !== 'entry' || !flow || !counted) return [];
    return [
      {
        target,
        text: flow.maxRegisters,
        textPredicates: flow.maxPredicates,
        registers: reported.get(`${file} ${name}`),
        ...counted,
      },
    ];
  });
}

/** Function -> the largest numbers in the columns GPR and PRED. */
function maxima(text) {
  const found = new Map();
  let current;
  let column = -1;
  for (const line of text.split('\n')) {
    const section = /^\s*\.section\s+\.text\.([^,]+),/.exec(line);
    if (section) {
      current = { live: 0, predicates: 0 };
      found.set(section[1], current);
    }
    const bar = line.lastIndexOf('// |');
    if (bar < 0 || !current) continue;
    const cells = line
      .slice(bar + 4)
      .split('|')
      .map((cell) => cell.trim());
    if (cells[0].startsWith('GPR')) column = cells.findIndex((cell) => cell.startsWith('PRED'));
    current.live = Math.max(current.live, Number(cells[0]) || 0);
    if (column > 0) current.predicates = Math.max(current.predicates, Number(cells[column]) || 0);
  }
  return found;
}

function summary(name, group) {
  const differences = group.map(({ live, text }) => live - text).sort((a, b) => a - b);
  const overhead = group.map(({ registers, live }) => registers - live).sort((a, b) => a - b);
  const share = (test) => `${Math.round((100 * group.filter(test).length) / group.length)} %`;
  const cells = [
    name,
    group.length,
    quantile(differences, 0.5),
    `${quantile(differences, 0.1)} to ${quantile(differences, 0.9)}`,
    share(({ live, text }) => Math.abs(live - text) <= 4),
    correlation(ranks(group.map(({ live }) => live)), ranks(group.map(({ text }) => text))).toFixed(2),
    share(({ predicates, textPredicates }) => predicates === textPredicates),
    quantile(overhead, 0.5),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

function quantile(sorted, fraction) {
  return sorted[Math.round(fraction * (sorted.length - 1))];
}

/** Equal values share the mean of their ranks. */
function ranks(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function correlation(a, b) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = (term) => a.reduce((total, _, index) => total + term(a[index] - meanA, b[index] - meanB), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}

async function load(contents) {
  const stdin = { contents, resolveDir: process.cwd(), loader: 'ts' };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, platform: 'node', format: 'esm' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
