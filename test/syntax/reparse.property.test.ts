// A tree that was made from the one before the edit is the tree that a parse of the whole text gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textToBytes } from '../../server/src/base/text';
import { splitBlocks } from '../../server/src/syntax/blocks';
import type { SyntaxTree } from '../../server/src/syntax/nodes';
import { parseBlockBytes } from '../../server/src/syntax/parse';
import { reparse } from '../../server/src/syntax/reparse';
import { runs } from '../runs';
import { corpusTexts, word } from './texts';

const functions = corpusTexts.flatMap((text) => {
  const bytes = textToBytes(text);
  return splitBlocks(bytes)
    .filter(({ isFunction }) => isFunction)
    .map(({ start, end }) => text.slice(start, end));
});

/** Where something is typed as a part of a text, what of it is taken away, and what is put there. */
const edits = fc.array(
  fc.record({
    at: fc.nat(1_000_000),
    removed: fc.constantFrom(0, 0, 0, 1, 1, 3, 20),
    inserted: fc.oneof(
      fc.constantFrom('', ' ', '\n', ';', ',', 'x', '1', '%', '.', '//', 'add.u32 %r1, %r2, %r3;', '@%p1 ', 'bra L;'),
      word,
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

const plain = ({ tokens, problems, count, kinds, first, last, next }: SyntaxTree) => ({
  tokens,
  problems: [...problems].sort((a, b) => a.start - b.start || a.end - b.end),
  count,
  kinds,
  first,
  last,
  next,
});

test('typing in functions: the tree is that of a parse of the whole', () => {
  let made = 0;
  let all = 0;
  fc.assert(
    fc.property(fc.constantFrom(...functions), edits, (start, steps) => {
      let text = start;
      let tree = parseBlockBytes(textToBytes(text));
      for (const { at, removed, inserted } of steps) {
        const from = at % (text.length + 1);
        const oldEnd = Math.min(text.length, from + removed);
        text = text.slice(0, from) + inserted + text.slice(oldEnd);
        const bytes = textToBytes(text);
        const whole = parseBlockBytes(bytes);
        const spliced = reparse(tree, bytes, { start: from, oldEnd, newEnd: from + inserted.length });
        if (spliced) assert.deepEqual(plain(spliced.tree), plain(whole));
        all++;
        if (spliced) made++;
        tree = spliced?.tree ?? whole;
      }
    }),
    { seed: 141, numRuns: 300 * runs },
  );
  assert.ok(made > all / 2, `only ${made} of ${all} edits were so`);
});
