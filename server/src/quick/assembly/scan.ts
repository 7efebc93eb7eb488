// Scans one statement as compilers write it, without tokens: the hash of its signature (the statement with every name, number
// and space taken out) and where its names stand. Statements of one signature are parsed alike and their names play the same
// parts, so that of each signature only the first statement goes the whole way (semantic/plain/templates.ts).
import {
  byteAt,
  classAt,
  DIGIT,
  DOLLAR,
  DOT,
  isWord,
  LETTER,
  MARK,
  PERCENT,
  SEMICOLON,
  SPACE,
  skipSpace,
  skipTrivia,
} from './text';

/** Stand for a name, an integer, and a hex float of 32 and 64 bits in a signature: bytes that PTX has no use for. */
const NAME: u64 = 1;
const INTEGER: u64 = 2;
const FLOAT: u64 = 3;
const DOUBLE: u64 = 4;

const MOST_NAMES = 511;
const NAME_SIZE: usize = 24;

/** The names of the statement at hand. */
export const names: usize = memory.data(12288, 8);
export let nameCount: i32 = 0;
/** The guard's name is the first and no part of the signature. */
export let isGuarded: bool = false;
/**
 * It stands for the signature: that two signatures of one program agree in all 64 bits is less likely than a fault of the
 * machine.
 */
export let signature: u64 = 0;

/** A name: its range, its hash, the hash of its bytes up to its trailing digits, where those begin, and their value. */
@unmanaged
export class Name {
  start: i32;
  end: i32;
  hash: i32;
  prefixHash: i32;
  split: i32;
  number: u32;
}

// @ts-expect-error: decorator
export function nameAt(index: i32): Name {
  return changetype<Name>(names + <usize>index * NAME_SIZE);
}

// FNV-1a
const BASIS: u64 = 0xcbf29ce484222325;

// @ts-expect-error: decorator
function mixed(hash: u64, byte: u64): u64 {
  return (hash ^ byte) * 0x100000001b3;
}

// @ts-expect-error: decorator
export function hashStep(hash: i32, byte: u32): i32 {
  return hash * 31 + byte;
}

/** The numbers of the statement are part of its signature. */
export let isExact: bool = false;

export function beginStatement(): void {
  nameCount = 0;
  isGuarded = isExact = false;
  signature = BASIS;
}

/** The next name is that of a guard. */
export function guard(): void {
  isGuarded = true;
}

/**
 * Scans from a guard or an opcode to behind the `;`; `exactly`: with its numbers. -1 when the statement is not of the plain
 * kind.
 */
export function scanStatement(start: i32, exactly: bool): i32 {
  beginStatement();
  isExact = exactly;
  let at = start;
  if (byteAt(at) === 0x40) {
    at = scanGuard(at);
    if (at < 0) return -1;
  }
  at = scanOpcode(at);
  // The same statement without its numbers must not give the same signature.
  if (exactly) signature = mixed(signature, 0x23);
  return at < 0 ? -1 : scanOperands(at, false);
}

/** Scans a declaration likewise; its numbers belong to the signature, but for the counts of ranges. */
export function scanDeclaration(start: i32): i32 {
  beginStatement();
  let at = start;
  while (byteAt(at) === 0x2e) {
    at = addWord(at + 1);
    const next = skipSpace(at);
    if (next === at) break;
    at = next;
    if (classAt(at) === DIGIT) {
      // `.align 16`
      at = addWord(at);
      at = skipSpace(at);
    }
  }
  return scanOperands(at, true);
}

/** Scans a function's header to behind its `{`; its numbers belong to the signature. */
export function scanHeader(start: i32): i32 {
  beginStatement();
  signature = mixed(signature, 0x7b);
  let at = start;
  while (at >= 0) {
    switch (classAt(at)) {
      case LETTER:
      case PERCENT:
      case DOLLAR:
        at = scanName(at);
        if (at >= 0 && byteAt(at) === 0x2e) return -1;
        break;
      case SPACE:
        at = skipTrivia(at);
        break;
      case DOT:
        at = addWord(at + 1);
        break;
      case DIGIT:
        at = addWord(at);
        if (byteAt(at) === 0x2e) return -1;
        break;
      case MARK:
        if (byteAt(at) === 0x7b) return at + 1;
        if (byteAt(at) === 0x7d) return -1;
        signature = mixed(signature, byteAt(at++));
        break;
      default:
        if (byteAt(at) !== 0x2f) return -1;
        at = skipTrivia(at);
    }
  }
  return -1;
}

/** Adds a separator and the word; returns what is behind it. */
function addWord(at: i32): i32 {
  let hash = mixed(signature, 0x20);
  for (let byte = byteAt(at); isWord(byte); byte = byteAt(++at)) hash = mixed(hash, byte);
  signature = hash;
  return at;
}

/** `@p` or `@!p`, and the space behind it. */
function scanGuard(start: i32): i32 {
  const at = scanName(byteAt(start + 1) === 0x21 ? start + 2 : start + 1);
  if (at < 0 || nameCount !== 1) return -1;
  isGuarded = true;
  signature = BASIS;
  const end = skipSpace(at);
  return end > at ? end : -1;
}

/** The opcode with its modifiers, as it stands; a space or the `;` must follow. */
function scanOpcode(start: i32): i32 {
  if (classAt(start) !== LETTER) return -1;
  let hash = signature;
  let at = start;
  for (let byte = byteAt(at); isWord(byte) || byte === 0x2e || byte === 0x3a; byte = byteAt(++at))
    hash = mixed(hash, byte);
  signature = mixed(hash, 0x20);
  const last = byteAt(at - 1);
  if (last === 0x2e || last === 0x3a) return -1;
  if (byteAt(at) === 0x3b) return at;
  const end = skipSpace(at);
  // A modifier behind white space belongs to the opcode; nobody but a person writes that.
  return end > at && byteAt(end) !== 0x2e ? end : -1;
}

/** The operands and the `;`. */
function scanOperands(start: i32, isDeclaration: bool): i32 {
  let at = start;
  while (true) {
    switch (classAt(at)) {
      case LETTER:
      case PERCENT:
      case DOLLAR:
        at = scanName(at);
        if (isDeclaration && at >= 0 && byteAt(at) === 0x3c) at = scanCount(at);
        break;
      case SPACE:
        // White space means nothing, unless a selector follows.
        at = skipSpace(at);
        if (byteAt(at) === 0x2e) return -1;
        break;
      case SEMICOLON:
        return at + 1;
      case MARK:
        signature = mixed(signature, byteAt(at++));
        break;
      case DIGIT:
        at = isDeclaration ? addWord(at) : scanNumber(at);
        break;
      case DOT:
        at = scanSelector(at);
        break;
      default:
        return -1;
    }
    if (at < 0) return -1;
  }
}

const MOST_COUNT = 1 << 20;

/** `<16>` behind a declared name: the number of names becomes the name's `number`. */
function scanCount(start: i32): i32 {
  let at = start + 1;
  let count = 0;
  for (; classAt(at) === DIGIT; at++) {
    count = count * 10 + byteAt(at) - 0x30;
    if (count === 0 || count > MOST_COUNT) return -1;
  }
  if (at === start + 1 || byteAt(at) !== 0x3e) return -1;
  nameAt(nameCount - 1).number = count;
  signature = mixed(signature, 0x3c);
  return at + 1;
}

function scanName(start: i32): i32 {
  const byte = byteAt(start);
  const kind = classAt(start);
  if (kind !== LETTER && kind !== PERCENT && kind !== DOLLAR) return -1;
  const end = readName(start);
  if (end === start + 1 && kind !== LETTER) {
    // `_` is the sink; `%` and `$` alone are none of this file's business.
    if (byte !== 0x5f) return -1;
    signature = mixed(signature, 0x5f);
    return end;
  }
  if (end === start + 7 && byte === 0x57) return -1; // WARP_SZ, perhaps
  if (++nameCount === MOST_NAMES) return -1;
  signature = mixed(signature, NAME);
  return end;
}

/** Fills the record behind the last name; returns the end of the name. */
function readName(start: i32): i32 {
  let hash = hashStep(0, byteAt(start));
  let prefixHash = hash;
  let at = start + 1;
  let split = at;
  let number: u32 = 0;
  for (let byte = byteAt(at); isWord(byte); byte = byteAt(++at)) {
    hash = hashStep(hash, byte);
    const digit = byte - 0x30;
    if (digit < 10) number = number < 100_000_000 ? number * 10 + digit : 0xffffffff;
    else {
      split = at + 1;
      prefixHash = hash;
      number = 0;
    }
  }
  const name = nameAt(nameCount);
  name.start = start;
  name.end = at;
  name.hash = hash;
  name.prefixHash = prefixHash;
  name.split = split;
  name.number = number;
  return at;
}

/** Adds a name that stands at a known place. */
export function addName(start: i32): void {
  readName(start);
  nameCount++;
}

/** Decimal and hexadecimal integers and hex floats; a number of another kind is not plain. */
function scanNumber(start: i32): i32 {
  let at = start + 1;
  let areDigits = true;
  for (let byte = byteAt(at); isWord(byte); byte = byteAt(++at)) if (byte - 0x30 > 9) areDigits = false;
  // A longer one may have more than 64 bits.
  if (byteAt(at) === 0x2e || at - start > 19) return -1;
  const kind = areDigits && (at === start + 1 || byteAt(start) !== 0x30) ? INTEGER : kindOfMarked(start, at);
  if (kind === 0) return -1;
  signature = mixed(signature, kind);
  if (isExact) addWord(start);
  return at;
}

function kindOfMarked(start: i32, end: i32): u64 {
  const length = end - start;
  if (byteAt(start) !== 0x30 || length < 3) return 0;
  for (let at = start + 2; at < end; at++) {
    const byte = byteAt(at);
    if (byte - 0x30 > 9 && (byte | 0x20) - 0x61 > 5) return 0;
  }
  const mark = byteAt(start + 1) | 0x20;
  if (mark === 0x78) return INTEGER;
  if (mark === 0x66) return length === 10 ? FLOAT : 0;
  return mark === 0x64 && length === 18 ? DOUBLE : 0;
}

/** `.x` behind a name, `.unified` behind an address: as it stands. */
function scanSelector(start: i32): i32 {
  let at = start + 1;
  if (classAt(at) !== LETTER) return -1;
  let hash = mixed(signature, 0x2e);
  for (let byte = byteAt(at); isWord(byte); byte = byteAt(++at)) hash = mixed(hash, byte);
  signature = hash;
  return byteAt(at) === 0x3a ? -1 : at;
}
