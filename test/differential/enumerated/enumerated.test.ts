// The enumerator: the same lines in every run, none twice, right ones and near misses of each instruction.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instructionNamed } from '../../../server/src/isa/catalogue';
import { enumerateLines } from './index';
import { gather, spread } from './record';

const few = ['add', 'ld', 'mma', 'exit'].map((name) => instructionNamed(name)!);

test('the same data give the same lines, each once', () => {
  const lines = enumerateLines(few);
  assert.deepEqual(enumerateLines(few), lines);
  assert.equal(new Set(lines.map(({ text }) => text)).size, lines.length);
  for (const { name } of few) {
    const reasons = new Set(lines.filter(({ instruction }) => instruction === name).map(({ reason }) => reason));
    assert.ok(reasons.has('form') && reasons.size > 2, name);
  }
});

test('long vectors are written short and read back', () => {
  for (const { text } of enumerateLines(few)) assert.equal(spread(gather(text)), text);
});
