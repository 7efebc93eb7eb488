// Every place where a meaning is named: in one document, and what of it concerns other documents.
import type { Analysis } from '../../analysis';
import type { TextRange } from '../../base/text';
import { SymbolKind } from '../../semantic/symbols';
import { debugNames } from './debugNames';
import type { Meaning } from './meaning';
import { specialUses } from './specialUses';

/** `declaration`: announces only, as `.extern` and prototypes do. */
export type Role = 'definition' | 'declaration' | 'read' | 'write' | 'read-write';

/** Offsets in the document. */
export interface Occurrence extends TextRange {
  readonly block: number;
  readonly role: Role;
}

/** In text order. */
export function occurrences(analysis: Analysis, meaning: Meaning): Occurrence[] {
  const found = unordered(analysis, meaning);
  return found.sort((a, b) => a.start - b.start);
}

function unordered(analysis: Analysis, meaning: Meaning): Occurrence[] {
  switch (meaning.kind) {
    case 'local':
      return localOccurrences(analysis, meaning.block, meaning.symbol, meaning.element);
    case 'module':
      return [...moduleOccurrences(analysis, meaning.name), ...debugOccurrences(analysis, meaning.name, 'read')];
    case 'special':
      return analysis.blocks.flatMap((_, block) => specialOccurrences(analysis, block, meaning.name));
    case 'debug':
      return debugOccurrences(analysis, meaning.name, 'definition');
  }
}

/** The same in one block, where the whole document would be too much to look at. */
export function occurrencesInBlock(analysis: Analysis, meaning: Meaning, block: number): Occurrence[] {
  if (meaning.kind === 'special') return specialOccurrences(analysis, block, meaning.name);
  return occurrences(analysis, meaning);
}

function specialOccurrences(analysis: Analysis, block: number, name: string): Occurrence[] {
  return specialUses(analysis, block, name).map((use) => placed(analysis, block, use, 'read'));
}

function placed(analysis: Analysis, block: number, { start, end }: TextRange, role: Role): Occurrence {
  const base = analysis.document.offsets[block];
  return { block, start: base + start, end: base + end, role };
}

const roles: readonly Role[] = ['read', 'read', 'write', 'read-write'];

function localOccurrences(analysis: Analysis, block: number, index: number, element: number | undefined): Occurrence[] {
  const semantics = analysis.semanticsOf(block);
  const { tree, referenceCount, referenceNodes, referenceSymbols, referenceElements, referenceParts } = semantics;
  const { starts, ends } = tree.tokens;
  const symbol = semantics.symbols[index];
  const found = [placed(analysis, block, symbol, 'definition')];
  for (let i = 0; i < referenceCount; i++) {
    if (referenceSymbols[i] !== index || (element !== undefined && referenceElements[i] !== element)) continue;
    const token = tree.first[referenceNodes[i]];
    found.push(placed(analysis, block, { start: starts[token], end: ends[token] }, roles[referenceParts[i]]));
  }
  if (symbol.kind !== SymbolKind.Label) return found;
  return [...found, ...debugOccurrences(analysis, symbol.name, 'read')];
}

/** `ofLabel`: the role of `name:` in a section. */
function debugOccurrences(analysis: Analysis, name: string, ofLabel: Role): Occurrence[] {
  return analysis.document.blocks.flatMap((text, block) =>
    (debugNames(text).get(name) ?? []).map((range) => placed(analysis, block, range, range.isLabel ? ofLabel : 'read')),
  );
}

export function moduleOccurrences(analysis: Analysis, name: string): Occurrence[] {
  const declared = (analysis.module.byName.get(name) ?? []).map(({ block, symbol }) =>
    placed(analysis, block, symbol, symbol.isDefinition ? 'definition' : 'declaration'),
  );
  const used = analysis.blocks.flatMap(({ free }, block) =>
    free.filter((each) => each.name === name).map((each) => placed(analysis, block, each, 'read')),
  );
  return [...declared, ...used];
}

/** Whether other modules can mean the same by this name: it is announced or given to the linker, or nothing declares it. */
export function isShared({ module }: Analysis, name: string): boolean {
  const entries = module.byName.get(name);
  return entries === undefined || entries.some(({ symbol }) => symbol.linkage !== '');
}

/** Whether the module takes the name from another one or gives it to others. */
export function links({ module }: Analysis, name: string): boolean {
  return module.byName.get(name)?.some(({ symbol }) => symbol.linkage !== '') ?? false;
}
