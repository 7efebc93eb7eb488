// Compares the register estimate with what ptxas reported for the corpus, and prints the error bands for
// server/src/flow/estimate.ts. Kernels whose count a limit decides are left out of the bands.
//   node scripts/calibrate.mjs
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = join(root, 'test', 'corpus');
const CLASSES = [12, 16, 24, 32, 64, 255];

const { PtxDocument, factsOf, registerLimit, fixedRegisters } = await load(`
  export { PtxDocument } from './server/src/syntax/document';
  export { factsOf } from './server/src/analysis';
  export { fixedRegisters, registerLimit } from './server/src/flow/limits';
`);

const { kernels } = JSON.parse(readFileSync(join(corpus, 'registers.json'), 'utf8'));
const reported = new Map(kernels.map(({ file, kernel, registers }) => [`${file} ${kernel}`, registers]));
const rows = [...new Set(kernels.map(({ file }) => file))].flatMap(measureFile);
const free = rows.filter(({ limited }) => !limited);

console.log(`${rows.length} of ${kernels.length} kernels matched, ${rows.length - free.length} of them limited\n`);
print('all', rows);
print('not limited', free);
console.log('');
let from = 0;
for (const upTo of CLASSES) {
  print(
    `  ${from + 1}-${upTo}`,
    free.filter(({ estimate }) => estimate > from && estimate <= upTo),
  );
  from = upTo;
}

function measureFile(file) {
  const document = new PtxDocument(file, 'ptx', 1, readFileSync(join(corpus, 'ptx', file), 'utf8'));
  return document.blocks.flatMap((block) => {
    const { functions, flows } = factsOf(block);
    return functions.flatMap(({ name, bounds }, index) => {
      const registers = reported.get(`${file} ${name}`);
      const flow = flows[index];
      if (registers === undefined || flow === undefined) return [];
      const { estimate, low, high } = flow.estimate;
      const limited = bounds.calls || fixedRegisters(bounds) !== undefined || estimate === registerLimit(bounds);
      return [{ error: registers - estimate, estimate, inside: low <= registers && registers <= high, limited }];
    });
  });
}

function print(name, group) {
  if (group.length === 0) return;
  const errors = group.map(({ error }) => error).sort((a, b) => a - b);
  const sizes = errors.map(Math.abs).sort((a, b) => a - b);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const share = (test) => `${Math.round((100 * group.filter(test).length) / group.length)} %`;
  const within = share(({ error }) => Math.abs(error) <= 4);
  console.log(
    `${name.padEnd(12)} ${String(group.length).padStart(5)}  mean error ${mean.toFixed(1)}, median ${quantile(sizes, 0.5)}, ` +
      `within 4 ${within}, in band ${share(({ inside }) => inside)}; 10 % to 90 %: ${quantile(errors, 0.1)} to ${quantile(errors, 0.9)}`,
  );
}

function quantile(sorted, fraction) {
  return sorted[Math.round(fraction * (sorted.length - 1))];
}

async function load(contents) {
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, platform: 'node', format: 'esm' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
