// Scans one statement as compilers write it, without tokens: its signature (the statement with every name, number and
// space taken out) and where its names stand. Statements of one signature are parsed alike and their names play the same
// parts, so that of each signature only the first statement goes the whole way (templates.ts).
import { CharClass, classOf, isWord } from '../../syntax/characters';

/** Stand for a name, an integer, and a hex float of 32 and 64 bits in a signature: bytes that PTX has no use for. */
const NAME = 1;
const INTEGER = 2;
const FLOAT = 3;
const DOUBLE = 4;

const LONGEST = 1024;
const MOST_NAMES = 512;

/** What the last scan found; its arrays are used over and over. */
export const scanned = {
  signature: new Uint8Array(LONGEST),
  length: 0,
  hash: 0,
  nameStarts: new Uint32Array(MOST_NAMES),
  nameEnds: new Uint32Array(MOST_NAMES),
  names: 0,
};

/** Scans from a guard or an opcode to behind the `;`. -1 when the statement is not of the plain kind. */
export function scanStatement(bytes: Uint8Array, start: number): number {
  scanned.length = 0;
  scanned.names = 0;
  let at = start;
  if (bytes[at] === 0x40) at = scanGuard(bytes, at);
  if (at < 0) return -1;
  at = scanOpcode(bytes, at);
  while (at >= 0 && bytes[at] !== 0x3b) at = scanNext(bytes, at);
  if (at < 0) return -1;
  scanned.hash = hashOf(scanned.signature, scanned.length);
  return at + 1;
}

function hashOf(signature: Uint8Array, length: number): number {
  let hash = length;
  for (let i = 0; i < length; i++) hash = (Math.imul(hash, 31) + signature[i]) | 0;
  return hash ^ (hash >>> 15);
}

function emit(byte: number): void {
  scanned.signature[scanned.length++] = byte;
}

/** `@p` or `@!p`, and the space behind it. */
function scanGuard(bytes: Uint8Array, start: number): number {
  emit(0x40);
  let at = start + 1;
  if (bytes[at] === 0x21) {
    emit(0x21);
    at++;
  }
  at = scanName(bytes, at);
  if (at < 0) return -1;
  const end = skipSpace(bytes, at);
  return end > at ? end : -1;
}

/** The opcode with its modifiers, as it stands; a space or the `;` must follow. */
function scanOpcode(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isWord[bytes[at]] === 1 || bytes[at] === 0x2e || bytes[at] === 0x3a) {
    if (at - start > 200) return -1;
    emit(bytes[at++]);
  }
  if (at === start || classOf[bytes[start]] !== CharClass.Letter || bytes[at - 1] === 0x2e || bytes[at - 1] === 0x3a)
    return -1;
  if (bytes[at] === 0x3b) return at;
  const end = skipSpace(bytes, at);
  emit(0x20);
  // A modifier behind white space belongs to the opcode; nobody but a person writes that.
  return end > at && bytes[end] !== 0x2e ? end : -1;
}

export function skipSpace(bytes: Uint8Array, at: number): number {
  while (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0a || bytes[at] === 0x0d) at++;
  return at;
}

/** One piece of the operands. Leaves room in the signature for the longest piece. */
function scanNext(bytes: Uint8Array, at: number): number {
  if (scanned.length > LONGEST - 64 || scanned.names >= MOST_NAMES) return -1;
  switch (classOf[bytes[at]]) {
    case CharClass.Space:
    case CharClass.LineEnd:
      return bytes[skipSpace(bytes, at)] === 0x2e ? -1 : skipPlainSpace(bytes, at);
    case CharClass.Percent:
    case CharClass.Letter:
    case CharClass.Dollar:
      return scanName(bytes, at);
    case CharClass.Digit:
      return scanNumber(bytes, at);
    case CharClass.Dot:
      return scanSelector(bytes, at);
    case CharClass.Punctuation:
      if (bytes[at] === 0x3a || bytes[at] === 0x40) return -1;
      emit(bytes[at]);
      return at + 1;
    default:
      return -1;
  }
}

/** Form feeds and Ctrl-Z are white space too, but not plain. */
function skipPlainSpace(bytes: Uint8Array, at: number): number {
  const end = skipSpace(bytes, at);
  return end > at ? end : -1;
}

function scanName(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (isWord[bytes[at]] === 1) at++;
  if (at === start + 1 && classOf[bytes[start]] !== CharClass.Letter) {
    // `_` is the sink; `%` and `$` alone are none of this file's business.
    if (bytes[start] !== 0x5f) return -1;
    emit(0x5f);
    return at;
  }
  if (at === start + 7 && bytes[start] === 0x57) return -1; // WARP_SZ, perhaps
  const kind = classOf[bytes[start]];
  if (kind !== CharClass.Percent && kind !== CharClass.Letter && kind !== CharClass.Dollar) return -1;
  scanned.nameStarts[scanned.names] = start;
  scanned.nameEnds[scanned.names++] = at;
  emit(NAME);
  return at;
}

/** Decimal and hexadecimal integers and hex floats; a number of another kind is not plain. */
function scanNumber(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isWord[bytes[at]] === 1) at++;
  if (bytes[at] === 0x2e) return -1;
  const kind = kindOfNumber(bytes, start, at);
  if (kind === 0) return -1;
  emit(kind);
  return at;
}

function kindOfNumber(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== 0x30) return areDigits(bytes, start, end) ? INTEGER : 0;
  const length = end - start;
  if (length === 1) return INTEGER;
  const mark = bytes[start + 1] | 0x20;
  if (length < 3 || !areHexDigits(bytes, start + 2, end)) return 0;
  if (mark === 0x78) return INTEGER;
  if (mark === 0x66) return length === 10 ? FLOAT : 0;
  return mark === 0x64 && length === 18 ? DOUBLE : 0;
}

function areDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (classOf[bytes[i]] !== CharClass.Digit) return false;
  return true;
}

function areHexDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const lower = bytes[i] | 0x20;
    if (classOf[bytes[i]] !== CharClass.Digit && (lower < 0x61 || lower > 0x66)) return false;
  }
  return true;
}

/** `.x` behind a name, `.unified` behind an address: as it stands. */
function scanSelector(bytes: Uint8Array, start: number): number {
  emit(0x2e);
  let at = start + 1;
  if (classOf[bytes[at]] !== CharClass.Letter) return -1;
  while (isWord[bytes[at]] === 1 && at - start < 32) emit(bytes[at++]);
  return isWord[bytes[at]] === 1 || bytes[at] === 0x3a ? -1 : at;
}
