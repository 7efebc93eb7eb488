// Renames one register of a range: it gets a declaration of its own behind the range, which stays as it is. To another
// unused name of the same range no declaration is needed.
import type { Analysis } from '../../analysis';
import type { BlockSemantics } from '../../semantic/block';
import type { Symbol } from '../../semantic/symbols';
import { childOf, NodeKind, rangeOf } from '../../syntax/nodes';
import type { Meaning } from '../symbols/meaning';
import { occurrences } from '../symbols/occurrences';
import { conflictIn, type Graph } from './check';
import type { DocumentEdits, Refusal, TextEdit } from './edits';

type Element = Extract<Meaning, { kind: 'local' }> & { readonly element: number };

export function renameOne(analysis: Analysis, meaning: Element, name: string): readonly DocumentEdits[] | Refusal {
  const { document } = analysis;
  const semantics = analysis.semanticsOf(meaning.block);
  const range = semantics.symbols[meaning.symbol];
  const uses = occurrences(analysis, meaning).filter(({ role }) => role !== 'definition');
  const edits: TextEdit[] = uses.map(({ start, end }) => ({ start, end, text: name }));
  const other = elementNamed(range, name);
  if (other === meaning.element) return [{ document, edits }];
  if (other !== undefined && isUsed(semantics, meaning.symbol, other))
    return { refusal: `\`${name}\` is used already in this function.` };
  const graph = other === undefined ? withOwnSymbol(semantics, meaning) : withElement(meaning, other);
  if (other === undefined) edits.unshift(declarationOf(analysis, meaning, name));
  const conflict = conflictIn(analysis, meaning.block, edits, name, graph);
  return conflict ? { refusal: conflict } : [{ document, edits }];
}

/** Which of the range's names it is. */
function elementNamed({ name: prefix, count }: Symbol, name: string): number | undefined {
  const digits = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^\d+$/.test(digits) && Number(digits) < (count ?? 0) ? Number(digits) : undefined;
}

function isUsed(semantics: BlockSemantics, symbol: number, element: number): boolean {
  const { referenceCount, referenceSymbols, referenceElements } = semantics;
  for (let i = 0; i < referenceCount; i++)
    if (referenceSymbols[i] === symbol && referenceElements[i] === element) return true;
  return false;
}

function withElement({ symbol, element }: Element, other: number): Graph {
  return { symbolOf: (index, each) => [index, index === symbol && each === element ? other : each] };
}

/** The new declaration's symbol comes behind all of the range's declaration. */
function withOwnSymbol({ symbols }: BlockSemantics, { symbol, element }: Element): Graph {
  const { declaration } = symbols[symbol];
  const own = symbols.findLastIndex((each) => each.declaration === declaration) + 1;
  return {
    symbolOf: (index, each) => {
      if (index === symbol && each === element) return [own, 0];
      return [index < own ? index : index + 1, each];
    },
  };
}

function declarationOf({ document, semanticsOf }: Analysis, { block, symbol }: Element, name: string): TextEdit {
  const { tree, symbols } = semanticsOf(block);
  const base = document.offsets[block];
  const { declaration } = symbols[symbol];
  const { start, end } = rangeOf(tree, declaration);
  const prefix = document.slice(
    base + start,
    base + rangeOf(tree, childOf(tree, declaration, NodeKind.Declarator)).start,
  );
  const lineStart = document.lineStart(document.positionAt(base + start).line);
  const indentation = /^\s*/.exec(document.slice(lineStart, base + start))?.[0] ?? '';
  const lineEnd = document.slice(Math.max(0, lineStart - 2), lineStart) === '\r\n' ? '\r\n' : '\n';
  const at = base + end;
  return { start: at, end: at, text: `${lineEnd}${indentation}${prefix.trimEnd().replace(/\s+/g, ' ')} ${name};` };
}
