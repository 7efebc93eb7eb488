// Names by chance and by malice: none throws, and none takes more than a bounded number of steps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { demangleFresh } from '../../server/src/demangle';
import { demangleItanium } from '../../server/src/demangle/itanium';
import recorded from './names.json';

const names = Object.values(recorded.names).flatMap((group) => Object.keys(group));
const MOST_STEPS = 20_010;
const LONGEST_ANSWER = 1 << 14;

function holdsBounds(name: string): void {
  const { text, steps } = demangleItanium(name);
  assert.ok(steps <= MOST_STEPS, `${steps} steps: ${name}`);
  assert.ok((text ?? '').length <= LONGEST_ANSWER);
  assert.ok((demangleFresh(name)?.text ?? '').length <= LONGEST_ANSWER);
}

/** Where one letter is another, or is gone, or a part stands twice. */
const mutated = fc
  .tuple(
    fc.constantFrom(...names),
    fc.array(
      fc.tuple(fc.nat(400), fc.nat(400), fc.nat(3), fc.constantFrom(...'_ZNIEJTSLXDpPRKFAMUlQsrcv0123456789abi$.')),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([name, edits]) => edits.reduce(edited, name));

function edited(name: string, [at, to, sort, letter]: readonly [number, number, number, string]): string {
  const start = 2 + (at % Math.max(name.length - 2, 1));
  const end = Math.min(start + (to % 20), name.length);
  if (sort === 0) return name.slice(0, start) + letter + name.slice(start + 1);
  if (sort === 1) return name.slice(0, start) + name.slice(end);
  if (sort === 2) return name.slice(0, end) + name.slice(start);
  return name.slice(0, start) + letter + name.slice(start);
}

test('names with mistakes', () => {
  fc.assert(fc.property(mutated, holdsBounds), { seed: 11, numRuns: 4000 });
});

test('letters by chance', () => {
  const parts = [
    ...'_ZNIEJTSLXDpPRKFAMUlQEEEE',
    'S_',
    'T_',
    'S0_',
    'T0_',
    '1A',
    '3foo',
    'Dp',
    'DT',
    'cv',
    'sr',
    'L_Z',
    'Li1E',
    'fp_',
    'pl',
    'cl',
    'v',
    'i',
    'B_',
    'NvC',
    '17h0123456789abcdefE',
  ];
  const words = fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((found) => found.join(''));
  fc.assert(
    fc.property(fc.constantFrom('_Z', '_Z1fI', '_ZN', '_R', '_RNv'), words, (start, rest) => holdsBounds(start + rest)),
    { seed: 12, numRuns: 8000 },
  );
});

test('names that mean more than anybody could read', () => {
  const substitution = (index: number): string => (index === 0 ? 'S_' : `S${(index - 1).toString(36).toUpperCase()}_`);
  const twice = (of: (index: number) => string): string => Array.from({ length: 60 }, (_, index) => of(index)).join('');
  const bombs = [
    `_Z1f1A${twice((index) => `1BI${substitution(index * 2).repeat(2)}E`)}`,
    `_Z1fPFvvE${twice((index) => `F${substitution(index).repeat(3)}E`)}`,
    `_Z1fIX${'sr1AIX'.repeat(190)}Li1E`,
    `_Z1fIJ${'J'.repeat(3000)}`,
    `_Z1f${'P'.repeat(8000)}i`,
    `_ZN${'1A'.repeat(4000)}Ev`,
    `_ZN${'UlvE_'.repeat(1500)}Ev`,
    `_Z1f${'i'.repeat(8000)}`,
    `_Z1fv${'.1'.repeat(4000)}!`,
    `_Z1fv${'.a1'.repeat(2600)}!`,
    `_R${'NvB_'.repeat(2000)}`,
    `_RIC1a${'T'.repeat(190)}${'B3_'.repeat(2000)}`,
    `_RNvC1au128_${'a'.repeat(128)}`,
    `_ZN${'$'.repeat(8000)}`,
    `_Z${'_param_1'.repeat(1000)}`,
    'x'.repeat(8193),
  ];
  for (const bomb of bombs) holdsBounds(bomb);
});
