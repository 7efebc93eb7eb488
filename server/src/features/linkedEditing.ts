// The places that change together while a name is being typed: those of a register or a label in its scope. Unlike a
// rename nothing is checked afterwards, so nothing is offered where a place could be missed or have another text.
import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import { SymbolKind } from '../semantic/symbols';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { cursorAt, nodeAt } from './cursor';
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
  if (tree.problems.length > 0 && isSkipped(tree, cursor.text)) return [];
  const { kind, count } = symbols[meaning.symbol];
  // `%r5` of `%r<16>` is declared nowhere by its own name.
  if (count !== undefined || (kind !== SymbolKind.Register && kind !== SymbolKind.Label)) return [];
  // Of a name that is declared twice nobody knows which one is meant.
  if (duplicates.some(({ symbol, earlier }) => symbol === meaning.symbol || earlier === meaning.symbol)) return [];
  const found = occurrences(analysis, meaning).map(({ start, end }) => ({ start, end }));
  return found.length > 1 ? found : [];
}

/** Whether a name stands in text that the parser skipped: there it is no reference and would stay behind. */
function isSkipped(tree: SyntaxTree, name: string): boolean {
  const { kinds, count } = tree.tokens;
  for (let token = 0; token < count; token++) {
    if (kinds[token] !== TokenKind.Identifier || tokenText(tree, token) !== name) continue;
    const kind = tree.kinds[nodeAt(tree, token)];
    if (kind !== NodeKind.Name && kind !== NodeKind.Opcode) return true;
  }
  return false;
}
