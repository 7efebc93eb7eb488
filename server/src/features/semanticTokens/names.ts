// What a name is, as a token: its type, whether it is declared or written there, and the space it lies in.
import type { Analysis } from '../../analysis';
import { specialRegister } from '../../isa/specialRegisters';
import type { BlockSemantics } from '../../semantic/block';
import { type ModuleSymbol, type Symbol, SymbolKind } from '../../semantic/symbols';
import { tokenText } from '../../syntax/nodes';
import { referenceAt } from '../symbols/meaning';
import { modifierBit, spaceBit, type TokenType, typeNumber } from './legend';
import type { ValueMarks } from './values';

/** Type number + 256 * modifier bits; -1 for a name that is nothing. */
export type Painted = number;

const painted = (type: TokenType, modifiers: number): Painted => typeNumber[type] + 256 * modifiers;

/** Name node -> the symbol that it declares. */
export type Declarations = ReadonlyMap<number, Symbol | ModuleSymbol>;

const known = new WeakMap<BlockSemantics, Declarations>();

export function declarationsOf(semantics: BlockSemantics): Declarations {
  let found = known.get(semantics);
  if (!found) {
    found = new Map([...semantics.symbols, ...semantics.moduleSymbols].map((symbol) => [symbol.node, symbol]));
    known.set(semantics, found);
  }
  return found;
}

export function paintName(
  { module }: Analysis,
  semantics: BlockSemantics,
  declarations: Declarations,
  marks: ValueMarks,
  node: number,
): Painted {
  const declared = declarations.get(node);
  if (declared) return paintSymbol(declared, declarationBits(declared));
  const reference = referenceAt(semantics, node);
  const index = reference < 0 ? -1 : semantics.referenceSymbols[reference];
  if (index >= 0) {
    const isWritten = (semantics.referenceParts[reference] & 2) !== 0;
    return paintSymbol(semantics.symbols[index], (isWritten ? modifierBit.modification : 0) | (marks[reference] ?? 0));
  }
  const name = tokenText(semantics.tree, semantics.tree.first[node]);
  const [entry] = module.byName.get(name) ?? [];
  if (entry) return paintSymbol(entry.symbol, 0);
  return specialRegister(name) ? painted('specialRegister', marks[reference] ?? 0) : -1;
}

function declarationBits(symbol: Symbol | ModuleSymbol): number {
  const isAnnounced = 'isDefinition' in symbol && !symbol.isDefinition;
  return isAnnounced ? modifierBit.declaration : modifierBit.declaration | modifierBit.definition;
}

function paintSymbol({ kind, type, space }: Symbol, modifiers: number): Painted {
  switch (kind) {
    case SymbolKind.Register:
      return painted(type === '.pred' ? 'predicate' : 'register', modifiers);
    case SymbolKind.Label:
    case SymbolKind.Table:
      return painted('label', modifiers);
    case SymbolKind.Function:
    case SymbolKind.Entry:
      return painted('function', modifiers);
    case SymbolKind.Parameter:
    case SymbolKind.ReturnParameter:
      return painted('parameter', modifiers | spaceBit(space));
    default:
      return painted('variable', modifiers | spaceBit(space));
  }
}
