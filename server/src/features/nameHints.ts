// Behind the names of functions, where they are declared and where they are called: what mangled ones mean.
import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import { SymbolKind } from '../semantic/symbols';
import { demangledBlock, demangledText } from './documentation/demangled';

export interface NameHint {
  /** Behind the name. */
  readonly offset: number;
  readonly label: string;
  /** The whole of it, where the label is shorter; Markdown. */
  readonly tooltip: string | undefined;
}

export interface NameHintChoice {
  readonly demangledNames: boolean;
}

/** What a line has room for. */
const LONGEST = 60;

/** Those in [start, end), in text order. No tree is needed. */
export function nameHints(
  analysis: Analysis,
  start: number,
  end: number,
  { demangledNames }: NameHintChoice,
): readonly NameHint[] {
  if (!demangledNames || analysis.foreign) return [];
  const { document, blocks } = analysis;
  const hints: NameHint[] = [];
  for (let block = document.blockAt(start); block < blocks.length && document.offsets[block] < end; block++) {
    const { moduleSymbols, free } = blocks[block];
    const named = [
      ...moduleSymbols.filter(({ kind }) => kind === SymbolKind.Function || kind === SymbolKind.Entry),
      ...free.filter(({ expected }) => expected === 'function'),
    ];
    for (const each of named.sort((one, other) => one.start - other.start)) {
      const offset = document.offsets[block] + each.end;
      if (offset >= start && offset < end) hints.push(...hintOf(each, offset));
    }
  }
  return hints;
}

function hintOf({ name }: TextRange & { readonly name: string }, offset: number): readonly NameHint[] {
  const label = demangledText(name, LONGEST);
  if (label === undefined) return [];
  return [{ offset, label, tooltip: label.includes('…') ? demangledBlock(name) : undefined }];
}
