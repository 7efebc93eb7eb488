// Compares both register estimates with what ptxas reported for the corpus, and fits the refined one.
//   node scripts/calibrate.mjs             the tables of docs/registers.md
//   node scripts/calibrate.mjs --write     writes weights and bands to server/src/features/estimate/weights.ts
// Every figure of the refined estimate is held out: the kernels of a source are estimated with weights fitted to all other
// sources, on whatever target. Kernels that a call or a directive decides are not fitted to.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = join(root, 'test', 'corpus');
const CLASSES = [12, 16, 24, 32, 64, 255];
/** Those that docs/registers.md promises something for. */
const MAIN = ['sm_80', 'sm_90a', 'sm_100a', 'sm_120'];

const lib = await load(`
  export { PtxDocument } from './server/src/syntax/document';
  export { analyse } from './server/src/analysis';
  export { functionsIn, reportOf } from './server/src/features/registers/place';
  export { featuresOf, fromFeatures } from './server/src/features/estimate/refined';
  export { callsOut } from './server/src/features/estimate/inlining';
  export { registerLimit, fixedRegisters } from './server/src/flow/limits';
`);

const { kernels, ptxas } = JSON.parse(readFileSync(join(corpus, 'registers.json'), 'utf8'));
const reported = new Map(kernels.map((kernel) => [`${kernel.file} ${kernel.kernel}`, kernel]));
const rows = [...new Set(kernels.map(({ file }) => file))].flatMap(measureFile);
const sources = [...new Set(rows.map(({ source }) => source))].sort();
for (const held of sources) {
  const weights = fitWeights(rows.filter((row) => row.isFitted && row.source !== held));
  for (const row of rows.filter(({ source }) => source === held)) row.refined = estimateWith(row, weights);
}
const free = rows.filter(({ isFitted }) => isFitted);
const bands = bandsOf(free);
for (const row of rows) row.inside = isInside(row);

console.log(`${rows.length} kernels of ${sources.length} sources, ptxas ${ptxas}\n`);
header('estimate, kernels');
print('quick, all', rows, 'quick');
print('refined, all', rows, 'refined');
for (const target of [...new Set(rows.map((row) => row.target))].sort())
  print(
    `refined, ${target}`,
    rows.filter((row) => row.target === target),
    'refined',
  );
const main = rows.filter(({ target }) => MAIN.includes(target));
print(`quick, ${MAIN.join(', ')}`, main, 'quick');
print(`refined, ${MAIN.join(', ')}`, main, 'refined');
let from = 0;
for (const { upTo } of bands) {
  const least = from;
  print(
    `refined, reported ${from + 1} to ${upTo}`,
    main.filter(({ actual }) => actual > least && actual <= upTo),
    'refined',
  );
  from = upTo;
}
from = 0;
for (const { upTo } of bands) {
  const least = from;
  print(
    `refined, estimated ${from + 1} to ${upTo}`,
    main.filter(({ refined }) => refined > least && refined <= upTo),
    'refined',
  );
  from = upTo;
}
if (process.argv.includes('--write')) write(fitWeights(free));

function measureFile(file) {
  const document = new lib.PtxDocument(file, 'ptx', 1, readFileSync(join(corpus, 'ptx', file), 'utf8'));
  const analysis = lib.analyse(document);
  return document.blocks.flatMap((_, block) =>
    lib.functionsIn(analysis, block).flatMap((place) => {
      const { name, bounds } = place.info;
      const kernel = reported.get(`${file} ${name}`);
      if (!kernel) return [];
      const fixed = lib.fixedRegisters(bounds);
      const features = fixed === undefined ? lib.featuresOf(place) : undefined;
      const quick = lib.reportOf(place).flow.estimate;
      const limit = lib.registerLimit(bounds);
      return [
        {
          source: file.replace(/\..*$/, ''),
          target: kernel.target,
          actual: kernel.registers,
          features,
          limit,
          calls: lib.callsOut(place),
          quick: quick.estimate,
          quickInside: quick.low <= kernel.registers && kernel.registers <= quick.high,
          isFitted: features !== undefined && !lib.callsOut(place),
        },
      ];
    }),
  );
}

function estimateWith({ features, limit, calls, quick }, weights) {
  return features ? lib.fromFeatures(features, limit, calls, weights).estimate : quick;
}

/** Least absolute errors by reweighted least squares; an error counts less in a kernel with many registers. */
function fitWeights(group) {
  const size = group[0].features.values.length;
  let importance = group.map(({ actual }) => actual ** -0.25);
  const first = importance;
  let weights;
  for (let turn = 0; turn < 30; turn++) {
    const matrix = Array.from({ length: size }, () => new Float64Array(size + 1));
    group.forEach(({ features: { values }, actual }, index) => {
      for (let i = 0; i < size; i++) {
        const scaled = importance[index] * values[i];
        for (let j = 0; j < size; j++) matrix[i][j] += scaled * values[j];
        matrix[i][size] += scaled * actual;
      }
    });
    matrix.forEach((row, i) => {
      row[i] += 1e-3;
    });
    weights = solve(matrix);
    const error = ({ features: { values }, actual }) =>
      Math.abs(actual - values.reduce((sum, value, i) => sum + value * weights[i], 0));
    importance = group.map((row, index) => first[index] / Math.max(1, error(row)));
  }
  return weights;
}

/** Gaussian elimination; the last column is the right side. */
function solve(matrix) {
  const size = matrix.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot], matrix[column]];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = matrix[row][column] / matrix[column][column];
      for (let at = column; at <= size; at++) matrix[row][at] -= factor * matrix[column][at];
    }
  }
  return matrix.map((row, i) => row[size] / row[i]);
}

function bandsOf(group) {
  return CLASSES.map((upTo, index) => {
    const least = index === 0 ? 0 : CLASSES[index - 1];
    const errors = group
      .filter(({ refined }) => refined > least && refined <= upTo)
      .map(({ actual, refined }) => actual - refined)
      .sort((a, b) => a - b);
    return { upTo, below: Math.min(0, quantile(errors, 0.1)), above: Math.max(0, quantile(errors, 0.9)) };
  });
}

function isInside({ actual, refined, limit }) {
  const { below, above } = bands.find(({ upTo }) => refined <= upTo) ?? bands[bands.length - 1];
  return refined + below <= actual && actual <= Math.min(limit, refined + above);
}

function header(first) {
  console.log(
    `| ${first} | number | mean error | median | median, relative | within 4 | within 20 % | inside the range |`,
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
}

function print(name, group, key) {
  if (group.length === 0) return;
  const sizes = group.map((row) => Math.abs(row.actual - row[key])).sort((a, b) => a - b);
  const relative = group.map((row) => Math.abs(row.actual - row[key]) / row.actual).sort((a, b) => a - b);
  const share = (test) => `${Math.round((100 * group.filter(test).length) / group.length)} %`;
  const cells = [
    name,
    group.length,
    (sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toFixed(1),
    median(sizes),
    `${(100 * median(relative)).toFixed(1)} %`,
    share((row) => Math.abs(row.actual - row[key]) <= 4),
    share((row) => Math.abs(row.actual - row[key]) <= 0.2 * row.actual),
    share((row) => (key === 'quick' ? row.quickInside : row.inside)),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

function median(sorted) {
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function quantile(sorted, fraction) {
  return sorted[Math.round(fraction * (sorted.length - 1))] ?? 0;
}

function write(weights) {
  const file = join(root, 'server/src/features/estimate/weights.ts');
  const list = weights.map((weight) => `  ${Number(weight.toPrecision(4))},\n`).join('');
  const lines = bands
    .map(({ upTo, below, above }) => `  { upTo: ${upTo}, below: ${below}, above: ${above} },\n`)
    .join('');
  const text = readFileSync(file, 'utf8')
    .replace(/(export const weights[^=]*= )\[[^;]*\];/, `$1[\n${list}];`)
    .replace(/(export const bands[^=]*= )\[[^;]*\];/, `$1[\n${lines}];`);
  writeFileSync(file, text);
}

async function load(contents) {
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, platform: 'node', format: 'cjs' });
  const module = { exports: {} };
  // A bundle of CommonJS: what the engine loads late it asks for with `require`.
  const { createRequire } = await import('node:module');
  new Function('module', 'exports', 'require', outputFiles[0].text)(
    module,
    module.exports,
    createRequire(import.meta.url),
  );
  return module.exports;
}
