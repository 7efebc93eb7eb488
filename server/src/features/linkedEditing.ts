// The places that change together while a name is being typed: those of a register or a label in its scope. Unlike a
// rename nothing is checked afterwards, so nothing is offered where a place could be missed or have another text.
import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import { SymbolKind } from '../semantic/symbols';
import { cursorAt } from './cursor';
import { meaningAt } from './symbols/meaning';
import { occurrences } from './symbols/occurrences';

/** What a register or a label is spelled like; what else is typed ends the common editing. */
export const NAME_PATTERN = '[%$_A-Za-z][\\w$]*';

/** In text order; empty where nothing is edited together. */
export function linkedRanges(analysis: Analysis, offset: number): TextRange[] {
  const cursor = cursorAt(analysis, offset);
  const meaning = cursor && meaningAt(cursor)?.meaning;
  if (!cursor || meaning?.kind !== 'local') return [];
  const { tree, symbols, duplicates } = cursor.semantics;
  // A name in text that the parser skipped is no reference and would stay behind.
  if (tree.problems.length > 0) return [];
  const { kind, count } = symbols[meaning.symbol];
  // `%r5` of `%r<16>` is declared nowhere by its own name.
  if (count !== undefined || (kind !== SymbolKind.Register && kind !== SymbolKind.Label)) return [];
  // Of a name that is declared twice nobody knows which one is meant.
  if (duplicates.some(({ symbol, earlier }) => symbol === meaning.symbol || earlier === meaning.symbol)) return [];
  const found = occurrences(analysis, meaning).map(({ start, end }) => ({ start, end }));
  return found.length > 1 ? found : [];
}
