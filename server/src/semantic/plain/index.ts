// The quick way over a function as compilers write it: no tokens and no tree, but the same summary that the whole way
// gives. The loops are in WebAssembly (quick/assembly), which needs no time to become fast; here is what happens once for each
// function and each new sort of statement. At the first thing out of the ordinary (any error, an odd spelling) it gives
// up, and the whole way is taken. test/semantic/plain.test.ts holds both ways against each other on the corpus.

import { bytesToText } from '../../base/text';
import { type AvailabilityVector, requireBoth } from '../../isa/availability';
import { Cell, Stop } from '../../quick/codes';
import { arrayWords, beginQuick, CodeArray, cell, FREE_CELLS, FREE_USE, quick, renewLarge } from '../../quick/module';
import { NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { parseItemsIn, parseStatementsIn } from '../../syntax/parse';
import type { BlockSummary, FunctionInfo, FunctionVisitor } from '../block';
import { matchOpcode } from '../match';
import { type ModuleSymbol, SymbolKind } from '../symbols';
import { result, visitNodes } from '../walk/index';
import { noteIncrease } from '../walk/instructions';
import { expectation } from '../walk/names';
import { openScope } from '../walk/scopes';
import { type OpenFunction, walk } from '../walk/state';
import { QuickCode } from './code';
import { ANY_CLASS, aboutSymbol, readDeclaration, readInstruction } from './statement';
import { addSingle, learn, needsOf, prepareTemplates, textOf, tooManyTemplates } from './templates';

const NEVER = 0xffffffff;
/** Larger functions need too much memory for what is kept of each byte. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The summary of a function's block; undefined when it is not plain. The visitor is called as by walkBlock. */
export function summarisePlain(bytes: Uint8Array, visitor: FunctionVisitor): BlockSummary | undefined {
  if (bytes.length > MOST_BYTES) return undefined;
  const brace = findBody(bytes);
  if (brace < 0) return undefined;
  const header = parseItemsIn(bytes, 0, brace);
  if (!isOneFunction(header)) return undefined;
  walk.start(header, visitor);
  openScope(0, NEVER);
  visitNodes(1);
  const { open } = walk;
  if (!open?.symbol || walk.oddTypes.length > 0 || walk.duplicates.length > 0) return undefined;
  // Without its body the header looks like an announcement.
  const symbol = { ...open.symbol, isDefinition: true };
  walk.moduleSymbols = [symbol];
  renewLarge(tooManyTemplates());
  prepareTemplates();
  beginQuick(bytes);
  if (!goOver(bytes, brace + 1)) return undefined;
  quick().finish();
  noteFreeNames(bytes, open.node);
  const info = describe(open, symbol);
  walk.functions.push(info);
  visitor(info, new QuickCode());
  walk.open = undefined;
  return result();
}

/** The `{` of the body: the first outside comments. */
function findBody(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x7b) return at;
    if (bytes[at] === 0x22 || bytes[at] === 0x3b) return -1;
    if (bytes[at] === 0x2f) at = skipComment(bytes, at) - 1;
    if (at < 0) return -1;
  }
  return -1;
}

/** Behind a comment; -2 for a slash that begins none, for an unclosed one and for one with bytes that ptxas rejects. */
function skipComment(bytes: Uint8Array, start: number): number {
  let end: number;
  if (bytes[start + 1] === 0x2f) {
    end = start + 2;
    while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
  } else if (bytes[start + 1] === 0x2a) {
    end = bytes.indexOf(0x2a, start + 2);
    while (end >= 0 && bytes[end + 1] !== 0x2f) end = bytes.indexOf(0x2a, end + 1);
    if (end < 0) return -2;
    end += 2;
  } else return -2;
  for (let i = start; i < end; i++) if (bytes[i] >= 0x80 || bytes[i] === 0) return -2;
  return end;
}

function isOneFunction(tree: SyntaxTree): boolean {
  return (
    tree.problems.length === 0 && tree.count > 1 && tree.kinds[1] === NodeKind.Function && tree.next[1] === tree.count
  );
}

/** From behind the `{` to the end of the block; false when something is not plain. */
function goOver(bytes: Uint8Array, from: number): boolean {
  quick().enter();
  for (const symbol of walk.symbols)
    if (!quick().declareName(symbol.start, -1, ANY_CLASS, aboutSymbol(symbol))) return false;
  let at = from;
  for (;;) {
    const stop = quick().walk(at);
    if (stop === Stop.End) return true;
    if (stop === Stop.Odd) return false;
    const start = cell(Cell.Start);
    const end = cell(Cell.End);
    at = start;
    if (stop === Stop.Unknown) learn(bytes, start, end);
    else if (!lookWhole(bytes, start, end)) return false;
    else at = end;
  }
}

/** A statement that is parsed and fitted each time; false when something is not plain. */
function lookWhole(bytes: Uint8Array, start: number, end: number): boolean {
  const tree = parseStatementsIn(bytes, start, end);
  if (bytes[start] !== 0x2e) {
    const read = readInstruction(tree);
    if (!read) return false;
    if (read.entry.match.words[0] === 'setmaxnreg') noteIncrease(tree, 1, read.isGuarded ? tree.next[2] : 2);
    return addSingle(start, read);
  }
  const symbols = readDeclaration(tree);
  if (!symbols) return false;
  for (const symbol of symbols) {
    if (!quick().declareName(symbol.start, symbol.count ?? -1, ANY_CLASS, aboutSymbol(symbol))) return false;
    if (symbol.space === '.shared') walk.open!.sharedBytes += symbol.bytes ?? 0;
  }
  return true;
}

function noteFreeNames(bytes: Uint8Array, inFunction: number): void {
  const count = cell(Cell.Free);
  if (count === 0) return;
  const names = arrayWords(CodeArray.Free, count * FREE_CELLS);
  for (let at = 0; at < names.length; at += FREE_CELLS) {
    const start = names[at];
    const end = names[at + 1];
    const name = bytesToText(bytes, start, end);
    walk.free.push({ node: -1, start, end, name, expected: expectation(names[at + FREE_USE]), inFunction });
  }
}

function describe(open: OpenFunction, symbol: ModuleSymbol): FunctionInfo {
  const texts = new Set<string>();
  const vectors = new Set<AvailabilityVector>();
  for (const id of arrayWords(CodeArray.Seen, cell(Cell.Seen))) {
    texts.add(textOf(id));
    vectors.add(needsOf(id));
  }
  for (const needs of vectors) requireBoth(open.availability, needs);
  return {
    name: symbol.name,
    kind: symbol.kind === SymbolKind.Entry ? 'entry' : 'func',
    node: symbol.declaration,
    nameNode: symbol.node,
    start: symbol.start,
    end: symbol.end,
    hasBody: true,
    bounds: {
      ...open.bounds,
      setsMaxRegisters: open.setsMaxRegisters,
      calls: cell(Cell.Calls) !== 0,
      ...(open.largestIncrease !== undefined && { largestIncrease: open.largestIncrease }),
    },
    sharedBytes: open.sharedBytes,
    // Seldom asked for, and matching is what the quick way saves.
    get matches() {
      return Array.from(texts, matchOpcode);
    },
    availability: open.availability,
  };
}
