// `npm run bench`: what a cold check of a large file costs, against ptxas reading the same file without generating code
// (`-arch=compute_80`). CPU seconds of whole processes, all threads; medians of interleaved runs, as ratios, because
// machines are noisy. Also what a further file of that size costs in the same process (warm), and what a small file costs.
//   node bench/run.mjs [--runs N] [--megabytes N]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { corpusInput } from './inputs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '7' }, megabytes: { type: 'string', default: '10' } },
});
const runs = Number(values.runs);

const cli = join(root, 'dist/cli.js');
// What is measured is the sources as they are.
const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (built.status !== 0) process.exit(2);

/** User and system seconds of a command and its children, and its exit code. The shell counts them. */
function cpu(command, args) {
  const run = spawnSync('bash', ['-c', '"$@" >/dev/null 2>&1; code=$?; times; exit $code', 'bash', command, ...args], {
    encoding: 'utf8',
  });
  const line = run.stdout.trim().split('\n').at(-1) ?? '';
  const seconds = [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest),
    0,
  );
  return { seconds, code: run.status };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const shown = (numbers) =>
  `${median(numbers).toFixed(2)} s (${Math.min(...numbers).toFixed(2)}-${Math.max(...numbers).toFixed(2)})`;
const hasPtxas = spawnSync('ptxas', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'bench-'));

function compare(title, text) {
  const file = join(folder, 'large.ptx');
  writeFileSync(file, text, 'latin1');
  const size = `${(text.length / 1e6).toFixed(1)} MB, ${text.match(/\.entry\b/g)?.length ?? 0} kernels`;
  console.log(`${title}: ${size}`);
  const ours = [];
  const theirs = [];
  for (let i = 0; i < runs; i++) {
    const own = cpu(process.execPath, [cli, 'check', '--format', 'json', file]);
    if (own.code !== 0) throw new Error(`ptx-lens check ended with ${own.code}`);
    ours.push(own.seconds);
    if (!hasPtxas) continue;
    const other = cpu('ptxas', ['-arch=compute_80', file]);
    if (other.code !== 0) throw new Error(`ptxas ended with ${other.code}`);
    theirs.push(other.seconds);
  }
  console.log(`  ptx-lens check, cold process   ${shown(ours)}`);
  console.log(`  a further file, warm           ${warm(file, median(ours)).toFixed(2)} s`);
  if (!hasPtxas) return console.log('  ptxas is not on PATH: no comparison');
  console.log(`  ptxas -arch=compute_80         ${shown(theirs)}`);
  const ratio = median(ours.map((seconds, i) => seconds / theirs[i]));
  console.log(`  ratio                          ${ratio.toFixed(2)} (goal: at most 0.33)`);
}

/** Files more in one process, and what each of them costs. */
function warm(file, cold) {
  const more = 4;
  const { seconds } = cpu(process.execPath, [cli, 'check', '--format', 'json', ...Array(more + 1).fill(file)]);
  return (seconds - cold) / more;
}

function startUp() {
  const small = join(root, 'samples/saxpy.ptx');
  const [checks, empty] = [
    [cli, 'check', small],
    ['--eval', '0'],
  ].map((args) => Array.from({ length: runs }, () => cpu(process.execPath, args).seconds));
  console.log('A small file, samples/saxpy.ptx');
  console.log(`  ptx-lens check, cold process   ${shown(checks)}`);
  console.log(`  of it Node without a program   ${shown(empty)}`);
}

try {
  startUp();
  const bytes = Number(values.megabytes) * 1e6;
  compare('All of the corpus for sm_75 and sm_80, over and over', corpusInput(bytes, 0));
  compare('Its large modules (100 KB and more), which files of this size are made of', corpusInput(bytes, 100e3));
} finally {
  rmSync(folder, { recursive: true });
}
