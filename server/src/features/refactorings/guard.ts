// An instruction that shall run under a predicate only: the one that was written last before it in the function.
import { childOf, NodeKind, rangeOf, textOf } from '../../syntax/nodes';
import type { Refactorer, Spot } from './refactoring';

export const wrapInGuard: Refactorer = (spot) => {
  const { tree, statement, base } = spot;
  if (tree.kinds[statement] !== NodeKind.Instruction || childOf(tree, statement, NodeKind.Guard) >= 0) return [];
  const predicate = nearestPredicate(spot);
  if (predicate === undefined) return [];
  const { start } = rangeOf(tree, statement);
  const edits = (guard: string) => [{ start: base + start, end: base + start, text: `${guard} ` }];
  return [`@${predicate}`, `@!${predicate}`].map((guard) => ({
    title: `Run the instruction only under \`${guard}\``,
    kind: 'rewrite',
    edits: edits(guard),
    isGuess: true,
  }));
};

/** The last predicate named before the instruction whose declaration is visible there. */
function nearestPredicate({ semantics, tree, statement, inFunction }: Spot): string | undefined {
  const { referenceCount, referenceNodes, referenceSymbols, referenceParts, symbols } = semantics;
  if (!inFunction) return undefined;
  for (let i = referenceCount - 1; i >= 0; i--) {
    const node = referenceNodes[i];
    const symbol = symbols[referenceSymbols[i]];
    if (node > statement || node < inFunction.node || (referenceParts[i] & 2) === 0) continue;
    if (symbol?.space !== '.reg' || symbol.type !== '.pred') continue;
    if (symbol.scope <= statement && statement < tree.next[symbol.scope]) return textOf(tree, node);
  }
  return undefined;
}
