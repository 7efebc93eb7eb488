// Goes over a function's body, statement by statement, and stops where TypeScript has to look at something.
import { Cell, Header, OWN_NAME, Stop, TemplateBit } from '../codes';
import { addShared, addStatement, declareLabel, markPending, settlePending } from './code';
import { closeScope, declare, depth, openScope } from './names';
import { addPosition, isPosition } from './positions';
import { cell, setCell } from './results';
import {
  addName,
  beginStatement,
  isExact,
  nameAt,
  nameCount,
  scanDeclaration,
  scanHeader,
  scanStatement,
  signature,
} from './scan';
import { find, maskOf, Template, useOf } from './templates';
import { byteAt, classAt, DIGIT, DOLLAR, isWord, LETTER, length, PERCENT, skipSpace, skipTrivia } from './text';

const MOST_DEPTH = 100;
/** The class of labels. */
let labelKind: i32 = 1;

export function setLabelKind(kind: i32): void {
  labelKind = kind;
}

export function enter(): void {
  openScope();
  markPending();
}

/** Reads the header of the block: a Header, or where the body begins, with the parameters declared. */
export function takeHeader(): i32 {
  const start = skipTrivia(0);
  const behind = start < 0 ? -1 : scanHeader(start);
  if (behind < 0) return Header.Whole;
  stopAt(start, behind, Stop.Unknown);
  const template = find(signature);
  if (template === null) return Header.Unknown;
  if (template.about & TemplateBit.Odd) return Header.Whole;
  enter();
  setCell(Cell.HeaderStart, start);
  setCell(Cell.HeaderId, template.id);
  for (let i = 0; i < nameCount; i++) {
    const name = nameAt(i);
    const kind = maskOf(template, i);
    if (kind === OWN_NAME) {
      setCell(Cell.NameStart, name.start);
      setCell(Cell.NameEnd, name.end);
    } else if (!declare(name, -1, kind, useOf(template, i), 0)) return Header.Odd;
  }
  return behind;
}

/** From `from`, behind the `{` or a statement, as far as it goes. */
export function walk(from: i32): Stop {
  let at = skipTrivia(from);
  while (at >= 0) {
    const byte = byteAt(at);
    if (byte === 0x7d) {
      if (!settlePending()) return Stop.Odd;
      closeScope();
      if (depth() === 0) return skipTrivia(at + 1) === length ? Stop.End : Stop.Odd;
      at = skipTrivia(at + 1);
    } else if (byte === 0x7b) {
      if (depth() > MOST_DEPTH) return Stop.Odd;
      enter();
      at = skipTrivia(at + 1);
    } else {
      const end = byte === 0x2e ? takeDirective(at) : takeStatement(at);
      if (end < 0) return -end - 1;
      at = skipTrivia(end);
    }
  }
  return Stop.Odd;
}

// @ts-expect-error: decorator
function stop(reason: Stop): i32 {
  return -(<i32>reason) - 1;
}

function takeStatement(start: i32): i32 {
  let at = start + 1;
  while (isWord(byteAt(at))) at++;
  if (byteAt(at) === 0x3a && byteAt(at + 1) !== 0x3a) return takeLabel(start, at);
  const end = scanStatement(start, false);
  if (end < 0) return lookWhole(start);
  let template = find(signature);
  if (template !== null && template.about & TemplateBit.Exact) {
    scanStatement(start, true);
    template = find(signature);
  }
  if (template === null) return stopAt(start, end, Stop.Unknown);
  if (template.about & TemplateBit.Odd) return stopAt(start, end, Stop.Whole);
  return addStatement(start, template) ? end : stopAt(start, end, Stop.Odd);
}

function lookWhole(start: i32): i32 {
  const end = endOfStatement(start);
  return end < 0 ? stop(Stop.Odd) : stopAt(start, end, Stop.Whole);
}

function stopAt(start: i32, end: i32, reason: Stop): i32 {
  setCell(Cell.Start, start);
  setCell(Cell.End, end);
  setCell(Cell.Names, nameCount);
  setCell(Cell.SignatureLow, <i32>signature);
  setCell(Cell.SignatureHigh, <i32>(signature >> 32));
  setCell(Cell.IsExact, isExact ? 1 : 0);
  return stop(reason);
}

/** Behind the `;` that ends a statement; -1 when there is none, or a string, a comment or an odd byte comes before it. */
function endOfStatement(start: i32): i32 {
  let at = start;
  while (true) {
    const byte = byteAt(at);
    if (byte === 0x3b) return at + 1;
    if (byte === 0x22 || byte === 0x2f || byte >= 0x80 || byte === 0) return -1;
    at++;
  }
}

function takeLabel(start: i32, colon: i32): i32 {
  const kind = classAt(start);
  const isName = kind === LETTER || (colon > start + 1 && (kind === DOLLAR || kind === PERCENT));
  if (!isName || (colon === start + 7 && byteAt(start) === 0x57)) return stop(Stop.Odd);
  const next = skipTrivia(colon + 1);
  // `.branchtargets` and the like belong to their label.
  if (next < 0 || isTable(next)) return stop(Stop.Odd);
  beginStatement();
  addName(start);
  return declareLabel(nameAt(0), labelKind) ? colon + 1 : stop(Stop.Odd);
}

/** `.branchtargets`, `.calltargets` and `.callprototype`, told by their first letters. */
function isTable(at: i32): bool {
  if (byteAt(at) !== 0x2e) return false;
  const first = byteAt(at + 1);
  return (first === 0x62 && byteAt(at + 2) === 0x72) || (first === 0x63 && byteAt(at + 2) === 0x61);
}

/** `.loc 1 2 3` and `.pragma "…";` are passed over; everything else is a declaration or odd. */
function takeDirective(start: i32): i32 {
  const next = byteAt(start + 1);
  if (next === 0x6c && isWordAt(start + 1, 'loc')) {
    if (cell(Cell.FirstLoc) < 0) setCell(Cell.FirstLoc, start);
    return takeLoc(start + 4);
  }
  if (next === 0x70 && isWordAt(start + 1, 'pragma')) return takePragma(start + 7);
  const end = scanDeclaration(start);
  if (end < 0) return lookWhole(start);
  const template = find(signature);
  if (template === null) return stopAt(start, end, Stop.Unknown);
  if (!(template.about & TemplateBit.Declaration)) return stopAt(start, end, Stop.Whole);
  return addDeclaration(template) ? end : stop(Stop.Odd);
}

/** Declares the names of the declaration just scanned. */
export function addDeclaration(template: Template): bool {
  // A declaration's id is the shared memory that it takes.
  addShared(template.id);
  for (let i = 0; i < nameCount; i++) {
    const name = nameAt(i);
    const isRange = byteAt(name.end) === 0x3c;
    if (!declare(name, isRange ? name.number : -1, maskOf(template, i), useOf(template, i), 0)) return false;
  }
  return true;
}

// @ts-expect-error: decorator
function isWordAt(at: i32, word: string): bool {
  for (let i = 0; i < word.length; i++) if (byteAt(at + i) !== <u32>word.charCodeAt(i)) return false;
  return !isWord(byteAt(at + word.length));
}

/** `"nounroll";` and `"used_bytes_mask 15";`, which compilers write; others are not plain. */
function takePragma(from: i32): i32 {
  let at = skipSpace(from);
  if (byteAt(at) !== 0x22) return stop(Stop.Odd);
  at++;
  if (isWordAt(at, 'nounroll')) at += 8;
  else if (isWordAt(at, 'used_bytes_mask') && byteAt(at + 15) === 0x20 && classAt(at + 16) === DIGIT) {
    for (at += 16; isWord(byteAt(at)); ) at++;
    setCell(Cell.UsedBytes, 1);
  } else return stop(Stop.Odd);
  if (byteAt(at) !== 0x22) return stop(Stop.Odd);
  at = skipSpace(at + 1);
  return byteAt(at) === 0x3b ? at + 1 : stop(Stop.Odd);
}

/** Three numbers, what nvcc says of inlined code, and the end of the line; anything more is not plain. */
function takeLoc(from: i32): i32 {
  let at = takeIntegers(from);
  const file = integers[0];
  const line = integers[1];
  const column = integers[2];
  if (at >= 0 && byteAt(at) === 0x2c) setCell(Cell.Inlined, 1);
  while (at >= 0 && byteAt(at) === 0x2c) at = takeLocPart(skipBlanks(at + 1));
  addPosition(file, line, column);
  return at >= 0 && (byteAt(at) === 0x0a || byteAt(at) === 0x0d) ? at : stop(Stop.Odd);
}

/** The three numbers last taken. */
const integers = new StaticArray<i32>(3);

/** Behind three numbers and the blanks that follow them; -1 without. */
function takeIntegers(from: i32): i32 {
  let at = from;
  for (let i = 0; i < 3; i++) {
    at = skipBlanks(at);
    const digits = at;
    let value = 0;
    for (; classAt(at) === DIGIT; at++) value = value * 10 + byteAt(at) - 0x30;
    if (at === digits || (byteAt(digits) === 0x30 && at > digits + 1) || isWord(byteAt(at))) return -1;
    integers[i] = value;
  }
  return skipBlanks(at);
}

/** `function_name label+4` or `inlined_at 1 2 3`, and the blanks behind it; -1 for anything else. */
function takeLocPart(at: i32): i32 {
  if (isWordAt(at, 'inlined_at')) {
    const behind = takeIntegers(at + 10);
    return isPosition(integers[0], integers[1], integers[2]) ? behind : -1;
  }
  if (!isWordAt(at, 'function_name')) return -1;
  const label = skipBlanks(at + 13);
  const kind = classAt(label);
  if (kind !== LETTER && kind !== DOLLAR) return -1;
  let end = label + 1;
  while (isWord(byteAt(end))) end++;
  if (byteAt(end) !== 0x2b) return end > label + 1 ? skipBlanks(end) : -1;
  const digits = end + 1;
  for (end = digits; classAt(end) === DIGIT; ) end++;
  return end === digits || byteAt(digits) === 0x30 || isWord(byteAt(end)) ? -1 : skipBlanks(end);
}

function skipBlanks(at: i32): i32 {
  while (byteAt(at) === 0x20 || byteAt(at) === 0x09) at++;
  return at;
}
