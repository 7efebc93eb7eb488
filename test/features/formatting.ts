// The formatter's result, and what must hold of it for any text.
import assert from 'node:assert/strict';
import { commentsOf } from '../../server/src/features/comments';
import { applyEdits, defaultFormat, type FormatOptions, format } from '../../server/src/features/format';
import { PtxDocument } from '../../server/src/syntax/document';
import { parseBlockBytes } from '../../server/src/syntax/parse';

export function formatted(text: string, options: Partial<FormatOptions> = {}): string {
  const document = new PtxDocument('file:///k.ptx', 'ptx', 1, text);
  return applyEdits(text, format(document, { ...defaultFormat, ...options }));
}

/** Tokens and comments of a text, as texts. */
function contents(text: string): string[] {
  const document = new PtxDocument('file:///k.ptx', 'ptx', 1, text);
  return document.blocks.flatMap((block) => {
    const { tokens, bytes } = parseBlockBytes(block.bytes);
    const own = block.text();
    const found = Array.from({ length: tokens.count }, (_, i) => ({
      start: tokens.starts[i],
      text: own.slice(tokens.starts[i], tokens.ends[i]),
    }));
    const comments = commentsOf(bytes, tokens).map(({ start, end }) => ({
      start,
      text: own.slice(start, end).trimEnd(),
    }));
    return [...found, ...comments].sort((a, b) => a.start - b.start).map((each) => each.text);
  });
}

export function assertSound(text: string, what: string): string {
  const once = formatted(text);
  assert.deepEqual(contents(once), contents(text), what);
  assert.equal(formatted(once), once, `${what}: a second run changes nothing`);
  return once;
}
