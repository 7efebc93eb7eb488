// Live ranges of single values against the definitions spelled out (reference.ts), on bodies that no compiler writes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultBudget } from '../../server/src/flow/liveness';
import { profileOf } from '../../server/src/flow/profile';
import { liveRangeOf, valuesAt } from '../../server/src/flow/ranges';
import type { FunctionCode } from '../../server/src/semantic/code';
import { runs } from '../runs';
import { program } from './notation';
import { anyFunction } from './random';
import { defsOf, referenceLiveness, usesOf } from './reference';

test('a value is alive where the definition says so, written and read where the code says so', () => {
  const agree = (code: FunctionCode): void => {
    const profile = profileOf(code, defaultBudget);
    const { before, after } = referenceLiveness(code);
    const instructions = Array.from({ length: code.count }, (_, i) => i);
    for (let value = 0; value < Math.min(code.valueCount, 8); value++) {
      const range = liveRangeOf(profile, value);
      const alive = range.alive.flatMap(([first, last]) => instructions.slice(first, last + 1));
      assert.deepEqual(
        alive,
        instructions.filter((i) => before[i].has(value) || after[i].has(value)),
      );
      assert.deepEqual(
        range.definitions,
        instructions.filter((i) => defsOf(code, i).includes(value)),
      );
      assert.deepEqual(
        range.uses,
        instructions.filter((i) => usesOf(code, i).includes(value)),
      );
    }
    for (const i of instructions.filter((at) => at % 7 === 0)) {
      const found = valuesAt(profile, i);
      assert.deepEqual(found.map(({ value }) => value).sort(), [...new Set([...before[i], ...after[i]])].sort());
      const units = (isIn: (value: number) => boolean): number =>
        found.filter(({ value }) => isIn(value)).reduce((sum, one) => sum + one.units, 0);
      const most = Math.max(
        units((value) => before[i].has(value)),
        units((value) => after[i].has(value)),
      );
      assert.equal(most, profile.pressure.registers[i]);
    }
  };
  fc.assert(fc.property(anyFunction, agree), { seed: 5, numRuns: 20 * runs });
});

test('longest ranges first, with the nearest write and the last read', () => {
  const { code, names } = program(`
    long =
    d1 =
    short = long
    = short d1
    = long
    end
  `);
  const found = valuesAt(profileOf(code), 2).map((one) => ({ ...one, value: names[one.value] }));
  assert.deepEqual(found, [
    { value: 'long', units: 1, isPredicate: false, definition: 0, lastUse: 4, isBorn: false, dies: false },
    { value: 'd1', units: 2, isPredicate: false, definition: 1, lastUse: 3, isBorn: false, dies: false },
    { value: 'short', units: 1, isPredicate: false, definition: 2, lastUse: 3, isBorn: true, dies: false },
  ]);
  const [first] = valuesAt(profileOf(code), 4);
  assert.deepEqual([names[first.value], first.dies], ['long', true]);
});
