// Above the functions and variables of a module: how often it names them. A click lists the places.
import type { Analysis } from '../analysis';
import { type ModuleSymbol, SymbolKind } from '../semantic/symbols';
import type { CodeLensItem } from './codeLens';
import { plural } from './documentation/markdown';
import { debugNames } from './symbols/debugNames';

/** Nobody scrolls through a larger text in search of what is used. */
const MOST_BYTES = 4e6;

export function referenceLenses(analysis: Analysis): CodeLensItem[] {
  const { document, blocks, module } = analysis;
  if (document.length > MOST_BYTES) return [];
  const counts = countsOf(analysis);
  return blocks.flatMap(({ moduleSymbols }, block) =>
    moduleSymbols.flatMap((symbol) => {
      // A range has many names; announcements repeat what is said where the thing is defined.
      if (symbol.count !== undefined || isAnnouncedOnly(symbol, module.byName.get(symbol.name))) return [];
      const count = counts.get(symbol.name) ?? 0;
      // The host launches an entry: that nothing here names it says nothing.
      if (count === 0 && symbol.kind === SymbolKind.Entry) return [];
      return [lensOf(analysis, symbol, document.offsets[block], count)];
    }),
  );
}

/** It is defined elsewhere in the module, or announced above. */
function isAnnouncedOnly(
  symbol: ModuleSymbol,
  entries: readonly { readonly symbol: ModuleSymbol }[] | undefined = [],
): boolean {
  if (symbol.isDefinition) return false;
  return entries.some(({ symbol: other }) => other.isDefinition) || entries[0]?.symbol !== symbol;
}

/** Name -> how often the module names it beside its declarations, in the debugging data too. */
function countsOf({ document, blocks }: Analysis): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string, more: number): void => void counts.set(name, (counts.get(name) ?? 0) + more);
  for (const { free } of blocks) for (const { name } of free) add(name, 1);
  for (const block of document.blocks) for (const [name, places] of debugNames(block)) add(name, places.length);
  return counts;
}

function lensOf({ document }: Analysis, { start, end }: ModuleSymbol, base: number, count: number): CodeLensItem {
  return {
    start: base + start,
    end: base + end,
    title: plural(count, 'reference'),
    tooltip: 'How often this file names it, its declarations not counted.',
    maxOffset: undefined,
    command:
      count === 0
        ? undefined
        : { name: 'ptx.showReferences', arguments: [document.uri, document.positionAt(base + start)] },
  };
}
