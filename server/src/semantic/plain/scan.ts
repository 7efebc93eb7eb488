// Scans one statement as compilers write it, without tokens: the hashes of its signature (the statement with every name,
// number and space taken out) and where its names stand. Statements of one signature are parsed alike and their names play
// the same parts, so that of each signature only the first statement goes the whole way (templates.ts).

import { CharClass, classOf, isWord } from '../../syntax/characters';
import { hashStep } from '../names';

/** Stand for a name, an integer, and a hex float of 32 and 64 bits in a signature: bytes that PTX has no use for. */
const NAME = 1;
const INTEGER = 2;
const FLOAT = 3;
const DOUBLE = 4;

const MOST_NAMES = 512;

/** What the last scan found; used over and over. */
export class Scan {
  /**
   * Two hashes of the signature. Together they stand for it: that two signatures of one program agree in both is less
   * likely than a fault of the machine.
   */
  first = 0;
  second = 0;
  readonly nameStarts = new Uint32Array(MOST_NAMES);
  readonly nameEnds = new Uint32Array(MOST_NAMES);
  /** For ScopedNames.resolve: hash, hash of the prefix, end of the prefix, value of the digits behind it. */
  readonly hashes = new Int32Array(MOST_NAMES);
  readonly prefixHashes = new Int32Array(MOST_NAMES);
  readonly splits = new Uint32Array(MOST_NAMES);
  readonly numbers = new Float64Array(MOST_NAMES);
  names = 0;

  begin(): void {
    this.first = 0;
    this.second = 0;
    this.names = 0;
  }

  add(byte: number): void {
    this.first = (Math.imul(this.first, 31) + byte) | 0;
    this.second = (Math.imul(this.second, 0x1003f) + byte) | 0;
  }
}

export const scan = new Scan();

/** Scans from a guard or an opcode to behind the `;`. -1 when the statement is not of the plain kind. */
export function scanStatement(bytes: Uint8Array, start: number): number {
  scan.begin();
  let at = start;
  if (bytes[at] === 0x40) {
    at = scanGuard(bytes, at);
    if (at < 0) return -1;
  }
  at = scanOpcode(bytes, at);
  return at < 0 ? -1 : scanOperands(bytes, at);
}

/** `@p` or `@!p`, and the space behind it. */
function scanGuard(bytes: Uint8Array, start: number): number {
  scan.add(0x40);
  let at = start + 1;
  if (bytes[at] === 0x21) {
    scan.add(0x21);
    at++;
  }
  at = scanName(bytes, at);
  if (at < 0) return -1;
  const end = skipSpace(bytes, at);
  return end > at ? end : -1;
}

/** The opcode with its modifiers, as it stands; a space or the `;` must follow. */
function scanOpcode(bytes: Uint8Array, start: number): number {
  if (classOf[bytes[start]] !== CharClass.Letter) return -1;
  let { first, second } = scan;
  let at = start;
  for (let byte = bytes[at]; isWord[byte] === 1 || byte === 0x2e || byte === 0x3a; byte = bytes[++at]) {
    first = (Math.imul(first, 31) + byte) | 0;
    second = (Math.imul(second, 0x1003f) + byte) | 0;
  }
  scan.first = first;
  scan.second = second;
  if (bytes[at - 1] === 0x2e || bytes[at - 1] === 0x3a) return -1;
  scan.add(0x20);
  if (bytes[at] === 0x3b) return at;
  const end = skipSpace(bytes, at);
  // A modifier behind white space belongs to the opcode; nobody but a person writes that.
  return end > at && bytes[end] !== 0x2e ? end : -1;
}

export function skipSpace(bytes: Uint8Array, at: number): number {
  let end = at;
  while (bytes[end] === 0x20 || bytes[end] === 0x09 || bytes[end] === 0x0a || bytes[end] === 0x0d) end++;
  return end;
}

/** The operands and the `;`. */
function scanOperands(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const byte = bytes[at];
    switch (classOf[byte]) {
      case CharClass.Percent:
      case CharClass.Letter:
      case CharClass.Dollar:
        at = scanName(bytes, at);
        break;
      case CharClass.Space:
      case CharClass.LineEnd:
        at = scanSpace(bytes, at);
        break;
      case CharClass.Punctuation:
        if (byte === 0x3b) return at + 1;
        if (byte === 0x3a || byte === 0x40) return -1;
        scan.add(byte);
        at++;
        break;
      case CharClass.Digit:
        at = scanNumber(bytes, at);
        break;
      case CharClass.Dot:
        at = scanSelector(bytes, at);
        break;
      default:
        return -1;
    }
    if (at < 0) return -1;
  }
}

/** White space means nothing, unless a selector follows. Form feeds and Ctrl-Z are white space too, but not plain. */
function scanSpace(bytes: Uint8Array, at: number): number {
  const end = skipSpace(bytes, at);
  return end > at && bytes[end] !== 0x2e ? end : -1;
}

function scanName(bytes: Uint8Array, start: number): number {
  const kind = classOf[bytes[start]];
  let hash = hashStep(0, bytes[start]);
  let prefixHash = hash;
  let at = start + 1;
  let split = at;
  let number = 0;
  for (let byte = bytes[at]; isWord[byte] === 1; byte = bytes[++at]) {
    hash = hashStep(hash, byte);
    if (byte >= 0x30 && byte <= 0x39) number = number * 10 + byte - 0x30;
    else {
      split = at + 1;
      prefixHash = hash;
      number = 0;
    }
  }
  if (at === start + 1 && kind !== CharClass.Letter) {
    // `_` is the sink; `%` and `$` alone are none of this file's business.
    if (bytes[start] !== 0x5f) return -1;
    scan.add(0x5f);
    return at;
  }
  if (at === start + 7 && bytes[start] === 0x57) return -1; // WARP_SZ, perhaps
  if (kind !== CharClass.Percent && kind !== CharClass.Letter && kind !== CharClass.Dollar) return -1;
  const index = scan.names++;
  if (index >= MOST_NAMES) return -1;
  scan.nameStarts[index] = start;
  scan.nameEnds[index] = at;
  scan.hashes[index] = hash;
  scan.prefixHashes[index] = prefixHash;
  scan.splits[index] = split;
  scan.numbers[index] = number;
  scan.add(NAME);
  return at;
}

/** Decimal and hexadecimal integers and hex floats; a number of another kind is not plain. */
function scanNumber(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isWord[bytes[at]] === 1) at++;
  if (bytes[at] === 0x2e) return -1;
  const kind = at === start + 1 ? INTEGER : kindOfNumber(bytes, start, at);
  if (kind === 0) return -1;
  scan.add(kind);
  return at;
}

function kindOfNumber(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== 0x30) return areDigits(bytes, start, end) ? INTEGER : 0;
  const length = end - start;
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
  let at = start + 1;
  if (classOf[bytes[at]] !== CharClass.Letter) return -1;
  scan.add(0x2e);
  for (; isWord[bytes[at]] === 1; at++) scan.add(bytes[at]);
  return bytes[at] === 0x3a ? -1 : at;
}
