// The refined estimate: what ptxas does to small kernels, limits of a header.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callsOut } from '../../../server/src/features/estimate/inlining';
import { operationsOf } from '../../../server/src/features/estimate/operations';
import {
  featuresOf,
  fromFeatures,
  fullOccupancy,
  refinedEstimate,
} from '../../../server/src/features/estimate/refined';
import { refinedReports } from '../../../server/src/features/estimate/reports';
import { simulate } from '../../../server/src/features/estimate/simulate';
import { functionsIn, valueNames } from '../../../server/src/features/registers/place';
import { analysisOf, kernel } from '../harness';

const placesIn = (text: string) => {
  const analysis = analysisOf(text);
  return analysis.document.blocks.flatMap((_, block) => functionsIn(analysis, block));
};
const sm80 = { full: 32, hasOperandsInMemory: true };
const simulationOf = (statements: string) => simulate(placesIn(kernel(statements))[0], sm80)!;

test('which values cost no register: constants, parameters, what a warp has in common, copies, offsets of addresses', () => {
  const [place] = placesIn(
    kernel(`  ld.param.u64 %rd1, [data];
  cvta.to.global.u64 %rd2, %rd1;
  mov.u32 %r1, 7;
  mov.u32 %r2, %ctaid.x;
  mov.u32 %r3, %tid.x;
  add.u32 %r4, %r2, 1;
  mul.wide.u32 %rd3, %r3, 4;
  add.u64 %rd4, %rd2, %rd3;
  add.u64 %rd5, %rd4, 16;
  ld.global.u32 %r5, [%rd5];
  mov.b32 %r6, %r5;
  st.global.u32 [%rd4], %r6;`),
  );
  const { units, unitsWithUniform, unitsWithParameters } = operationsOf(place);
  const costs = (table: Uint8Array): string[] => valueNames(place).filter((_, value) => table[value] > 0);
  assert.deepEqual(costs(units), ['%r3', '%rd3', '%rd4', '%r5']);
  assert.deepEqual(costs(unitsWithParameters), ['%rd1', '%rd2', '%r2', '%r3', '%r4', '%rd3', '%rd4', '%r5']);
  assert.deepEqual(costs(unitsWithUniform), ['%r2', '%r3', '%r4', '%rd3', '%rd4', '%r5']);
});

test('a small body that loops is unrolled, one with a barrier is not', () => {
  const loop = (inside: string): string => `  mov.u32 %r1, 0;
again:
  ld.global.u32 %r2, [%rd1];
  add.u32 %r3, %r3, %r2;
  ${inside}
  add.u32 %r1, %r1, 1;
  setp.lt.u32 %p1, %r1, %r4;
  @%p1 bra again;
  st.global.u32 [%rd1], %r3;`;
  const [once, unrolled] = [simulationOf(loop('bar.sync 0;')), simulationOf(loop(''))];
  assert.ok(
    unrolled.unrolledUniform >= once.unrolledUniform + 3,
    `${unrolled.unrolledUniform} and ${once.unrolledUniform}`,
  );
  assert.equal(unrolled.tight, once.tight);
});

test('an accumulator that is copied back at the end of a loop counts once', () => {
  const count = 8;
  const all = (write: (i: number) => string): string => Array.from({ length: count }, (_, i) => write(i)).join('\n');
  const loop = (body: string): string => `${all((i) => `  ld.global.f32 %f${i}, [%rd1+${4 * i}];`)}
again:
  ld.global.f32 %f20, [%rd1];
  bar.sync 0;
${body}
  setp.gt.f32 %p1, %f20, 0f00000000;
  @%p1 bra again;
${all((i) => `  st.global.f32 [%rd1+${4 * i}], %f${i};`)}`;
  const inPlace = simulationOf(loop(all((i) => `  add.f32 %f${i}, %f${i}, %f20;`)));
  const copied = simulationOf(
    loop(`${all((i) => `  add.f32 %f${i + 10}, %f${i}, %f20;`)}
${all((i) => `  mov.f32 %f${i}, %f${i + 10};`)}`),
  );
  assert.equal(copied.least, inPlace.least);
});

test('the room of full occupancy is that of the target, and a new target gives a new estimate', () => {
  const loads = (target: string): string =>
    kernel(
      [
        ...Array.from({ length: 36 }, (_, i) => `  ld.global.u32 %r${i}, [%rd1+${4 * i}];`),
        ...Array.from({ length: 36 }, (_, i) => `  st.global.u32 [%rd1+${4 * i}], %r${i};`),
      ].join('\n'),
    ).replace(/\.target \w+/, `.target ${target}`);
  assert.equal(fullOccupancy(placesIn(loads('sm_90'))[0]), 32);
  assert.equal(fullOccupancy(placesIn(loads('sm_120'))[0]), 40);
  assert.equal(fullOccupancy(placesIn(loads('sm_75'))[0]), 64);
});

test('just below full occupancy an estimate is drawn towards it, further down and at it not', () => {
  const { simulation } = featuresOf(placesIn(kernel('  add.u32 %r1, %r1, 1;'))[0])!;
  const estimates = (full: number, lines: readonly number[]): number[] =>
    lines.map(
      (line) => fromFeatures({ simulation: { ...simulation, full }, values: [line] }, 255, false, [1]).estimate,
    );
  assert.deepEqual(estimates(32, [10, 22, 26, 30, 32, 45]), [10, 22, 28, 32, 32, 45]);
  assert.deepEqual(estimates(40, [26, 30, 34, 39, 40]), [26, 30, 36, 40, 40]);
});

test('functions of the module that call nothing are inlined, others are called', () => {
  const module = (callee: string): string => `${kernel('').split('.visible')[0]}
.extern .func outside;
.func inside { add.u32 %r1, %r1, 1; ret; }
.func deep { call outside; ret; }
.visible .entry k() { call ${callee}; ret; }`;
  const calls = (callee: string): boolean => callsOut(placesIn(module(callee)).find(({ info }) => info.name === 'k')!);
  assert.deepEqual(['outside', 'inside', 'deep'].map(calls), [true, false, true]);
});

test('loads move over a short conditional block', () => {
  const part = (i: number): string => `  @%p1 bra skip${i};
  ld.global.u32 %r${i}, [%rd1+${4 * i}];
skip${i}:
  st.shared.u32 [%r0+${4 * i}], %r${i};`;
  const statements = [1, 2, 3, 4, 5, 6].map(part).join('\n');
  const { unboundedUniform: unbounded, least } = simulationOf(`  mov.u32 %r0, %tid.x;\n${statements}`);
  assert.ok(unbounded >= least + 4, `${unbounded} and ${least}`);
});

test('a header’s limit caps it, and a large document keeps the quick estimates', () => {
  const capped = kernel('  add.u32 %r1, %r1, 1;').replace('count)', 'count)\n.maxnreg 24');
  assert.ok(refinedEstimate(placesIn(capped)[0]).high <= 24);
  const small = analysisOf(kernel('  add.u32 %r1, %r1, 1;'));
  const large = analysisOf(`${kernel('  add.u32 %r1, %r1, 1;')}//${'-'.repeat(600_000)}\n`);
  const quick = large.blocks.flatMap(({ flows }) => flows)[0];
  assert.equal(refinedReports(large)[0].flow, quick);
  assert.notEqual(refinedReports(small)[0].flow, undefined);
});
