// Reads of unwritten values, against a reference that runs every program with all values of its predicates.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildGraph } from '../../server/src/flow/graph';
import { findUnwrittenReads } from '../../server/src/flow/unwritten';
import { type FunctionCode, InstructionFlag } from '../../server/src/semantic/code';
import type { Literal, PredicateDefinition, PredicateFacts } from '../../server/src/semantic/predicates';
import { runs } from '../runs';
import { assemble, type TestInstruction } from './notation';
import { defsOf, reach, successorsOf, usesOf } from './reference';

/** Values 0 to 2 are predicates, 3 to 5 registers; variables 6 and 7 are conditions, of value 3 and of nothing. */
const PREDICATES = 3;
const VALUES = 6;
const CONDITIONS = [6, 7];
const dependents = new Map([[3, [6]]]);

interface Sample {
  readonly code: FunctionCode;
  readonly predicates: PredicateFacts;
  readonly stops: ReadonlySet<number>;
}

interface Line extends TestInstruction {
  readonly guard: Literal | undefined;
  readonly definition: PredicateDefinition | undefined;
  readonly isStop: boolean;
}

const predicate = fc.integer({ min: 0, max: PREDICATES - 1 });
const register = fc.integer({ min: PREDICATES, max: VALUES - 1 });
const literal = (of: fc.Arbitrary<number>): fc.Arbitrary<Literal> =>
  fc.record({ variable: of, isNegated: fc.boolean() });
const guard = fc.option(literal(predicate), { nil: undefined });

function definition(target: number): fc.Arbitrary<PredicateDefinition | undefined> {
  const source = literal(fc.oneof(predicate, fc.constantFrom(...CONDITIONS)));
  return fc.oneof(
    fc.constant(undefined),
    fc.boolean().map((is) => ({ kind: 'constant' as const, target, is })),
    source.map((as) => ({ kind: 'same' as const, target, as })),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      target: fc.constant(target),
      of: fc.array(source, { minLength: 1, maxLength: 2 }),
    }),
  );
}

function sourcesOf(found: PredicateDefinition | undefined): number[] {
  if (found === undefined || found.kind === 'constant') return [];
  return (found.kind === 'same' ? [found.as] : found.of).map(({ variable }) => variable);
}

function line(count: number): fc.Arbitrary<Line> {
  const nothing = { targets: [], flags: 0, definition: undefined, isStop: false };
  const sets = fc.tuple(predicate, guard).chain(([target, by]) =>
    definition(target).map((found): Line => {
      const uses = sourcesOf(found).filter((variable) => variable < PREDICATES);
      return { ...nothing, uses, defs: [target], guard: by, definition: found };
    }),
  );
  const moves = fc.record({
    uses: fc.array(register, { maxLength: 1 }),
    defs: fc.array(register, { maxLength: 1 }),
    guard,
    isStop: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  });
  const jumps = fc.record({ targets: fc.array(fc.integer({ min: 0, max: count }), { maxLength: 1 }), guard });
  return fc.oneof(
    { weight: 2, arbitrary: sets },
    { weight: 3, arbitrary: moves.map((parts): Line => ({ ...nothing, ...parts })) },
    {
      weight: 2,
      arbitrary: jumps.map(
        (parts): Line => ({ ...nothing, uses: [], defs: [], ...parts, flags: InstructionFlag.Ends }),
      ),
    },
  );
}

const anySample: fc.Arbitrary<Sample> = fc
  .integer({ min: 1, max: 14 })
  .chain((count) => fc.array(line(count), { minLength: count, maxLength: count }))
  .map((lines) => {
    const instructions = lines.map(({ guard: by, flags, uses, ...rest }) => ({
      ...rest,
      uses: by ? [by.variable, ...uses] : uses,
      flags: by ? flags | InstructionFlag.Guarded : flags,
    }));
    const units = [0, 0, 0, 1, 1, 1];
    const code = assemble(
      instructions,
      units,
      units.map((size) => (size === 0 ? 1 : 0)),
    );
    const definitions = new Map(lines.flatMap(({ definition: found }, i) => (found ? [[i, [found]] as const] : [])));
    const predicates = { variableCount: 8, guardOf: (i: number) => lines[i].guard, definitions, dependents };
    const stops = new Set(lines.flatMap(({ isStop }, i) => (isStop ? [i] : [])));
    return { code, predicates, stops };
  });

/** Instructions that read the value in some execution in which nothing has written it. */
function reference({ code, predicates, stops }: Sample, value: number): Set<number> {
  const unwritten = new Set<number>();
  const seen = new Set<string>();
  const open: { i: number; truth: number; isWritten: boolean }[] = [];
  const enter = (i: number, truth: number, isWritten: boolean): void => {
    const key = `${i} ${truth} ${isWritten}`;
    if (i >= code.count || seen.has(key)) return;
    seen.add(key);
    open.push({ i, truth, isWritten });
  };
  for (let truth = 0; truth < 1 << 8; truth++) enter(0, truth & 0b11000111, false);
  const holds = (truth: number, { variable, isNegated }: Literal): boolean =>
    ((truth >> variable) & 1) === (isNegated ? 0 : 1);
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const { i, truth } = state;
    const by = predicates.guardOf(i);
    const isExecuted = by === undefined || holds(truth, by);
    // A guard is read whether it holds or not.
    if (!state.isWritten && (by?.variable === value || (isExecuted && usesOf(code, i).includes(value))))
      unwritten.add(i);
    if (!isExecuted) {
      enter(i + 1, truth, state.isWritten);
      continue;
    }
    if (stops.has(i) && by === undefined) continue;
    const isWritten = state.isWritten || defsOf(code, i).includes(value);
    let outcomes = [truth];
    const either = (variable: number): void => {
      outcomes = outcomes.flatMap((one) => [one | (1 << variable), one & ~(1 << variable)]);
    };
    for (const target of defsOf(code, i)) {
      for (const condition of dependents.get(target) ?? []) either(condition);
      if (target < PREDICATES) either(target);
    }
    for (const found of predicates.definitions.get(i) ?? []) {
      const is =
        found.kind === 'constant'
          ? found.is
          : found.kind === 'same'
            ? holds(truth, found.as)
            : found.kind === 'and'
              ? found.of.every((one) => holds(truth, one))
              : found.of.some((one) => holds(truth, one));
      const bit = 1 << found.target;
      outcomes = outcomes.map((one) => (is ? one | bit : one & ~bit));
    }
    const ends = (code.flags[i] & InstructionFlag.Ends) !== 0;
    const next = ends ? [...code.targets.slice(code.targetStart[i], code.targetStart[i + 1])] : [i + 1];
    for (const target of next) for (const outcome of outcomes) enter(target, outcome, isWritten);
  }
  return unwritten;
}

/** Whether no path writes the value before it gets to the instruction for the first time. */
function isFirst(code: FunctionCode, value: number, instruction: number): boolean {
  const next = (i: number): number[] => successorsOf(code, i);
  const before = [...reach(code.count, next, 0, instruction)].filter((i) => defsOf(code, i).includes(value));
  return !before.some((write) => reach(code.count, next, write).has(instruction));
}

test('random programs: what is found is what some execution does, no more and no less', () => {
  fc.assert(
    fc.property(anySample, (sample) => {
      const found = findUnwrittenReads({
        code: sample.code,
        graph: buildGraph(sample.code),
        predicates: sample.predicates,
        isGiven: () => false,
        stops: (i) => sample.stops.has(i) && sample.predicates.guardOf(i) === undefined,
      });
      for (let value = 0; value < VALUES; value++) {
        const unwritten = reference(sample, value);
        const own = found.filter((read) => read.value === value);
        assert.equal(own.length, unwritten.size > 0 ? 1 : 0, `value ${value}: ${[...unwritten]}`);
        for (const { instruction, isCertain } of own) {
          assert.ok(unwritten.has(instruction), `value ${value} at ${instruction}: ${[...unwritten]}`);
          if (isCertain) assert.ok(isFirst(sample.code, value, instruction));
        }
      }
    }),
    { seed: 501, numRuns: 250 * runs },
  );
});
