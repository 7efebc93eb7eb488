// The quick way must say what the detailed analysis says, on bodies that no compiler writes and on the whole corpus.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyseFlow } from '../../server/src/flow';
import { buildGraph } from '../../server/src/flow/graph';
import { computeLiveness, defaultBudget } from '../../server/src/flow/liveness';
import { computePressure } from '../../server/src/flow/pressure';
import { quickPeak } from '../../server/src/flow/quick';
import { type FunctionCode, InstructionFlag } from '../../server/src/semantic/code';
import { walkBlock } from '../../server/src/semantic/walk';
import { PtxDocument } from '../../server/src/syntax/document';
import { parseTransient } from '../../server/src/syntax/parse';
import { runs } from '../runs';
import { assemble, program, type TestInstruction } from './notation';
import { anyFunction, tangledFunction } from './random';
import { referenceSuspicion } from './reference';

const noBounds = { setsMaxRegisters: false, calls: false };

function detailedPeak(code: FunctionCode) {
  const graph = buildGraph(code);
  const { maxRegisters, maxPredicates, maxInstruction } = computePressure(code, graph, computeLiveness(code, graph));
  return { maxRegisters, maxPredicates, maxInstruction };
}

function agree(code: FunctionCode): void {
  const quick = quickPeak(code, defaultBudget);
  assert.ok(quick);
  const { suspicion: _, ...peak } = quick;
  assert.deepEqual(peak, detailedPeak(code));
}

function agreeOnSuspicion(code: FunctionCode): void {
  agree(code);
  assert.equal(quickPeak(code, defaultBudget)?.suspicion, referenceSuspicion(code));
}

function withoutJumps(code: FunctionCode): FunctionCode {
  return { ...code, targets: new Uint32Array(0), targetStart: new Uint32Array(code.count + 1) };
}

test('quick peak: random bodies', () => {
  fc.assert(fc.property(anyFunction, agreeOnSuspicion), { seed: 16, numRuns: 400 * runs });
});

test('quick peak: random bodies without jumps', () => {
  fc.assert(
    fc.property(anyFunction, (code) => agreeOnSuspicion(withoutJumps(code))),
    { seed: 17, numRuns: 100 * runs },
  );
});

test('quick peak: larger tangles, where sets have many words', () => {
  for (const seed of [1, 2, 3]) agree(tangledFunction(1_500, 300, seed));
});

test('quick peak: a result named twice counts once', () => agree(program('x x =\nend').code));

test('quick peak: a guarded first write in a loop, and a read of what nothing wrote', () => {
  agree(program('p =\nb =\nTop:\nc = b\n?p a = c\n= a d\n?p jump Top\nv d2 = never\nend').code);
  agree(program('p =\n?p a a =\n= a\nx x =\ny x = a\nend').code);
});

test('quick peak: the corpus', () => {
  const folder = 'test/corpus/ptx';
  // Every seventh file is enough for a run; PROPERTY_RUNS=7 takes all of them.
  const step = Math.max(1, Math.round(7 / Number(process.env.PROPERTY_RUNS ?? 1)));
  for (const [index, name] of readdirSync(folder)
    .filter((file) => file.endsWith('.ptx'))
    .entries()) {
    if (index % step !== 0) continue;
    for (const block of new PtxDocument(name, 'ptx', 1, readFileSync(`${folder}/${name}`, 'latin1')).blocks) {
      walkBlock(parseTransient(block.bytes), (_, code) => agree(code));
    }
  }
});

test('a body in an order that has nothing to do with its flow is left to the detailed analysis', () => {
  const blocks = 100;
  // The first jumps to the last block, and each block to the one before it.
  const instructions = Array.from({ length: 2 * blocks }, (_, i): TestInstruction => {
    if (i % 2 === 0) return { uses: [i >> 1], defs: [(i >> 1) + 1], targets: [], flags: 0 };
    return { uses: [], defs: [], targets: [i === 1 ? 2 * blocks - 2 : i - 3], flags: InstructionFlag.Ends };
  });
  const code = assemble(instructions, new Array(blocks + 1).fill(1), new Array(blocks + 1).fill(0));
  assert.equal(quickPeak(code, defaultBudget), undefined);
  const { maxRegisters, maxPredicates, maxInstruction } = analyseFlow(code, noBounds);
  assert.deepEqual({ maxRegisters, maxPredicates, maxInstruction }, detailedPeak(code));
});

test('the quick way keeps to the budget', () => {
  const code = tangledFunction(2_000, 400, 5);
  assert.equal(quickPeak(code, { bytes: 1000, steps: 1e9 }), undefined);
  assert.equal(quickPeak(code, { bytes: 1e9, steps: 1000 }), undefined);
});
