// The kernel that the editor suite types: each word of it is offered where it stands, with nothing behind it yet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completions } from '../../server/src/features/completion';
import { piecesOf, script } from '../integration/typed';
import { analysisOf } from './harness';

test('a kernel typed from nothing: every word is offered', () => {
  let text = '';
  for (const line of script) {
    for (const { text: piece, isOffered } of piecesOf(line)) {
      // A modifier is offered when its dot is typed.
      const typed = isOffered && piece.startsWith('.') && /\w$/.test(text) ? `${text}.` : text;
      const found = isOffered ? completions(analysisOf(typed), typed.length, { unavailable: 'leave out' }) : undefined;
      const labels = found?.items.map(({ label }) => label) ?? [];
      assert.ok(
        !isOffered || labels.includes(piece),
        `${piece} behind ${text.split('\n').at(-1)}: ${labels.slice(0, 20)}`,
      );
      text += piece;
    }
    text += '\n';
  }
});
