// Comments of a text: they lie in the gaps between tokens and are no nodes.
import type { Tokens } from '../syntax/tokens';

export interface Comment {
  /** Offsets from the block's start; a line comment ends before its line end. */
  readonly start: number;
  readonly end: number;
  readonly isLine: boolean;
}

const SLASH = 47;
const STAR = 42;
const HASH = 35;

/** All comments of a block in order; a `// …` in a line marker is none. */
export function commentsOf(bytes: Uint8Array, tokens: Tokens): Comment[] {
  const found: Comment[] = [];
  let at = 0;
  for (let token = 0; token <= tokens.count; token++) {
    const end = tokens.starts[token];
    if (end > at) collect(bytes, at, end, found);
    at = tokens.ends[token];
  }
  return found;
}

function collect(bytes: Uint8Array, start: number, end: number, found: Comment[]): void {
  for (let at = start; at < end; ) {
    if (bytes[at] === HASH) at = lineEnd(bytes, at, end);
    else if (bytes[at] !== SLASH) at++;
    else {
      const isLine = bytes[at + 1] !== STAR;
      const commentEnd = isLine ? lineEnd(bytes, at, end) : blockEnd(bytes, at + 2, end);
      found.push({ start: at, end: commentEnd, isLine });
      at = commentEnd;
    }
  }
}

function lineEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at++;
  return at;
}

function blockEnd(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at + 1 < end; at++) if (bytes[at] === STAR && bytes[at + 1] === SLASH) return at + 2;
  return end;
}
