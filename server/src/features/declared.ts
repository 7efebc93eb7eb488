// What the names in an instruction were declared as.
import type { BlockSemantics } from '../semantic/block';
import { type Symbol, SymbolKind } from '../semantic/symbols';
import { referenceAt } from './symbols/meaning';

/** The symbol of the function that a Name node refers to. */
export function symbolOf(semantics: BlockSemantics, node: number): Symbol | undefined {
  const reference = referenceAt(semantics, node);
  return reference < 0 ? undefined : semantics.symbols[semantics.referenceSymbols[reference]];
}

/** The declared type of the register that a Name node refers to. */
export function registerType(semantics: BlockSemantics, node: number): string | undefined {
  const symbol = symbolOf(semantics, node);
  return symbol?.kind === SymbolKind.Register && symbol.type !== '' ? symbol.type : undefined;
}
