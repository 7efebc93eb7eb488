// All places of a name: in this module, and of a name that it shares in the other modules.
import type { Analysis } from '../analysis';
import { cursorAt } from './cursor';
import type { Location } from './definition';
import { meaningAt } from './symbols/meaning';
import {
  isShared,
  links,
  moduleOccurrences,
  type Occurrence,
  occurrences,
  occurrencesInBlock,
} from './symbols/occurrences';

export interface ReferenceOptions {
  readonly includeDeclaration: boolean;
}

export function references(
  analysis: Analysis,
  offset: number,
  others: readonly Analysis[],
  { includeDeclaration }: ReferenceOptions,
): Location[] {
  const cursor = cursorAt(analysis, offset);
  const meaning = cursor && meaningAt(cursor)?.meaning;
  if (!meaning) return [];
  const isUse = ({ role }: Occurrence): boolean => role !== 'definition' && role !== 'declaration';
  const kept = (found: readonly Occurrence[], { document }: Analysis): Location[] =>
    found
      .filter((occurrence) => includeDeclaration || isUse(occurrence))
      .map(({ start, end }) => ({ document, start, end }));
  const own = kept(occurrences(analysis, meaning), analysis);
  if (meaning.kind !== 'module' || !isShared(analysis, meaning.name)) return own;
  const elsewhere = others
    .filter((other) => links(other, meaning.name))
    .flatMap((other) => kept(moduleOccurrences(other, meaning.name), other));
  return [...own, ...elsewhere];
}

/** What lights up around the cursor: a special register in this block alone, everything else in the whole document. */
export function documentHighlights(analysis: Analysis, offset: number): Occurrence[] {
  const cursor = cursorAt(analysis, offset);
  const meaning = cursor && meaningAt(cursor)?.meaning;
  return meaning ? occurrencesInBlock(analysis, meaning, cursor.block) : [];
}
