// Cuts text into blocks: one function each, or a run of other top-level items. Every block is lexed, parsed and analysed
// alone, and cut starting from nothing but its first byte: equal text from a block's start on gives equal blocks, which is
// what lets an edit leave the blocks behind it untouched (document.ts).

import { bytesToText } from '../base/text';
import { resynchronisation } from './grammar/keywords';

/** A run of items is cut at the first `;` behind this many bytes. */
const RUN_LIMIT = 16 * 1024;

export interface BlockSpan {
  readonly start: number;
  readonly end: number;
  /** The block holds one function; otherwise other items. */
  readonly isFunction: boolean;
  /**
   * The block ended by its own last byte. Otherwise by the item that follows it (a broken function, a run before a
   * function) or by the end of the text, so that other text behind it could have made it longer.
   */
  readonly closed: boolean;
}

/** The blocks of a text, in order, without holes. None for an empty text. */
export function splitBlocks(bytes: Uint8Array): BlockSpan[] {
  const blocks: BlockSpan[] = [];
  for (let at = 0; at < bytes.length; ) {
    const block = nextBlock(bytes, at);
    blocks.push(block);
    at = block.end;
  }
  return blocks;
}

/** The scanner's state; reused. */
class Scan {
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  /** Where the current item began, or -1 between items. */
  item = -1;
  isFunction = false;
  parens = 0;
  /** Inside `.pragma "…";` of a header, whose `;` does not end the function. */
  pragma = false;
  /** End of the block once it is known, else -1. */
  end = -1;
  closed = false;
}

const scan = new Scan();

/** The block that begins at `start` (which must be below the length). */
export function nextBlock(bytes: Uint8Array, start: number): BlockSpan {
  scan.bytes = bytes;
  scan.start = start;
  scan.item = -1;
  scan.isFunction = scan.pragma = scan.closed = false;
  scan.parens = 0;
  scan.end = -1;
  let at = start;
  while (scan.end < 0 && at < bytes.length) at = outside(at);
  const end = scan.end < 0 ? bytes.length : scan.end;
  scan.bytes = new Uint8Array(0);
  return { start, end, isFunction: scan.isFunction, closed: scan.closed };
}

function finish(end: number, closed: boolean): number {
  scan.end = end;
  scan.closed = closed;
  return end;
}

/** One step at brace depth 0. */
function outside(at: number): number {
  switch (scan.bytes[at]) {
    case 0x22:
      return skipString(at);
    case 0x2f:
      return skipSlash(at);
    case 0x7b: // {
      return body(at);
    case 0x3b: // ;
      return semicolon(at);
    case 0x28: // (
      scan.parens++;
      return at + 1;
    case 0x29: // )
      if (scan.parens > 0) scan.parens--;
      return at + 1;
    case 0x2e: // .
      return word(at);
    case 0x20:
    case 0x09:
    case 0x0a:
    case 0x0d:
      return at + 1;
    default:
      if (scan.item < 0) scan.item = at;
      return at + 1;
  }
}

function semicolon(at: number): number {
  const header = scan.pragma;
  scan.pragma = false;
  scan.parens = 0;
  if (header && scan.isFunction) return at + 1;
  scan.item = -1;
  if (scan.isFunction || at + 1 - scan.start > RUN_LIMIT) return finish(at + 1, true);
  return at + 1;
}

/** A dotted word at depth 0: does it begin a function, and does the block end before it? */
function word(at: number): number {
  const end = wordEnd(at + 1);
  if (scan.parens > 0 && !beginsLine(at)) return end;
  const text = bytesToText(scan.bytes, at, end);
  switch (text) {
    case '.entry':
    case '.func':
      return functionWord(at, end);
    case '.visible':
    case '.extern':
    case '.weak':
    case '.common':
      return linkageWord(at, end);
    case '.global':
    case '.const':
    case '.shared':
    case '.version':
    case '.target':
    case '.address_size':
    case '.file':
    case '.section':
    case '.alias':
      if (scan.parens > 0) return end;
      if (scan.isFunction) return finish(at, false);
      break;
    case '.pragma':
      scan.pragma = scan.isFunction;
      break;
    default:
  }
  if (scan.item < 0) scan.item = at;
  return end;
}

/** The item that a linking word begins may turn out to be a function, so it is remembered where it began. */
function linkageWord(at: number, end: number): number {
  if (scan.isFunction) return finish(at, false);
  scan.item = at;
  scan.parens = 0;
  return end;
}

function functionWord(at: number, end: number): number {
  const begins = scan.item >= 0 && linked(scan.item, at) ? scan.item : at;
  if (scan.isFunction || hasItems(begins)) return finish(scan.isFunction ? at : begins, false);
  scan.isFunction = true;
  scan.item = begins;
  scan.parens = 0;
  return end;
}

/** Whether only linking words and attributes stand between `item` and the `.func` or `.entry` at `at`. */
function linked(item: number, at: number): boolean {
  return /^\.(?:visible|extern|weak|common)\s*(?:\.attribute\s*\((?:[^;{}()]|\([^;{}()]*\))*\)\s*)*$/.test(
    stripComments(bytesToText(scan.bytes, item, at)),
  );
}

function stripComments(text: string): string {
  return text.length > 400 ? text : text.replace(/\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g, ' ');
}

/** Whether the block already holds something besides white space and comments before `end`. */
function hasItems(end: number): boolean {
  let at = scan.start;
  while (at < end) {
    const byte = scan.bytes[at];
    if (byte === 0x2f) {
      const next = skipSlash(at);
      if (next === at + 1) return true;
      at = next;
    } else if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) at++;
    else return true;
  }
  return false;
}

/** Braces and what they enclose, from `{` to behind its `}`: a body, an initialiser or a section. */
function body(at: number): number {
  if (scan.item < 0) scan.item = at;
  scan.parens = 0;
  scan.pragma = false;
  let depth = 1;
  let i = at + 1;
  const { bytes } = scan;
  while (i < bytes.length) {
    i = nextStop(i);
    switch (bytes[i]) {
      case 0x7b:
        depth++;
        i++;
        break;
      case 0x7d:
        i++;
        if (--depth === 0) return afterBody(i);
        break;
      case 0x22:
        i = skipString(i);
        break;
      case 0x2f:
        i = skipSlash(i);
        break;
      case 0x2e:
        if (resynchronises(i)) return finish(i, false);
        i++;
        break;
      default:
        return bytes.length;
    }
  }
  return bytes.length;
}

function afterBody(at: number): number {
  if (scan.isFunction) return finish(at, true);
  return at;
}

const stops = new Uint8Array(256);
for (const c of '{}"/.') stops[c.charCodeAt(0)] = 1;

function nextStop(at: number): number {
  const { bytes } = scan;
  while (at < bytes.length && stops[bytes[at]] === 0) at++;
  return at;
}

/** Whether the dotted word at `at` is the first on its line and begins a function: the open one was never closed. */
function resynchronises(at: number): boolean {
  const { bytes } = scan;
  const first = bytes[at + 1];
  if (first !== 0x65 && first !== 0x66 && first !== 0x76 && first !== 0x77) return false; // e f v w
  if (!beginsLine(at)) return false;
  return resynchronisation.has(bytesToText(bytes, at, wordEnd(at + 1)));
}

function beginsLine(at: number): boolean {
  const { bytes } = scan;
  let i = at - 1;
  while (i >= scan.start && (bytes[i] === 0x20 || bytes[i] === 0x09)) i--;
  return i < scan.start || bytes[i] === 0x0a || bytes[i] === 0x0d;
}

function wordEnd(at: number): number {
  const { bytes } = scan;
  while (at < bytes.length && ((bytes[at] >= 0x61 && bytes[at] <= 0x7a) || bytes[at] === 0x5f)) at++;
  return at;
}

function skipString(at: number): number {
  const { bytes } = scan;
  let i = at + 1;
  while (i < bytes.length && bytes[i] !== 0x22 && bytes[i] !== 0x0a && bytes[i] !== 0x0d)
    i += bytes[i] === 0x5c ? 2 : 1;
  return Math.min(bytes.length, bytes[i] === 0x22 ? i + 1 : i);
}

function skipSlash(at: number): number {
  const { bytes } = scan;
  if (bytes[at + 1] === 0x2f) {
    let i = at + 2;
    while (i < bytes.length && bytes[i] !== 0x0a && bytes[i] !== 0x0d) i++;
    return i;
  }
  if (bytes[at + 1] !== 0x2a) return at + 1;
  let i = bytes.indexOf(0x2a, at + 2);
  while (i >= 0 && bytes[i + 1] !== 0x2f) i = bytes.indexOf(0x2a, i + 1);
  return i < 0 ? bytes.length : i + 2;
}
