// Text as bytes, one byte for each UTF-16 code unit, so that an offset into the bytes is an offset into the editor's text.
// PTX is ASCII; a unit above 0x7f can never be part of a correct token, so every one of them is stored as NON_ASCII.

/** Stands for any code unit above 0x7f. */
export const NON_ASCII = 0xff;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** One byte for each UTF-16 code unit of `text`. */
export function textToBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  const { read, written } = encoder.encodeInto(text, bytes);
  if (read === text.length && written === text.length) return bytes; // all ASCII, the native fast path
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[i] = unit < 0x80 ? unit : NON_ASCII;
  }
  return bytes;
}

/** The text of ASCII bytes; NON_ASCII becomes U+FFFD. For names, messages and opcode texts, not for whole documents. */
export function bytesToText(bytes: Uint8Array, start: number, end: number): string {
  return end - start <= SHORT ? shortText(bytes, start, end) : decode(bytes, start, end);
}

/** NON_ASCII is no byte of UTF-8, so the decoder itself puts U+FFFD in its place. */
function decode(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

const SHORT = 16;
const RECENT = 512;
const recent: string[] = new Array(RECENT).fill('');

/** Directives, types and the like come again and again: the same string is given again, without a decoder's cost. */
function shortText(bytes: Uint8Array, start: number, end: number): string {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + bytes[i]) | 0;
  const slot = hash & (RECENT - 1);
  const known = recent[slot];
  if (known.length === end - start && sameText(known, bytes, start)) return known;
  const text = decode(bytes, start, end);
  recent[slot] = text;
  return text;
}

function sameText(text: string, bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}

/** A half-open range of offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A replacement of a range; an insertion where the range is empty. */
export interface TextEdit extends TextRange {
  readonly text: string;
}
