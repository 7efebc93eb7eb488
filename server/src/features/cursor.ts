// The token at an offset and the nodes around it. Everything is found by binary search in one block's arrays.
import type { Analysis } from '../analysis';
import { upperBound } from '../base/lines';
import type { BlockSemantics, FunctionInfo } from '../semantic/block';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';

export interface Cursor {
  readonly analysis: Analysis;
  readonly block: number;
  /** Offset of the block in the document. */
  readonly base: number;
  readonly semantics: BlockSemantics;
  readonly tree: SyntaxTree;
  readonly token: number;
  readonly kind: TokenKind;
  readonly text: string;
  /** The innermost node that holds the token. */
  readonly node: number;
  /** The function that the token stands in. */
  readonly inFunction: FunctionInfo | undefined;
}

/** The token at an offset, also when the offset is its end and no other word begins there. */
export function cursorAt(analysis: Analysis, offset: number): Cursor | undefined {
  return cursorOn(analysis, offset, tokenAt);
}

/** The last token that begins before an offset, which may lie in the blanks behind it. */
export function cursorBehind(analysis: Analysis, offset: number): Cursor | undefined {
  return cursorOn(analysis, offset, ({ tokens }, at) => Math.min(upperBound(tokens.starts, at), tokens.count) - 1);
}

/** The token that begins at an offset. */
export function cursorFrom(analysis: Analysis, offset: number): Cursor | undefined {
  return cursorOn(analysis, offset, ({ tokens }, at) => {
    const token = Math.min(upperBound(tokens.starts, at), tokens.count) - 1;
    return token >= 0 && tokens.starts[token] === at ? token : -1;
  });
}

function cursorOn(
  analysis: Analysis,
  offset: number,
  find: (tree: SyntaxTree, at: number) => number,
): Cursor | undefined {
  const block = analysis.document.blockAt(offset);
  if (block >= analysis.blockCount) return undefined;
  const semantics = analysis.semanticsOf(block);
  const { tree } = semantics;
  const base = analysis.document.offsets[block];
  const token = find(tree, offset - base);
  if (token < 0) return undefined;
  return {
    analysis,
    block,
    base,
    semantics,
    tree,
    token,
    kind: tree.tokens.kinds[token],
    text: tokenText(tree, token),
    node: nodeAt(tree, token),
    inFunction: semantics.functions.find(({ node }) => token >= tree.first[node] && token < tree.last[node]),
  };
}

function tokenAt({ tokens }: SyntaxTree, at: number): number {
  const token = Math.min(upperBound(tokens.starts, at), tokens.count) - 1;
  if (token < 0 || at > tokens.ends[token]) return -1;
  const touchesLast = token > 0 && at === tokens.starts[token] && at === tokens.ends[token - 1];
  return touchesLast && !isWord(tokens.kinds[token]) && isWord(tokens.kinds[token - 1]) ? token - 1 : token;
}

function isWord(kind: TokenKind): boolean {
  return kind >= TokenKind.Identifier && kind <= TokenKind.String;
}

/** The innermost node that holds a token. */
export function nodeAt(tree: SyntaxTree, token: number): number {
  let low = 0;
  let high = tree.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tree.first[middle] <= token) low = middle + 1;
    else high = middle;
  }
  let node = low - 1;
  while (node > 0 && tree.last[node] <= token) node--;
  return Math.max(0, node);
}

export function parentOf(tree: SyntaxTree, node: number): number {
  let parent = node - 1;
  while (parent > 0 && tree.next[parent] <= node) parent--;
  return Math.max(0, parent);
}

/** The node itself or the nearest one around it of a kind, inside its statement; -1 when there is none. */
export function ancestor(tree: SyntaxTree, node: number, kind: NodeKind): number {
  for (let at = node; at > 0; at = parentOf(tree, at)) {
    if (tree.kinds[at] === kind) return at;
    if (isContainer(tree.kinds[at])) return -1;
  }
  return -1;
}

/** A node beyond which no instruction can be: what is around it need not be searched. */
function isContainer(kind: NodeKind): boolean {
  switch (kind) {
    case NodeKind.Root:
    case NodeKind.Function:
    case NodeKind.Body:
    case NodeKind.Block:
    case NodeKind.Variable:
    case NodeKind.Label:
    case NodeKind.Loc:
    case NodeKind.Section:
      return true;
    default:
      return false;
  }
}
