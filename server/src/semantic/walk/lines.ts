// Source lines: which files the module names, which positions its `.loc` name, and which of those an `inlined_at` names
// that none of the block has named before.
import { vectorOf } from '../../isa/availability';
import { tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import type { LineFacts } from '../block';
import { INLINED_LINES, SECTION_DIFFERENCE, SECTION_LABEL } from '../needs';
import { integerValue } from '../numbers';
import { walk } from './state';

export function noteFile(node: number): void {
  const { tree } = walk;
  const token = tree.first[node] + 1;
  if (tree.tokens.kinds[token] !== TokenKind.Integer) return;
  const index = integerValue(tokenText(tree, token));
  if (index !== undefined) walk.files.push({ index, start: tree.tokens.starts[token], end: tree.tokens.ends[token] });
}

/** `.loc file line column`, and perhaps `function_name label, inlined_at file line column`. */
export function noteLoc(node: number): void {
  const { tree } = walk;
  const first = tree.first[node];
  noteFirstLoc(tree.tokens.starts[first], tree.tokens.ends[first]);
  if (tree.last[node] - first < 4) return;
  const position = positionAt(first + 1);
  if (tree.last[node] - first > 4) {
    walk.require(vectorOf(INLINED_LINES));
    noteInlining(first + 4, tree.last[node]);
  }
  walk.positions.add(position);
}

export function noteFirstLoc(start: number, end: number): void {
  walk.firstLoc ??= { start, end };
}

function noteInlining(from: number, to: number): void {
  const { tree } = walk;
  const { kinds, starts, ends } = tree.tokens;
  for (let token = from; token + 3 < to; token++) {
    if (kinds[token] !== TokenKind.Identifier || tokenText(tree, token) !== 'inlined_at') continue;
    const position = positionAt(token + 1);
    if (walk.positions.has(position)) return;
    walk.inlinedAt.push({ position, start: starts[token + 1], end: ends[token + 3] });
    return;
  }
}

/** Three numbers as one text. */
function positionAt(token: number): string {
  const { tree } = walk;
  return `${tokenText(tree, token)} ${tokenText(tree, token + 1)} ${tokenText(tree, token + 2)}`;
}

/** Labels in the data of a section, and differences of two. */
export function noteSection(node: number): void {
  const { tree } = walk;
  const kinds = tree.tokens.kinds.subarray(tree.first[node], tree.last[node]);
  walk.hasSections = true;
  if (kinds.includes(TokenKind.Colon)) walk.require(vectorOf(SECTION_LABEL));
  for (let at = kinds.indexOf(TokenKind.Minus); at >= 0; at = kinds.indexOf(TokenKind.Minus, at + 1)) {
    if (kinds[at - 1] === TokenKind.Identifier) return walk.require(vectorOf(SECTION_DIFFERENCE));
  }
}

export function lineFacts(): LineFacts | undefined {
  const { files, firstLoc, inlinedAt, hasSections } = walk;
  const isAny = files.length > 0 || hasSections || firstLoc !== undefined;
  return isAny ? { files, hasSections, firstLoc, inlinedAt } : undefined;
}
