// Declarations of registers: one statement for each name or one for all, a range as long as it is used, in order, without
// what nothing names. The machine code stays.
import { typeInfo } from '../../isa/types';
import { readPrefix } from '../../semantic/declarations';
import { childOf, NodeKind, rangeOf, type SyntaxTree, textOf, tokenText } from '../../syntax/nodes';
import { ancestor, parentOf } from '../cursor';
import {
  hasComment,
  isEnded,
  type Refactorer,
  type Refactoring,
  replaced,
  type Spot,
  separator,
  tokenReplaced,
} from './refactoring';

/** `%r<99>` as long as the function needs it: the highest number that is named decides. */
export const shortenRange: Refactorer = (spot) => {
  const { tree, statement, node, semantics } = spot;
  if (!isRegisters(spot, statement)) return [];
  const asked = ancestor(tree, node, NodeKind.Declarator);
  const declarator = asked < 0 ? childOf(tree, statement, NodeKind.Declarator) : asked;
  const count = declarator < 0 ? -1 : childOf(tree, declarator, NodeKind.RangeCount);
  const symbol = semantics.symbols.findIndex((each) => each.node === declarator + 1);
  const range = semantics.symbols[symbol];
  if (count < 0 || range?.count === undefined) return [];
  const used = highestElement(spot, symbol) + 1;
  if (used === 0 || used >= range.count) return [];
  const title = `Shorten \`${range.name}<${range.count}>\` to \`${range.name}<${used}>\`, which is all that is used`;
  return [{ title, kind: 'rewrite', edits: [tokenReplaced(spot, tree.first[count] + 1, String(used))], isGuess: true }];
};

/** The highest number of a range that is named; -1 where none is. */
function highestElement({ semantics }: Spot, symbol: number): number {
  const { referenceCount, referenceNodes, referenceSymbols, referenceElements, symbols } = semantics;
  let highest = -1;
  for (let i = 0; i < referenceCount; i++)
    if (referenceSymbols[i] === symbol && referenceNodes[i] !== symbols[symbol].node)
      highest = Math.max(highest, referenceElements[i]);
  return highest;
}

export const splitDeclaration: Refactorer = (spot) => {
  const { tree, statement } = spot;
  if (!isRegisters(spot, statement) || hasComment(spot, statement, statement)) return [];
  const names = declaratorsOf(tree, statement);
  if (names.length < 2) return [];
  const prefix = prefixOf(tree, statement);
  const text = names.map((name) => `${prefix} ${textOf(tree, name)};`).join(separator(spot));
  return [{ title: 'Declare each register by itself', kind: 'rewrite', edits: [replaced(spot, statement, text)] }];
};

/** With those of the same type that follow it. */
export const mergeDeclarations: Refactorer = (spot) => {
  const { tree, statement } = spot;
  if (!isRegisters(spot, statement)) return [];
  const prefix = prefixOf(tree, statement);
  const all = run(spot);
  const from = all.slice(all.indexOf(statement));
  const end = from.findIndex((each) => prefixOf(tree, each) !== prefix);
  const merged = end < 0 ? from : from.slice(0, end);
  const last = merged[merged.length - 1];
  if (merged.length < 2 || hasComment(spot, statement, last)) return [];
  const names = merged.flatMap((each) => declaratorsOf(tree, each)).map((name) => textOf(tree, name));
  const edits = [replaced(spot, statement, `${prefix} ${names.join(', ')};`, last)];
  return [{ title: `Declare the ${merged.length} groups of \`${prefix}\` in one`, kind: 'rewrite', edits }];
};

/** Predicates first, then by width, by type and by name. */
export const sortDeclarations: Refactorer = (spot) => {
  const { tree } = spot;
  const all = isRegisters(spot, spot.statement) ? run(spot) : [];
  const sorted = [...all].sort((a, b) => widthOf(tree, a) - widthOf(tree, b) || compareTexts(tree, a, b));
  if (all.every((each, index) => each === sorted[index])) return [];
  const edits = all.flatMap((each, index) =>
    each === sorted[index] ? [] : [replaced(spot, each, textOf(tree, sorted[index]))],
  );
  return [{ title: 'Sort the declarations by type and name', kind: 'rewrite', edits }];
};

const widthOf = (tree: SyntaxTree, variable: number): number => {
  const { type, vector } = readPrefix(tree, variable);
  return type === '.pred' ? 0 : (typeInfo(type)?.bits ?? 0) * vector;
};

const compareTexts = (tree: SyntaxTree, a: number, b: number): number =>
  textOf(tree, a).localeCompare(textOf(tree, b), 'en', { numeric: true });

/** Of all declarations that stand together. */
export const removeUnused: Refactorer = (spot): readonly Refactoring[] => {
  const { tree, statement, semantics, base } = spot;
  if (!isRegisters(spot, statement)) return [];
  const used = new Set<number>();
  for (let i = 0; i < semantics.referenceCount; i++) {
    const symbol = semantics.symbols[semantics.referenceSymbols[i]];
    if (symbol && symbol.node !== semantics.referenceNodes[i]) used.add(symbol.node);
  }
  const edits = run(spot).flatMap((variable) => {
    const names = declaratorsOf(tree, variable);
    const kept = names.filter((name) => used.has(name + 1));
    if (kept.length === names.length || hasComment(spot, variable, variable)) return [];
    if (kept.length > 0) {
      const text = `${prefixOf(tree, variable)} ${kept.map((name) => textOf(tree, name)).join(', ')};`;
      return [replaced(spot, variable, text)];
    }
    const { start, end } = rangeOf(tree, variable);
    return [{ start: base + gapStart(tree, start), end: base + end, text: '' }];
  });
  if (edits.length === 0) return [];
  return [{ title: 'Remove the declarations that nothing uses', kind: 'rewrite', edits, isGuess: true }];
};

/** The line break and the blanks before a statement go with it where it begins its line. */
function gapStart({ bytes }: SyntaxTree, start: number): number {
  let at = start;
  while (at > 0 && (bytes[at - 1] === 32 || bytes[at - 1] === 9)) at--;
  if (at > 0 && bytes[at - 1] === 10) return bytes[at - 2] === 13 ? at - 2 : at - 1;
  return start;
}

/** The declarations of registers around it with nothing but white space between them. */
function run(spot: Spot): number[] {
  const { tree, statement } = spot;
  const parent = parentOf(tree, statement);
  const found: number[] = [];
  for (let child = parent + 1; child < tree.next[parent]; child = tree.next[child]) {
    const last = found.at(-1);
    const isNext = last === undefined || isBlank(spot, last, child);
    if (!isNext || !isRegisters(spot, child)) {
      if (found.includes(statement)) return found;
      found.length = 0;
    }
    if (isRegisters(spot, child)) found.push(child);
  }
  return found.includes(statement) ? found : [statement];
}

function isBlank({ analysis, base, tree }: Spot, one: number, next: number): boolean {
  return analysis.document.slice(base + rangeOf(tree, one).end, base + rangeOf(tree, next).start).trim() === '';
}

/** A `.reg` in a function: those of the module are seen from other blocks. */
const isRegisters = ({ tree, inFunction }: Spot, node: number): boolean =>
  inFunction !== undefined &&
  tree.kinds[node] === NodeKind.Variable &&
  readPrefix(tree, node).space === '.reg' &&
  isEnded(tree, node);

function declaratorsOf(tree: SyntaxTree, variable: number): number[] {
  const found: number[] = [];
  for (let child = variable + 1; child < tree.next[variable]; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.Declarator) found.push(child);
  return found;
}

/** `.reg .b32`, with single blanks. */
function prefixOf(tree: SyntaxTree, variable: number): string {
  const words: string[] = [];
  const end = tree.first[variable + 1];
  for (let token = tree.first[variable]; token < end; token++) words.push(tokenText(tree, token));
  return words.join(' ');
}
