import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEmpty, lowestBit, setBit, wordsFor } from '../../server/src/base/bitset';
import { ReusedMemory } from '../../server/src/flow/memory';

test('reused memory gives zeros, and what it gave before stays apart until the reset', () => {
  const memory = new ReusedMemory();
  const first = memory.take(10).fill(7);
  const large = memory.take(1 << 20).fill(8);
  const small = memory.take(10);
  assert.deepEqual([first[9], large[0], small[0]], [7, 8, 0]);
  small.fill(9);
  assert.equal(large[large.length - 1], 8);
  memory.reset();
  assert.ok(isEmpty(memory.take(1 << 20), 0, 1 << 20));
  memory.take(1 << 23);
  memory.reset();
  assert.equal(memory.take(3).length, 3);
});

test('bit sets: the sign bit is a bit like any other', () => {
  const words = new Int32Array(wordsFor(65));
  assert.equal(words.length, 3);
  setBit(words, 1, 31);
  assert.equal(lowestBit(words[1]), 31);
  assert.equal(lowestBit(0), -1);
  assert.equal(lowestBit(12), 2);
  assert.ok(isEmpty(words, 0, 1) && !isEmpty(words, 1, 1));
});
