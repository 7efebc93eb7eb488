// The quick way over a function as compilers write it: no tokens and no tree, but the same summary that the whole way
// gives. At the first thing out of the ordinary (any error, an odd spelling) it gives up, and the whole way is taken.
// test/semantic/plain.test.ts holds both ways against each other on the corpus.

import { CharClass, classOf, isWord } from '../../syntax/characters';
import { NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { parseItemsIn, parseStatementsIn } from '../../syntax/parse';
import type { BlockSummary, FunctionVisitor } from '../block';
import { InstructionFlag } from '../code';
import { SymbolKind } from '../symbols';
import { declareLabel } from '../walk/declarations';
import { endFunction } from '../walk/functions';
import { result, visitNodes } from '../walk/index';
import { noteOpcode } from '../walk/instructions';
import { expectation, NameUse, putAside, useSymbol } from '../walk/names';
import { closeScope, openScope } from '../walk/scopes';
import { walk } from '../walk/state';
import { scan, scanStatement, skipSpace } from './scan';
import { templateOf } from './templates';

/** A scope opened without a tree has no node; no tree ends it either. */
const NO_NODE = -2;
const NEVER = 0xffffffff;

/** The summary of a function's block; undefined when it is not plain. The visitor is called as by walkBlock. */
export function summarisePlain(bytes: Uint8Array, visitor: FunctionVisitor): BlockSummary | undefined {
  const brace = findBody(bytes);
  if (brace < 0) return undefined;
  const header = parseItemsIn(bytes, 0, brace);
  if (!isOneFunction(header)) return undefined;
  walk.start(header, visitor);
  openScope(0, NEVER);
  visitNodes(1);
  const { open } = walk;
  if (!open?.symbol || walk.oddTypes.length > 0 || walk.duplicates.length > 0) return undefined;
  walk.scopeEnd = NEVER;
  // Without its body the header looks like an announcement.
  walk.open = { ...open, hasBody: true };
  walk.moduleSymbols = [{ ...open.symbol, isDefinition: true }];
  if (!scanBody(bytes, brace + 1)) return undefined;
  return walk.misfits.length + walk.oddTypes.length + walk.duplicates.length > 0 ? undefined : result();
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

/** Behind white space and comments; -2 where a comment is odd. */
function skipTrivia(bytes: Uint8Array, from: number): number {
  let at = skipSpace(bytes, from);
  while (at >= 0 && bytes[at] === 0x2f) {
    at = skipComment(bytes, at);
    if (at >= 0) at = skipSpace(bytes, at);
  }
  return at;
}

/** From behind the `{` to the end of the block; false when something is not plain. */
function scanBody(bytes: Uint8Array, from: number): boolean {
  let depth = 1;
  let at = skipTrivia(bytes, from);
  while (at >= 0 && at < bytes.length) {
    const byte = bytes[at];
    if (byte === 0x7d) {
      closeScope();
      if (--depth === 0) return finishFunction(bytes, at + 1);
      at++;
    } else if (byte === 0x7b) {
      if (++depth > 100) return false;
      openScope(NO_NODE, NEVER);
      at++;
    } else at = byte === 0x2e ? scanDirective(bytes, at) : scanLabelOrInstruction(bytes, at);
    if (at >= 0) at = skipTrivia(bytes, at);
  }
  return false;
}

function finishFunction(bytes: Uint8Array, at: number): boolean {
  if (skipTrivia(bytes, at) !== bytes.length) return false;
  endFunction();
  closeScope();
  return true;
}

function scanLabelOrInstruction(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (isWord[bytes[at]] === 1) at++;
  if (bytes[at] === 0x3a && bytes[at + 1] !== 0x3a) return scanLabel(bytes, start, at);
  return scanInstruction(bytes, start);
}

function scanLabel(bytes: Uint8Array, start: number, colon: number): number {
  const kind = classOf[bytes[start]];
  const isName =
    kind === CharClass.Letter || (colon > start + 1 && (kind === CharClass.Dollar || kind === CharClass.Percent));
  if (!isName || (colon === start + 7 && bytes[start] === 0x57)) return -1;
  const next = skipTrivia(bytes, colon + 1);
  // `.branchtargets` and the like belong to their label.
  if (next >= 0 && isTable(bytes, next)) return scanParsed(bytes, start, endOfStatement(bytes, next));
  declareLabel(SymbolKind.Label, -1, start, colon, -1);
  return colon + 1;
}

/** `.branchtargets`, `.calltargets` and `.callprototype`, told by their first letters. */
function isTable(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x2e) return false;
  const first = bytes[at + 1];
  return (first === 0x62 && bytes[at + 2] === 0x72) || (first === 0x63 && bytes[at + 2] === 0x61);
}

function scanInstruction(bytes: Uint8Array, start: number): number {
  const end = scanStatement(bytes, start);
  if (end < 0) return scanParsed(bytes, start, endOfStatement(bytes, start));
  const { entry, fitted, isGuarded, uses } = templateOf(bytes, start, end);
  // Without a template it may still be right (`setmaxnreg`); if it is wrong the block is not plain.
  if (!entry || !fitted) return scanParsed(bytes, start, end);
  const { code } = walk;
  code.begin(start);
  if (isGuarded) code.flag(InstructionFlag.Guarded);
  noteOpcode(entry, fitted);
  for (let i = 0; i < uses.length; i++) useScanned(i, uses[i]);
  code.end();
  return end;
}

/** The i-th name of the statement just scanned. */
function useScanned(i: number, use: number): void {
  const { names } = walk;
  const start = scan.nameStarts[i];
  const end = scan.nameEnds[i];
  if (names.resolve(start, end, scan.hashes[i], scan.prefixHashes[i], scan.splits[i], scan.numbers[i])) {
    useSymbol(names.symbol, use);
  } else putAside(start, end, -1, -1, expectation(use), (use & NameUse.Jump) !== 0, -1);
}

/** `.loc 1 2 3` and `.pragma "…";` are passed over; every other directive is parsed. */
function scanDirective(bytes: Uint8Array, start: number): number {
  if (isWordAt(bytes, start + 1, LOC)) return scanLoc(bytes, start + 4);
  if (isWordAt(bytes, start + 1, PRAGMA)) return scanPragma(bytes, start + 7);
  return scanParsed(bytes, start, endOfStatement(bytes, start));
}

const LOC = new TextEncoder().encode('loc');
const PRAGMA = new TextEncoder().encode('pragma');

function isWordAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return isWord[bytes[at + word.length]] !== 1;
}

/** One string without escapes, and the `;`. */
function scanPragma(bytes: Uint8Array, from: number): number {
  let at = skipSpace(bytes, from);
  if (bytes[at] !== 0x22) return -1;
  for (at++; bytes[at] !== 0x22; at++) if (!(bytes[at] >= 0x20 && bytes[at] < 0x7f) || bytes[at] === 0x5c) return -1;
  at = skipSpace(bytes, at + 1);
  return bytes[at] === 0x3b ? at + 1 : -1;
}

/** Three numbers and the end of the line; anything more is not plain. */
function scanLoc(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let i = 0; i < 3; i++) {
    while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
    const digits = at;
    while (classOf[bytes[at]] === CharClass.Digit) at++;
    if (at === digits || (bytes[digits] === 0x30 && at > digits + 1)) return -1;
  }
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  return bytes[at] === 0x0a || bytes[at] === 0x0d ? at : -1;
}

/** Behind the `;` that ends a statement; -1 when there is none, or a string, a comment or a brace list comes before it. */
function endOfStatement(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x3b) return at + 1;
    if (byte === 0x22 || byte === 0x2f || byte >= 0x80 || byte === 0) return -1;
  }
  return -1;
}

/** A statement, or several, that are parsed and visited the whole way. */
function scanParsed(bytes: Uint8Array, start: number, end: number): number {
  if (end < 0) return -1;
  const tree = parseStatementsIn(bytes, start, end);
  if (tree.problems.length > 0) return -1;
  for (let node = 1; node < tree.count; node = tree.next[node]) if (tree.kinds[node] === NodeKind.Block) return -1;
  walk.tree = tree;
  walk.scopeEnd = NEVER;
  visitNodes(1);
  walk.scopeEnd = NEVER;
  return walk.misfits.length + walk.dated.length + walk.oddTypes.length + walk.duplicates.length > 0 ? -1 : end;
}
