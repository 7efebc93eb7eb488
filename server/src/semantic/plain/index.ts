// The quick way over a function as compilers write it: no tokens and no tree, but the same summary that the whole way
// gives. The loops are in WebAssembly (quick/assembly), which needs no time to become fast; here is what happens once for each
// function and each new sort of statement. At the first thing out of the ordinary (any error, an odd spelling) it gives
// up, and the whole way is taken. test/semantic/plain.property.test.ts holds both ways against each other on the corpus.

import { bytesToText } from '../../base/text';
import { type AvailabilityVector, requireBoth, vectorOf } from '../../isa/availability';
import { classOfSpecial, MODULE_NAMES } from '../../isa/nameClasses';
import { specialRegister } from '../../isa/specialRegisters';
import { Cell, Stop } from '../../quick/codes';
import {
  arrayWords,
  beginQuick,
  CodeArray,
  cell,
  FREE_CELLS,
  FREE_MASK,
  FREE_USE,
  quick,
  renewLarge,
} from '../../quick/module';
import type { SyntaxTree } from '../../syntax/nodes';
import { parseStatementsIn } from '../../syntax/parse';
import type { BlockSummary, FunctionInfo, FunctionVisitor } from '../block';
import { matchOpcode } from '../match';
import { INLINED_LINES, needOfPragma, vectorOfWord } from '../needs';
import { type ModuleSymbol, SymbolKind } from '../symbols';
import { result } from '../walk/index';
import { noteIncrease } from '../walk/instructions';
import { noteFirstLoc } from '../walk/lines';
import { expectedOf, isSpecial } from '../walk/names';
import { openScope } from '../walk/scopes';
import { type OpenFunction, walk } from '../walk/state';
import { noteQuickCall } from './calls';
import { QuickCode } from './code';
import { beginPlain } from './header';
import { aboutSymbol, readDeclaration, readInstruction, sharedBytes } from './statement';
import { addSingle, learn, needsOf, prepareTemplates, textOf, tooManyTemplates } from './templates';

/** No tree ends a scope here. */
const NEVER = 0xffffffff;
/** Larger functions need too much memory for what is kept of each byte. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The summary of a function's block; undefined when it is not plain. The visitor is called as by walkBlock. */
export function summarisePlain(bytes: Uint8Array, visitor: FunctionVisitor): BlockSummary | undefined {
  if (bytes.length > MOST_BYTES) return undefined;
  renewLarge(tooManyTemplates());
  prepareTemplates();
  beginQuick(bytes);
  walk.start(withoutTree(bytes), visitor);
  openScope(0, NEVER);
  const begun = beginPlain(bytes);
  if (!begun) return undefined;
  const { open, symbol } = begun;
  walk.open = open;
  walk.moduleSymbols = [symbol];
  if (!goOver(bytes, begun.body)) return undefined;
  quick().finish();
  if (!noteFreeNames(bytes, open.node)) return undefined;
  const firstLoc = cell(Cell.FirstLoc);
  if (firstLoc >= 0) noteFirstLoc(firstLoc, firstLoc + 4);
  const info = describe(open, symbol);
  walk.functions.push(info);
  visitor(info, new QuickCode());
  walk.open = undefined;
  return result();
}

/** For the walk, which begins with a tree. */
function withoutTree(bytes: Uint8Array): SyntaxTree {
  return { ...noTree, bytes };
}

const none = new Uint32Array(0);
const noTree: Omit<SyntaxTree, 'bytes'> = {
  tokens: { count: 0, kinds: new Uint8Array(0), starts: none, ends: none },
  problems: [],
  count: 0,
  kinds: new Uint8Array(0),
  first: none,
  last: none,
  next: none,
};

/** From behind the `{` to the end of the block; false when something is not plain. */
function goOver(bytes: Uint8Array, from: number): boolean {
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
    if (read.entry.match.words[0] === 'call' && !noteQuickCall(tree, start)) return false;
    if (read.entry.match.words[0] === 'setmaxnreg') noteIncrease(tree, 1, read.isGuarded ? tree.next[2] : 2);
    return addSingle(start, read);
  }
  const symbols = readDeclaration(tree);
  if (!symbols) return false;
  for (const symbol of symbols) {
    const vector = vectorOfWord(symbol.type);
    if (vector) walk.require(vector);
    if (!quick().declareName(symbol.start, symbol.count ?? -1, symbol.nameClass, aboutSymbol(symbol))) return false;
    walk.open!.sharedBytes += sharedBytes(symbol);
  }
  return true;
}

/** False where a name is not what it should be. */
function noteFreeNames(bytes: Uint8Array, inFunction: number): boolean {
  const count = cell(Cell.Free);
  if (count === 0) return true;
  const names = arrayWords(CodeArray.Free, count * FREE_CELLS);
  for (let at = 0; at < names.length; at += FREE_CELLS) {
    const start = names[at];
    const end = names[at + 1];
    const name = bytesToText(bytes, start, end);
    const use = names[at + FREE_USE];
    const accepts = names[at + FREE_MASK];
    if (!isSpecial(bytes, start, end, use))
      walk.free.push({
        node: -1,
        start,
        end,
        name,
        expected: expectedOf(use),
        accepts: accepts & MODULE_NAMES,
        inFunction,
      });
    else if ((accepts & classOfSpecial(specialRegister(name)!, 'whole')) === 0) walk.unusual++;
  }
  return walk.unusual === 0;
}

function describe(open: OpenFunction, symbol: ModuleSymbol): FunctionInfo {
  const texts = new Set<string>();
  const vectors = new Set<AvailabilityVector>();
  for (const id of arrayWords(CodeArray.Seen, cell(Cell.Seen))) {
    texts.add(textOf(id));
    vectors.add(needsOf(id));
  }
  for (const needs of vectors) requireBoth(open.availability, needs);
  if (cell(Cell.Inlined)) requireBoth(open.availability, vectorOf(INLINED_LINES));
  if (cell(Cell.UsedBytes)) requireBoth(open.availability, vectorOf(needOfPragma('used_bytes_mask')!));
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
    parameterBytes: open.parameterBytes,
    sharedBytes: open.sharedBytes + cell(Cell.SharedBytes),
    // Seldom asked for, and matching is what the quick way saves.
    get matches() {
      return Array.from(texts, matchOpcode);
    },
    availability: open.availability,
  };
}
