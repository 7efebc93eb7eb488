// Text as bytes, one byte for each UTF-16 code unit, so that an offset into the bytes is an offset into the editor's text.
// PTX is ASCII; a unit above 0x7f can never be part of a correct token, so every one of them is stored as NON_ASCII.

/** Stands for any code unit above 0x7f. */
export const NON_ASCII = 0xff;

const encoder = new TextEncoder();

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
  let text = '';
  for (let i = start; i < end; i++) text += bytes[i] === NON_ASCII ? '\ufffd' : String.fromCharCode(bytes[i]);
  return text;
}

/** A half-open range of offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
