// The functions and variables of several modules whose names, mangled or as their sources have them, hold the letters of
// a query in their order. A client may sift what it is sent by `name` alone, so that is the one that holds them.
import type { Analysis } from '../analysis';
import { type ModuleSymbol, SymbolKind } from '../semantic/symbols';
import type { Location } from './definition';
import { demangledText } from './documentation/demangled';

export interface WorkspaceSymbol extends Location {
  readonly name: string;
  /** The other one of the two names, where there are two. */
  readonly otherName: string | undefined;
  readonly kind: 'entry' | 'function' | 'variable';
}

const MOST = 1000;
/** Letters of a name as its source has it. */
const LONGEST = 200;

export function workspaceSymbols(analyses: readonly Analysis[], query: string): WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: WorkspaceSymbol[] = [];
  for (const { module, document } of analyses) {
    for (const [name, entries] of module.byName) {
      if (found.length >= MOST) return found;
      const names = namesFor(name, wanted);
      if (!names) continue;
      // The thing itself, or where it is announced.
      const { block, symbol } = entries.find((entry) => entry.symbol.isDefinition) ?? entries[0];
      const base = document.offsets[block];
      found.push({ document, ...names, kind: kindOf(symbol), start: base + symbol.start, end: base + symbol.end });
    }
  }
  return found;
}

/** The text's own name, where it holds the letters; undefined where neither does. */
function namesFor(name: string, wanted: string): Pick<WorkspaceSymbol, 'name' | 'otherName'> | undefined {
  const source = demangledText(name, LONGEST);
  if (holdsInOrder(name.toLowerCase(), wanted)) return { name, otherName: source };
  if (source === undefined || !holdsInOrder(source.toLowerCase(), wanted)) return undefined;
  return { name: source, otherName: name };
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
