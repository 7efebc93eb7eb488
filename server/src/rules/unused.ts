// What the rules about unused names share: the symbols that a function declares and no name of it refers to. Not a rule itself.
import type { Symbol, SymbolKind } from '../semantic/symbols';
import { NodeKind, type SyntaxTree } from '../syntax/nodes';
import { removal } from './edits';
import type { FunctionContext } from './functionContext';
import type { Fix } from './rule';

/** The symbols of a kind that the function declares and that nothing in it names. */
export function unusedSymbols({ semantics, info }: FunctionContext, kind: SymbolKind): Symbol[] {
  const { tree, symbols, referenceCount, referenceSymbols } = semantics;
  const used = new Set(referenceSymbols.subarray(0, referenceCount));
  const end = tree.next[info.node];
  return symbols.filter(
    (symbol, index) =>
      symbol.kind === kind && !used.has(index) && symbol.declaration >= info.node && symbol.declaration < end,
  );
}

/** The declaration goes where it declares nothing else. */
export function removedDeclaration(tree: SyntaxTree, declaration: number): Fix[] {
  let count = 0;
  for (let child = declaration + 1; child < tree.next[declaration]; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.Declarator) count++;
  if (count !== 1) return [];
  return [{ title: 'Remove the declaration', edits: [removal(tree, declaration)], isPreferred: true }];
}
