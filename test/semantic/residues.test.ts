// What is known of an integer holds for every integer of which it is known.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  anyInteger,
  difference,
  exactly,
  inBits,
  masked,
  product,
  type Residue,
  sum,
} from '../../server/src/semantic/residues';
import { runs } from '../runs';

const number = fc.bigInt({ min: -(1n << 34n), max: 1n << 34n });

/** A number and something that is known of it. */
const sample = fc.tuple(number, fc.integer({ min: -1, max: 6 })).map(([value, power]) => {
  const modulus = 1n << BigInt(Math.max(power, 0));
  const fact: Residue = power < 0 ? exactly(value) : { value: ((value % modulus) + modulus) % modulus, modulus };
  return { value, fact };
});

function holds({ value, modulus }: Residue, of: bigint): boolean {
  return modulus === 0n ? value === of : (value - of) % modulus === 0n;
}

test('sums, differences, products and masks', () => {
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      assert.ok(holds(sum(a.fact, b.fact), a.value + b.value));
      assert.ok(holds(difference(a.fact, b.fact), a.value - b.value));
      assert.ok(holds(product(a.fact, b.fact), a.value * b.value));
      assert.ok(holds(masked(a.fact, b.value), a.value & b.value));
    }),
    { seed: 601, numRuns: 500 * runs },
  );
});

test('registers keep their lower bits', () => {
  fc.assert(
    fc.property(sample, ({ value, fact }) => {
      assert.ok(holds(inBits(fact, 32), BigInt.asIntN(32, value)));
      const kept = inBits(fact, 32);
      if (kept.modulus !== 0n) assert.ok(holds(kept, BigInt.asUintN(32, value)));
    }),
    { seed: 602, numRuns: 300 * runs },
  );
});

test('a product with a constant is a multiple of it', () => {
  assert.deepEqual(product(anyInteger, exactly(16n)), { value: 0n, modulus: 16n });
  assert.deepEqual(sum(product(anyInteger, exactly(16n)), exactly(20n)), { value: 4n, modulus: 16n });
});
