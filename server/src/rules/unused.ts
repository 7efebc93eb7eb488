// What the rules about unused names share: the symbols that a function declares and no name of it refers to. Not a rule itself.
import type { Symbol, SymbolKind } from '../semantic/symbols';
import type { FunctionContext } from './functionContext';

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
