import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyseFlow } from '../../server/src/flow';
import { buildGraph, isReachable } from '../../server/src/flow/graph';
import { liveValuesAt } from '../../server/src/flow/live';
import { computeLiveness, type FlowBudget } from '../../server/src/flow/liveness';
import { computePressure } from '../../server/src/flow/pressure';
import type { FunctionCode } from '../../server/src/semantic/code';
import { runs } from '../runs';
import { program } from './notation';
import { anyFunction, tangledFunction } from './random';
import { defsOf, referenceLiveness, usesOf } from './reference';

const noBounds = { setsMaxRegisters: false, calls: false };

function analyse(code: FunctionCode, budget?: FlowBudget) {
  const graph = buildGraph(code);
  const liveness = computeLiveness(code, graph, budget);
  return { graph, liveness, pressure: computePressure(code, graph, liveness) };
}

/** Registers per instruction of a program in test notation. */
function registers(text: string): number[] {
  return [...analyse(program(text).code).pressure.registers];
}

function liveNames(text: string, instruction: number) {
  const { code, names } = program(text);
  const { graph, liveness } = analyse(code);
  const { before, after } = liveValuesAt(code, graph, liveness, instruction);
  return { before: before.map((value) => names[value]).join(' '), after: after.map((value) => names[value]).join(' ') };
}

test('straight line: a result may take the place of a source that dies', () => {
  assert.deepEqual(registers('a =\nb =\nc = a b\n= c\nend'), [1, 2, 2, 1, 0]);
});

test('a result nobody reads needs its register for one instruction', () => {
  assert.deepEqual(registers('a =\ndead =\n= a\nend'), [1, 3, 1, 0]);
  assert.deepEqual(registers('a =\nb =\n= a\nend'), [1, 2, 1, 0]);
});

test('64 and 128 bits count two and four, predicates apart', () => {
  const { pressure } = analyse(program('d1 =\nv1 =\np =\nq = p\n?q a = d1 v1\n= a p\nend').code);
  assert.deepEqual([...pressure.registers], [2, 6, 6, 6, 6, 1, 0]);
  assert.deepEqual([...pressure.predicates], [0, 0, 1, 2, 2, 1, 0]);
  assert.equal(pressure.maxPredicates, 2);
  assert.equal(pressure.maxRegisters, 6);
  assert.equal(pressure.maxInstruction, 1);
});

test('diamond: a value read on one side only is live into that side only', () => {
  const text = 'a =\nb =\np =\n?p jump Else\n= a\njump Join\nElse:\n= b\nJoin:\nend';
  assert.deepEqual(liveNames(text, 4), { before: 'a', after: '' });
  assert.deepEqual(liveNames(text, 6), { before: 'b', after: '' });
  assert.deepEqual(liveNames(text, 3), { before: 'a b p', after: 'a b' });
});

test('a value carried around a loop is live throughout it', () => {
  const text = 'sum =\ni =\nx =\nTop:\ny = x\nsum = sum y\ni = i\np = i\n?p jump Top\n= sum\nend';
  assert.deepEqual(liveNames(text, 3), { before: 'sum i x', after: 'sum i x y' });
  assert.deepEqual(registers(text), [1, 2, 3, 4, 4, 3, 3, 3, 1, 0]);
});

test('a guarded write after a full one keeps the old value alive', () => {
  const text = 'p =\na =\nb =\n?p a = b\n= a\nend';
  assert.deepEqual(liveNames(text, 3), { before: 'p a b', after: 'a' });
});

test('a register first written under a guard is not live from the entry', () => {
  const text = 'p =\nb =\n?p a = b\n?p c = a\n= a c\nend';
  assert.deepEqual(liveNames(text, 1), { before: 'p', after: 'p b' });
  assert.deepEqual(liveNames(text, 2), { before: 'p b', after: 'p a' });
  assert.deepEqual(registers(text), [0, 1, 1, 2, 2, 0]);
});

test('a guarded first write in a loop is live around the loop only', () => {
  const text = 'p =\nb =\nTop:\nc = b\n?p a = c\n= a\n?p jump Top\nend';
  assert.deepEqual(liveNames(text, 1), { before: 'p', after: 'p b' });
  assert.deepEqual(liveNames(text, 2), { before: 'p b a', after: 'p b c a' });
});

test('a read of what nothing wrote costs its register there and nowhere else', () => {
  assert.deepEqual(registers('x =\n= x\n= never\n= never\nend'), [1, 1, 1, 1, 0]);
});

test('unreachable code needs nothing', () => {
  assert.deepEqual(registers('a =\njump End\nb =\n= a b\nEnd:\nend'), [1, 0, 0, 0, 0]);
});

test('a cycle with two entries', () => {
  const text = 'q =\na =\nb =\n?p jump B\nA:\n= a\nB:\n= b\n?q jump A\nend';
  assert.deepEqual(liveNames(text, 4), { before: 'q a b', after: 'q a b' });
  assert.deepEqual(liveNames(text, 3), { before: 'q a b p', after: 'q a b' });
});

test('the first of several maxima is named; without registers none', () => {
  assert.equal(analyseFlow(program('a =\n= a\nb =\n= b\nend').code, noBounds).maxInstruction, 0);
  assert.equal(analyseFlow(program('p =\nend').code, noBounds).maxInstruction, undefined);
  assert.equal(analyseFlow(program('').code, noBounds).maxRegisters, 0);
});

test('random bodies: liveness and pressure as defined, never below the operands', () => {
  fc.assert(
    fc.property(anyFunction, (code) => {
      const expected = referenceLiveness(code);
      const { graph, liveness, pressure } = analyse(code);
      assert.ok(liveness.complete);
      const live = Array.from({ length: code.count }, (_, i) => liveValuesAt(code, graph, liveness, i));
      assert.deepEqual(
        live.map(({ before }) => before.join()),
        live.map((_, i) => ascending(expected.before[i]).join()),
      );
      assert.deepEqual(
        live.map(({ after }) => after.join()),
        live.map((_, i) => ascending(expected.after[i]).join()),
      );
      checkCounts(code, pressure.registers, code.units, expected.before, expected.after);
      checkCounts(code, pressure.predicates, code.predicates, expected.before, expected.after);
      checkOperands(code, graph, pressure.registers);
    }),
    { seed: 14, numRuns: 30 * runs },
  );
});

test('random bodies: the summary in reused memory says the same', () => {
  fc.assert(
    fc.property(anyFunction, (code) => {
      const { pressure } = analyse(code);
      const summary = analyseFlow(code, noBounds);
      assert.equal(summary.maxRegisters, pressure.maxRegisters);
      assert.equal(summary.maxPredicates, pressure.maxPredicates);
      assert.equal(summary.maxInstruction, pressure.maxInstruction);
    }),
    { seed: 15, numRuns: 30 * runs },
  );
});

test('past the budget the counts are lower bounds and say so', () => {
  const code = tangledFunction(2_000, 400, 5);
  const full = analyse(code);
  assert.ok(full.liveness.complete);
  for (const budget of [
    { bytes: 1000, steps: 1e9 },
    { bytes: 1e9, steps: 1000 },
    { bytes: 1e9, steps: 5000 },
  ]) {
    const { liveness, pressure, graph } = analyse(code, budget);
    assert.equal(liveness.complete, false);
    assert.ok(pressure.maxRegisters > 0 && pressure.maxRegisters <= full.pressure.maxRegisters);
    checkOperands(code, graph, pressure.registers);
    for (let i = 0; i < code.count; i++) assert.ok(pressure.registers[i] <= full.pressure.registers[i]);
  }
  const cut = analyseFlow(code, noBounds, { bytes: 1e9, steps: 1000 });
  assert.equal(cut.complete, false);
  assert.equal(cut.estimate.high, 255);
});

test('a large tangle ends', () => {
  const summary = analyseFlow(tangledFunction(8_000, 300, 6), noBounds);
  assert.ok(summary.maxRegisters > 100);
});

function ascending(values: ReadonlySet<number>): number[] {
  return [...values].sort((a, b) => a - b);
}

function checkCounts(
  code: FunctionCode,
  counts: Int32Array,
  weights: Uint8Array,
  before: readonly ReadonlySet<number>[],
  after: readonly ReadonlySet<number>[],
): void {
  const weigh = (values: ReadonlySet<number>) => [...values].reduce((sum, value) => sum + weights[value], 0);
  for (let i = 0; i < code.count; i++) assert.equal(counts[i], Math.max(weigh(before[i]), weigh(after[i])), `at ${i}`);
}

function checkOperands(code: FunctionCode, graph: ReturnType<typeof buildGraph>, counts: Int32Array): void {
  const sum = (values: readonly number[]) =>
    [...new Set(values)].reduce((total, value) => total + code.units[value], 0);
  for (let block = 0; block < graph.blockCount; block++) {
    if (!isReachable(graph, block)) continue;
    for (let i = graph.blockStart[block]; i < graph.blockStart[block + 1]; i++) {
      assert.ok(counts[i] >= sum(usesOf(code, i)) && counts[i] >= sum(defsOf(code, i)));
    }
  }
}
