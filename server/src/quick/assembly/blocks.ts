// Cuts text into blocks: syntax/blocks.ts says what they are. The text at hand is a window of the whole.
import { Cell } from '../codes';
import { countLineEnds } from './lines';
import { setCell } from './results';
import { byteAt, length, text } from './text';

/** A run of items is cut at the first `;` behind this many bytes. */
const RUN_LIMIT = 16 * 1024;
/** Between what is linked and its linking word people put no more, and comments are looked for only here. */
const MOST_COMMENTED = 400;

let start: i32 = 0;
/** Where the current item began, or -1 between items. */
let item: i32 = -1;
let isFunction: bool = false;
let parens: i32 = 0;
/** Inside `.pragma "…";` of a header, whose `;` does not end the function. */
let isPragma: bool = false;
/** End of the block once it is known, else -1. */
let end: i32 = -1;
let isClosed: bool = false;
/** A word reached the end of the window: it may go on behind it. */
let isTouched: bool = false;

/** The block that begins at `from`; its end, or -1 where the window, which is not `last`, is too small to tell. */
export function cutBlock(from: i32, last: bool): i32 {
  start = from;
  item = end = -1;
  isFunction = isPragma = isClosed = isTouched = false;
  parens = 0;
  let at = from;
  while (end < 0 && at < length) at = outside(at);
  if (end < 0) end = length;
  if (!last && (end === length || isTouched)) return -1;
  setCell(Cell.IsFunction, isFunction ? 1 : 0);
  setCell(Cell.IsClosed, isClosed ? 1 : 0);
  setCell(Cell.LineEnds, countLineEnds(text + <usize>from, end - from, false));
  return end;
}

function finish(at: i32, closed: bool): i32 {
  end = at;
  isClosed = closed;
  return at;
}

/** One step at brace depth 0. */
function outside(at: i32): i32 {
  switch (byteAt(at)) {
    case 0x22:
      return skipString(at);
    case 0x2f:
      return skipSlash(at, length);
    case 0x7b: // {
      return body(at);
    case 0x3b: // ;
      return semicolon(at);
    case 0x28: // (
      parens++;
      return at + 1;
    case 0x29: // )
      if (parens > 0) parens--;
      return at + 1;
    case 0x2e: // .
      return word(at);
    case 0x20:
    case 0x09:
    case 0x0a:
    case 0x0d:
      return at + 1;
    default:
      if (item < 0) item = at;
      return at + 1;
  }
}

function semicolon(at: i32): i32 {
  const header = isPragma;
  isPragma = false;
  parens = 0;
  // No item begins with a brace: the `;` is a slip then, and the body is still the function's.
  if (isFunction && (header || isBrace(at + 1))) return at + 1;
  item = -1;
  if (isFunction || at + 1 - start > RUN_LIMIT) return finish(at + 1, true);
  return at + 1;
}

/** Whether the next thing but white space is a `{`. */
function isBrace(from: i32): bool {
  let at = from;
  while (at < length && (byteAt(at) === 0x20 || (byteAt(at) >= 0x09 && byteAt(at) <= 0x0d))) at++;
  if (at === length) isTouched = true;
  return at < length && byteAt(at) === 0x7b;
}

/** A dotted word at depth 0: does it begin a function, and does the block end before it? */
function word(at: i32): i32 {
  const behind = wordEnd(at + 1);
  if (parens > 0 && !beginsLine(at)) return behind;
  if (isFunctionWord(at, behind)) return functionWord(at, behind);
  if (isLinkingWord(at, behind)) return linkageWord(at, behind);
  if (isItemWord(at, behind)) {
    if (parens > 0) return behind;
    if (isFunction) return finish(at, false);
  } else if (is(at, behind, '.pragma')) isPragma = isFunction;
  if (item < 0) item = at;
  return behind;
}

function is(at: i32, behind: i32, what: string): bool {
  if (behind - at !== what.length) return false;
  for (let i = 0; i < what.length; i++) if (byteAt(at + i) !== <u32>what.charCodeAt(i)) return false;
  return true;
}

function isFunctionWord(at: i32, behind: i32): bool {
  return is(at, behind, '.entry') || is(at, behind, '.func');
}

function isLinkingWord(at: i32, behind: i32): bool {
  return (
    is(at, behind, '.visible') || is(at, behind, '.extern') || is(at, behind, '.weak') || is(at, behind, '.common')
  );
}

function isItemWord(at: i32, behind: i32): bool {
  return (
    is(at, behind, '.global') ||
    is(at, behind, '.const') ||
    is(at, behind, '.shared') ||
    is(at, behind, '.version') ||
    is(at, behind, '.target') ||
    is(at, behind, '.address_size') ||
    is(at, behind, '.file') ||
    is(at, behind, '.section') ||
    is(at, behind, '.alias')
  );
}

/** The item that a linking word begins may turn out to be a function, so it is remembered where it began. */
function linkageWord(at: i32, behind: i32): i32 {
  if (isFunction) return finish(at, false);
  item = at;
  parens = 0;
  return behind;
}

function functionWord(at: i32, behind: i32): i32 {
  const begins = item >= 0 && isLinked(item, at) ? item : at;
  if (isFunction || hasItems(begins)) return finish(isFunction ? at : begins, false);
  isFunction = true;
  item = begins;
  parens = 0;
  return behind;
}

/** Whether only linking words and attributes stand between an item and the `.func` or `.entry` at `to`. */
function isLinked(from: i32, to: i32): bool {
  const behind = wordEnd(from + 1);
  if (!isLinkingWord(from, behind)) return false;
  const canComment = to - from <= MOST_COMMENTED;
  let at = skipBlank(behind, to, canComment);
  while (at < to) {
    const next = wordEnd(at + 1);
    if (!is(at, next, '.attribute')) return false;
    at = skipParentheses(skipBlank(next, to, canComment), to, canComment);
    if (at < 0) return false;
    at = skipBlank(at, to, canComment);
  }
  return at === to;
}

function skipBlank(at: i32, to: i32, canComment: bool): i32 {
  while (at < to) {
    const byte = byteAt(at);
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) at++;
    else if (canComment && isComment(at, to)) at = skipSlash(at, to);
    else break;
  }
  return at;
}

/** A comment that ends before `to`. */
function isComment(at: i32, to: i32): bool {
  if (byteAt(at) !== 0x2f || at + 1 >= to) return false;
  return byteAt(at + 1) === 0x2f || (byteAt(at + 1) === 0x2a && skipSlash(at, to) < to);
}

/** `(…)` with parentheses inside to a depth of one; -1 for anything else. */
function skipParentheses(at: i32, to: i32, canComment: bool): i32 {
  if (at >= to || byteAt(at) !== 0x28) return -1;
  let nesting = 0;
  while (at < to) {
    const byte = byteAt(at);
    if (canComment && isComment(at, to)) {
      at = skipSlash(at, to);
      continue;
    }
    at++;
    if (byte === 0x3b || byte === 0x7b || byte === 0x7d) return -1;
    if (byte === 0x28 && ++nesting > 2) return -1;
    if (byte === 0x29 && --nesting === 0) return at;
  }
  return -1;
}

/** Whether the block already holds something besides white space and comments before `to`. */
function hasItems(to: i32): bool {
  let at = start;
  while (at < to) {
    const byte = byteAt(at);
    if (byte === 0x2f) {
      const next = skipSlash(at, length);
      if (next === at + 1) return true;
      at = next;
    } else if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) at++;
    else return true;
  }
  return false;
}

/** Bytes that matter inside braces. A dotted word matters only where it begins a line. */
const stops: usize = memory.data(256);
store<u8>(stops + 0x7b, 1);
store<u8>(stops + 0x7d, 1);
store<u8>(stops + 0x22, 1);
store<u8>(stops + 0x2f, 1);
store<u8>(stops + 0x0a, 1);
store<u8>(stops + 0x0d, 1);

/** Braces and what they enclose, from `{` to behind its `}`: a body, an initialiser or a section. */
function body(at: i32): i32 {
  if (item < 0) item = at;
  parens = 0;
  isPragma = false;
  let depth = 1;
  let i = at + 1;
  while (true) {
    while (i < length && load<u8>(stops + <usize>byteAt(i)) === 0) i++;
    if (i >= length) return length;
    switch (byteAt(i)) {
      case 0x7b:
        depth++;
        i++;
        break;
      case 0x7d:
        i++;
        if (depth === 1 && isFunction && closesVector(i - 1, at)) break;
        if (--depth === 0) return isFunction ? finish(i, true) : i;
        break;
      case 0x22:
        i = skipString(i);
        break;
      case 0x2f:
        i = skipSlash(i, length);
        break;
      default:
        i++;
        while (i < length && (byteAt(i) === 0x20 || byteAt(i) === 0x09)) i++;
        if (resynchronises(i)) return finish(i, false);
    }
  }
}

/**
 * Whether the `}` belongs to a vector whose `{` is missing: it stands directly behind a name, and a comma or a `%` before it
 * on its line, where the function's own `{` is not. Nothing behind it is looked at: an edit there must not change the block.
 */
function closesVector(at: i32, opening: i32): bool {
  if (!isWordByte(byteAt(at - 1))) return false;
  for (let i = at - 1; i > opening; i--) {
    const byte = byteAt(i);
    if (byte === 0x2c || byte === 0x25) return !sharesLine(opening, i);
    if (byte === 0x0a || byte === 0x0d || byte === 0x3b || byte === 0x2f) return false;
  }
  return false;
}

function isWordByte(byte: u32): bool {
  return (
    (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || byte === 0x5f
  );
}

function sharesLine(from: i32, to: i32): bool {
  for (let i = from; i < to; i++) if (byteAt(i) === 0x0a || byteAt(i) === 0x0d) return false;
  return true;
}

/** Whether a dotted word that is the first on its line begins a function: the open one was never closed. */
function resynchronises(at: i32): bool {
  if (at >= length || byteAt(at) !== 0x2e) return false;
  const first = at + 1 < length ? byteAt(at + 1) : 0;
  if (first !== 0x65 && first !== 0x66 && first !== 0x76 && first !== 0x77) return false; // e f v w
  if (!beginsLine(at)) return false;
  const behind = wordEnd(at + 1);
  if (isFunctionWord(at, behind)) return true;
  // `.extern .shared` in a body is a variable in the wrong place and no sign of a missing brace.
  return isLinkingWord(at, behind) && !is(at, behind, '.common') && !linksVariable(behind);
}

/** Whether the word behind a linking word is that of a variable. */
function linksVariable(from: i32): bool {
  let at = from;
  while (at < length && (byteAt(at) === 0x20 || byteAt(at) === 0x09)) at++;
  if (at >= length || byteAt(at) !== 0x2e) return false;
  const behind = wordEnd(at + 1);
  return (
    is(at, behind, '.shared') ||
    is(at, behind, '.global') ||
    is(at, behind, '.const') ||
    is(at, behind, '.local') ||
    is(at, behind, '.align')
  );
}

function beginsLine(at: i32): bool {
  let i = at - 1;
  while (i >= start && (byteAt(i) === 0x20 || byteAt(i) === 0x09)) i--;
  return i < start || byteAt(i) === 0x0a || byteAt(i) === 0x0d;
}

function wordEnd(at: i32): i32 {
  while (at < length && ((byteAt(at) >= 0x61 && byteAt(at) <= 0x7a) || byteAt(at) === 0x5f)) at++;
  if (at === length) isTouched = true;
  return at;
}

function skipString(at: i32): i32 {
  let i = at + 1;
  while (i < length && byteAt(i) !== 0x22 && byteAt(i) !== 0x0a && byteAt(i) !== 0x0d) i += byteAt(i) === 0x5c ? 2 : 1;
  return min(length, i < length && byteAt(i) === 0x22 ? i + 1 : i);
}

/** Behind a comment, or behind the slash that begins none; `to` for one that does not end before. */
function skipSlash(at: i32, to: i32): i32 {
  const mark = at + 1 < to ? byteAt(at + 1) : 0;
  let i = at + 2;
  if (mark === 0x2f) {
    while (i < to && byteAt(i) !== 0x0a && byteAt(i) !== 0x0d) i++;
    return i;
  }
  if (mark !== 0x2a) return at + 1;
  while (i + 1 < to && !(byteAt(i) === 0x2a && byteAt(i + 1) === 0x2f)) i++;
  return i + 1 < to ? i + 2 : to;
}
