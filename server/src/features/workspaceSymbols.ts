// The functions and variables of several modules whose names hold the letters of a query in their order.
import type { Analysis } from '../analysis';
import { type ModuleSymbol, SymbolKind } from '../semantic/symbols';
import type { Location } from './definition';

export interface WorkspaceSymbol extends Location {
  readonly name: string;
  readonly kind: 'entry' | 'function' | 'variable';
}

const MOST = 1000;

export function workspaceSymbols(analyses: readonly Analysis[], query: string): WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: WorkspaceSymbol[] = [];
  for (const { module, document } of analyses) {
    for (const [name, entries] of module.byName) {
      if (found.length >= MOST) return found;
      if (!holdsInOrder(name.toLowerCase(), wanted)) continue;
      // The thing itself, or where it is announced.
      const { block, symbol } = entries.find((entry) => entry.symbol.isDefinition) ?? entries[0];
      const base = document.offsets[block];
      found.push({ document, name, kind: kindOf(symbol), start: base + symbol.start, end: base + symbol.end });
    }
  }
  return found;
}

function holdsInOrder(name: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function kindOf({ kind }: ModuleSymbol): WorkspaceSymbol['kind'] {
  if (kind === SymbolKind.Entry) return 'entry';
  return kind === SymbolKind.Function ? 'function' : 'variable';
}
