// Random function bodies: any instruction may jump anywhere, so most graphs are irreducible and full of unreachable code.
import fc from 'fast-check';
import { type FunctionCode, InstructionFlag } from '../../server/src/semantic/code';
import { assemble, type TestInstruction } from './notation';

const VALUES = 40;
const UNITS = Array.from({ length: VALUES }, (_, value) => [1, 2, 0, 1, 4][value % 5]);
const PREDICATES = UNITS.map((units) => (units === 0 ? 1 : 0));

const value = fc.integer({ min: 0, max: VALUES - 1 });

function anyInstruction(count: number): fc.Arbitrary<TestInstruction> {
  const operands = { uses: fc.array(value, { maxLength: 3 }), defs: fc.array(value, { maxLength: 2 }) };
  const targets = fc.array(fc.integer({ min: 0, max: count }), { maxLength: 3 });
  const guarded = fc.constantFrom(0, InstructionFlag.Guarded);
  const plain = fc.record({ ...operands, targets: fc.constant([]), flags: guarded });
  const jump = fc.record({
    ...operands,
    targets,
    flags: guarded.map((guard) => guard | InstructionFlag.Ends),
  });
  return fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: jump });
}

export const anyFunction: fc.Arbitrary<FunctionCode> = fc
  .integer({ min: 0, max: 60 })
  .chain((count) => fc.array(anyInstruction(count), { minLength: count, maxLength: count }))
  .map((instructions) => assemble(instructions, UNITS, PREDICATES));

/** The same numbers on every machine (mulberry32). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A long body where every fourth instruction may go anywhere and every value is read far from its write. */
export function tangledFunction(count: number, values: number, seed: number): FunctionCode {
  const random = randomNumbers(seed);
  const instructions = Array.from({ length: count }, (_, i): TestInstruction => {
    if (i % 4 !== 3)
      return { uses: [random(values), random(values)], defs: [random(values)], targets: [], flags: random(2) };
    const flags = InstructionFlag.Ends | InstructionFlag.Guarded;
    return { uses: [random(values)], defs: [], targets: [random(count)], flags };
  });
  return assemble(instructions, new Array(values).fill(1), new Array(values).fill(0));
}
