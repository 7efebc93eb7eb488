// Positions that a block's `.loc` name, for the rule about inlined functions.
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';

/** `file line column` of every `.loc` of a tree. */
export function* positionsIn(tree: SyntaxTree): Generator<string> {
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.Loc) continue;
    const first = tree.first[node];
    yield `${tokenText(tree, first + 1)} ${tokenText(tree, first + 2)} ${tokenText(tree, first + 3)}`;
  }
}
