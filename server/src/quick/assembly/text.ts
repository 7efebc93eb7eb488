// The block's bytes and what sorts of them there are. A block is followed by bytes 0, so that no loop has to look for its end.

/** Where the block at hand lies. */
export let text: usize = 0;
/** Its length. */
export let length: i32 = 0;

export function setText(at: usize, size: i32): void {
  text = at;
  length = size;
}

// @ts-expect-error: decorator
export function byteAt(at: i32): u32 {
  return load<u8>(text + <usize>at);
}

export const OTHER: u32 = 0;
export const SPACE: u32 = 1;
export const LETTER: u32 = 2;
export const DIGIT: u32 = 3;
/** `$` and `_`. */
export const DOLLAR: u32 = 4;
export const PERCENT: u32 = 5;
export const DOT: u32 = 6;
/** What may stand among operands as it is. */
export const MARK: u32 = 7;
export const SEMICOLON: u32 = 8;

/** Byte -> the class in the low bits, WORD for those that go on with a name. */
const classes: usize = memory.data(256);
const WORD: u32 = 16;

function classify(bytes: string, value: u32): void {
  for (let i = 0; i < bytes.length; i++) store<u8>(classes + <usize>bytes.charCodeAt(i), <u8>value);
}

function classifyRange(from: u32, to: u32, value: u32): void {
  for (let byte = from; byte <= to; byte++) store<u8>(classes + <usize>byte, <u8>value);
}

// White space that people do not write (form feeds, Ctrl-Z) is not plain.
classify(' \t\n\r', SPACE);
classifyRange(0x41, 0x5a, LETTER | WORD);
classifyRange(0x61, 0x7a, LETTER | WORD);
classifyRange(0x30, 0x39, DIGIT | WORD);
classify('$_', DOLLAR | WORD);
classify('%', PERCENT);
classify('.', DOT);
classify(',()[]{}<>+-*!~&|^?=', MARK);
classify(';', SEMICOLON);

// @ts-expect-error: decorator
export function classAt(at: i32): u32 {
  return load<u8>(classes + <usize>byteAt(at)) & 15;
}

// @ts-expect-error: decorator
export function isWord(byte: u32): bool {
  return (load<u8>(classes + <usize>byte) & WORD) !== 0;
}

export function skipSpace(at: i32): i32 {
  while (classAt(at) === SPACE) at++;
  return at;
}

/** Behind white space and comments; -1 where a comment is odd. */
export function skipTrivia(at: i32): i32 {
  at = skipSpace(at);
  while (byteAt(at) === 0x2f) {
    at = skipComment(at);
    if (at < 0) return -1;
    at = skipSpace(at);
  }
  return at;
}

/** -1 for a slash that begins no comment, for an unclosed one and for one with bytes that ptxas rejects. */
function skipComment(start: i32): i32 {
  const mark = byteAt(start + 1);
  if (mark !== 0x2f && mark !== 0x2a) return -1;
  let at = start + 2;
  while (true) {
    const byte = byteAt(at);
    if (byte >= 0x80) return -1;
    if (byte === 0) return mark === 0x2f && at === length ? at : -1;
    if (mark === 0x2f) {
      if (byte === 0x0a || byte === 0x0d) return at;
    } else if (byte === 0x2a && byteAt(at + 1) === 0x2f) return at + 2;
    at++;
  }
}
