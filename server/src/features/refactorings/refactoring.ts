// What the files of this folder share: the place that was asked about, from which each proposes other ways to write it.
import type { Analysis } from '../../analysis';
import { upperBound } from '../../base/lines';
import type { TextEdit, TextRange } from '../../base/text';
import type { BlockSemantics, FunctionInfo } from '../../semantic/block';
import { NodeKind, rangeOf, type SyntaxTree } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { indentationAt, lineEndOf } from '../codeActions/fixer';
import { nodeAt, parentOf } from '../cursor';

export type RefactoringKind = 'rewrite' | 'extract' | 'inline';

export interface Refactoring {
  readonly title: string;
  readonly kind: RefactoringKind;
  /** Offsets in the document. */
  readonly edits: readonly TextEdit[];
  /** Whether the result fits is not known from the statement alone: offered only where it brings no error. */
  readonly isGuess?: true;
}

export interface Spot {
  readonly analysis: Analysis;
  /** As asked; offsets in the document. */
  readonly range: TextRange;
  readonly block: number;
  /** Offset of the block in the document. */
  readonly base: number;
  readonly semantics: BlockSemantics;
  readonly tree: SyntaxTree;
  /** The first token that the range touches, a word rather than the punctuation beside it; and the innermost node around it. */
  readonly token: number;
  readonly node: number;
  /** The instruction or declaration around it. */
  readonly statement: number;
  readonly inFunction: FunctionInfo | undefined;
}

export type Refactorer = (spot: Spot) => readonly Refactoring[];

/** Undefined where no statement is, and where one is that has an error: half a statement is not rewritten. */
export function spotAt(analysis: Analysis, range: TextRange): Spot | undefined {
  const { document } = analysis;
  const block = document.blockAt(range.start);
  if (block >= analysis.blockCount) return undefined;
  const semantics = analysis.semanticsOf(block);
  const { tree } = semantics;
  const base = document.offsets[block];
  const token = touchedToken(tree, range.start - base, range.end - base);
  if (token < 0) return undefined;
  const node = nodeAt(tree, token);
  const statement = statementAround(tree, node);
  if (statement < 0 || !isEnded(tree, statement)) return undefined;
  if (hasError(analysis, base, rangeOf(tree, statement))) return undefined;
  const inFunction = semantics.functions.find((each) => statement > each.node && statement < tree.next[each.node]);
  return { analysis, range, block, base, semantics, tree, token, node, statement, inFunction };
}

/** The token at the start of a range, or the first within it. */
function touchedToken({ tokens }: SyntaxTree, start: number, end: number): number {
  const { count, starts, ends, kinds } = tokens;
  const token = Math.min(upperBound(starts, start), count) - 1;
  if (token > 0 && starts[token] === start && ends[token - 1] === start && !isWord(kinds[token])) return token - 1;
  if (token >= 0 && start <= ends[token]) return token;
  return token + 1 < count && starts[token + 1] < end ? token + 1 : -1;
}

const isWord = (kind: TokenKind): boolean => kind >= TokenKind.Identifier && kind <= TokenKind.String;

function statementAround(tree: SyntaxTree, node: number): number {
  for (let at = node; at > 0; at = parentOf(tree, at))
    if (tree.kinds[at] === NodeKind.Instruction || tree.kinds[at] === NodeKind.Variable) return at;
  return -1;
}

/** Of half a statement its `;` is still to come. */
export const isEnded = ({ tokens, last }: SyntaxTree, statement: number): boolean =>
  tokens.kinds[last[statement] - 1] === TokenKind.Semicolon;

/** Whether something is wrong between two offsets of a block. */
export function hasError({ diagnostics }: Analysis, base: number, { start, end }: TextRange): boolean {
  return diagnostics.some(
    (found) => found.severity === 'error' && found.start <= base + end && base + start <= found.end,
  );
}

/** The replacement of a node, or of the nodes from one to another. */
export function replaced({ tree, base }: Spot, node: number, text: string, last = node): TextEdit {
  return { start: base + rangeOf(tree, node).start, end: base + rangeOf(tree, last).end, text };
}

export function tokenReplaced({ tree, base }: Spot, token: number, text: string): TextEdit {
  return { start: base + tree.tokens.starts[token], end: base + tree.tokens.ends[token], text };
}

/** The statement behind a node on the same level, or -1. */
export function following(tree: SyntaxTree, node: number): number {
  const parent = parentOf(tree, node);
  return tree.next[node] < tree.next[parent] ? tree.next[node] : -1;
}

/** Whether a comment is within the statements from one to the last: it would be lost. */
export function hasComment({ analysis, base, tree }: Spot, one: number, last: number): boolean {
  return /\/[/*]/.test(analysis.document.slice(base + rangeOf(tree, one).start, base + rangeOf(tree, last).end));
}

/** Between two statements in place of one. */
export function separator({ analysis, tree, statement }: Spot): string {
  return `${lineEndOf(analysis.document)}${indentationAt(tree.bytes, rangeOf(tree, statement).start)}`;
}
