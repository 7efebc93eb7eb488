// What the fixes of rules share: statements that go, and statements that come before or behind another. Lines can be long:
// nothing looks further than the blanks around a statement. Not a rule itself.
import type { TextEdit } from '../base/text';
import type { SyntaxTree } from '../syntax/nodes';
import { nodeRange } from './shared';

/** Deletes what a node covers, and its lines where nothing else stands on them. */
export function removal(tree: SyntaxTree, node: number): TextEdit {
  const { start, end } = nodeRange(tree, node);
  const from = blanksBefore(tree.bytes, start);
  const to = blanksBehind(tree.bytes, end);
  const isAlone = isLineStart(tree.bytes, from) && isLineEnd(tree.bytes, to);
  return isAlone ? { start: from, end: behindLineEnd(tree.bytes, to), text: '' } : { start, end, text: '' };
}

/** Statements before the one of a node, on lines of their own where it begins its line. */
export function insertedBefore(tree: SyntaxTree, node: number, ...statements: readonly string[]): TextEdit {
  const { start } = nodeRange(tree, node);
  const gap = gapAt(tree.bytes, start);
  return { start, end: start, text: statements.map((statement) => statement + gap).join('') };
}

/** Statements behind the one of a node. */
export function insertedBehind(tree: SyntaxTree, node: number, ...statements: readonly string[]): TextEdit {
  const { start, end } = nodeRange(tree, node);
  const gap = gapAt(tree.bytes, start);
  return { start: end, end, text: statements.map((statement) => gap + statement).join('') };
}

/** What separates statements: a line end and the indentation of the line, or a space where others stand on it. */
function gapAt(bytes: Uint8Array, at: number): string {
  const from = blanksBefore(bytes, at);
  if (!isLineStart(bytes, from)) return ' ';
  const end = bytes[from - 1] === 13 ? '\r' : bytes[from - 2] === 13 ? '\r\n' : '\n';
  return end + String.fromCharCode(...bytes.subarray(from, at));
}

const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9;
const isBreak = (byte: number | undefined): boolean => byte === 10 || byte === 13;
const isLineStart = (bytes: Uint8Array, at: number): boolean => at === 0 || isBreak(bytes[at - 1]);
const isLineEnd = (bytes: Uint8Array, at: number): boolean => at >= bytes.length || isBreak(bytes[at]);

function blanksBefore(bytes: Uint8Array, at: number): number {
  let start = at;
  while (isBlank(bytes[start - 1])) start--;
  return start;
}

function blanksBehind(bytes: Uint8Array, at: number): number {
  let end = at;
  while (isBlank(bytes[end])) end++;
  return end;
}

function behindLineEnd(bytes: Uint8Array, at: number): number {
  if (at >= bytes.length) return at;
  return bytes[at] === 13 && bytes[at + 1] === 10 ? at + 2 : at + 1;
}
