// What the fixes of rules share: statements that go, and statements that come before or behind another. Not a rule itself.
import type { TextEdit } from '../base/text';
import type { SyntaxTree } from '../syntax/nodes';
import { nodeRange } from './shared';

/** Deletes what a node covers, and its lines where nothing else stands on them. */
export function removal(tree: SyntaxTree, node: number): TextEdit {
  const { start, end } = nodeRange(tree, node);
  const from = lineStart(tree.bytes, start);
  const to = lineEnd(tree.bytes, end);
  const isAlone = isBlank(tree.bytes, from, start) && isBlank(tree.bytes, end, to);
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
  const from = lineStart(bytes, at);
  if (!isBlank(bytes, from, at)) return ' ';
  const end = from >= 2 && bytes[from - 2] === 13 ? '\r\n' : from >= 1 && bytes[from - 1] === 13 ? '\r' : '\n';
  return end + String.fromCharCode(...bytes.subarray(from, at));
}

const isLineEnd = (byte: number): boolean => byte === 10 || byte === 13;

function lineStart(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && !isLineEnd(bytes[start - 1])) start--;
  return start;
}

function lineEnd(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end < bytes.length && !isLineEnd(bytes[end])) end++;
  return end;
}

function behindLineEnd(bytes: Uint8Array, at: number): number {
  if (at >= bytes.length) return at;
  return bytes[at] === 13 && bytes[at + 1] === 10 ? at + 2 : at + 1;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 32 && bytes[i] !== 9) return false;
  return true;
}
