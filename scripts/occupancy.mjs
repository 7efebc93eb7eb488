// Records what cuda_occupancy.h of the CUDA toolkit computes (test/flow/occupancy.json). Needs nvcc; the tests
// do not.
//   node scripts/occupancy.mjs [--check]     --check writes nothing and fails where a result differs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { hardwareLimits, registersPerMultiprocessor, launchesFor, encode, recordPath } = await load(`
  export { hardwareLimits, registersPerMultiprocessor } from './server/src/isa/occupancy';
  export { launchesFor, encode, recordPath } from './test/flow/occupancyCases';
`);

const version = cudaVersion();
const entries = hardwareLimits.filter(({ threads }) => threads !== undefined);
const cases = entries.flatMap((hardware) =>
  hardware.capabilities.flatMap((capability) =>
    launchesFor(hardware).map((launch) => ({ capability, line: lineOf(capability, hardware, launch) })),
  ),
);
const answers = ask(cases.map(({ line }) => line).join('\n'))
  .trim()
  .split('\n');
const results = {};
for (const [index, { capability }] of cases.entries()) {
  const [blocks, limiters] = answers[index].split(' ').map(Number);
  results[capability] = (results[capability] ?? '') + encode(blocks, limiters);
}
const text = `${JSON.stringify({ cuda: version, results }, undefined, 2)}\n`;
console.log(`${cases.length} launches on ${Object.keys(results).length} targets`);
if (!process.argv.includes('--check')) writeFileSync(recordPath, text);
else if (readFileSync(recordPath, 'utf8') !== text) {
  console.error(`${recordPath} says something else.`);
  process.exitCode = 1;
}

function lineOf(capability, hardware, launch) {
  const { threads, registersPerBlock = registersPerMultiprocessor, sharedMemory, sharedMemoryPerBlock } = hardware;
  const device = [threads, registersPerBlock, sharedMemory, sharedMemoryPerBlock, hardware.reservedSharedMemory];
  const { registers, staticShared, dynamicShared, barriers } = launch;
  return [capability, ...device, registers, launch.threads, staticShared, dynamicShared, barriers].join(' ');
}

function ask(input) {
  const folder = mkdtempSync(join(tmpdir(), 'occupancy-'));
  try {
    const program = join(folder, 'occupancy');
    execFileSync('nvcc', ['-O1', '-o', program, 'test/flow/occupancy.cpp']);
    return execFileSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cudaVersion() {
  try {
    return /release (\S+),/.exec(execFileSync('nvcc', ['--version'], { encoding: 'utf8' }))[1];
  } catch {
    console.error('nvcc is not on the PATH; it comes with the CUDA toolkit.');
    process.exit(2);
  }
}

async function load(contents) {
  const stdin = { contents, resolveDir: process.cwd(), loader: 'ts' };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, platform: 'node', format: 'esm' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
