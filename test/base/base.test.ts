// Text as bytes, lines, bit sets and growing arrays, each against the plain way of doing it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isEmpty, lowestBit, setBit, wordsFor } from '../../server/src/base/bitset';
import { GrowableUint32 } from '../../server/src/base/growable';
import { lineStartsOf, upperBound } from '../../server/src/base/lines';
import { bytesToText, NON_ASCII, textToBytes } from '../../server/src/base/text';

const units = fc.array(fc.oneof(fc.nat({ max: 0x7f }), fc.nat({ max: 0xffff })), { maxLength: 60 });

test('one byte for each UTF-16 unit', () => {
  fc.assert(
    fc.property(units, (codes) => {
      const expected = codes.map((unit) => (unit < 0x80 ? unit : NON_ASCII));
      assert.deepEqual([...textToBytes(String.fromCharCode(...codes))], expected);
    }),
    { seed: 1 },
  );
});

test('bytes as text: what is not ASCII becomes U+FFFD', () => {
  assert.equal(bytesToText(textToBytes('add.u32'), 3, 7), '.u32');
  assert.equal(bytesToText(textToBytes('é\u{1f600}x'), 0, 4), '\ufffd\ufffd\ufffdx');
});

test('lines begin behind LF, CRLF and lone CR', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('\n', '\r', '\r\n', 'a', 'bc'), { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const expected = [...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length);
      assert.deepEqual([...lineStartsOf(textToBytes(text))], expected);
    }),
    { seed: 2 },
  );
});

test('the number of entries up to a value', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 }), { maxLength: 30 }), fc.nat({ max: 60 }), (values, limit) => {
      const ascending = Uint32Array.from(values).sort();
      assert.equal(upperBound(ascending, limit), values.filter((value) => value <= limit).length);
    }),
    { seed: 3 },
  );
});

test('bit sets', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 99 })), fc.nat({ max: 3 }), (bits, row) => {
      const words = new Int32Array(row + wordsFor(100));
      for (const bit of bits) setBit(words, row, bit);
      const found: number[] = [];
      for (let w = row; w < words.length; w++)
        for (let word = words[w]; word !== 0; word &= word - 1) found.push((w - row) * 32 + lowestBit(word));
      assert.deepEqual(
        found,
        bits.sort((a, b) => a - b),
      );
      assert.equal(isEmpty(words, row, wordsFor(100)), bits.length === 0);
    }),
    { seed: 4 },
  );
  assert.deepEqual([0, 1, 32, 33].map(wordsFor), [0, 1, 1, 2]);
  assert.equal(lowestBit(0), -1);
});

test('arrays that grow', () => {
  const array = new GrowableUint32(2);
  for (let i = 0; i < 100; i++) array.push(i * i);
  assert.deepEqual(
    [...array.copy()],
    Array.from({ length: 100 }, (_, i) => i * i),
  );
  assert.equal(array.copy().length, 100);
  assert.equal(array.extend(300, 7), 100);
  assert.deepEqual([array.length, array.data[99], array.data[100], array.data[399]], [400, 9801, 7, 7]);
});
