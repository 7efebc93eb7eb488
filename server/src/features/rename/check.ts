// Whether a renamed block means the same: the text is resolved again, and each name must lead where it led before.
import type { Analysis } from '../../analysis';
import { textToBytes } from '../../base/text';
import type { BlockSemantics } from '../../semantic/block';
import { analyseBlock } from '../../semantic/walk';
import { parseBlockBytes } from '../../syntax/parse';
import type { TextEdit } from './edits';

/** What is expected of the renamed text. */
export interface Graph {
  /** A symbol's index and the name of a range -> those behind the rename. */
  readonly symbolOf: (symbol: number, element: number) => readonly [symbol: number, element: number];
  /** A name that the block does not declare -> the same behind the rename. */
  readonly freeName?: (name: string) => string;
}

/** A sentence about the first name that would mean something else. `edits` are those of the whole document, in order. */
export function conflictIn(
  analysis: Analysis,
  block: number,
  edits: readonly TextEdit[],
  name: string,
  graph: Graph,
): string | undefined {
  const { document } = analysis;
  const text = document.blocks[block].text();
  // No name of the block can clash with one that does not occur in it, not even as part of a range.
  if (!text.includes(name.replace(/\d+$/, ''))) return undefined;
  const before = analysis.semanticsOf(block);
  const after = analyseBlock(parseBlockBytes(textToBytes(edited(text, document.offsets[block], edits))));
  const taken = clash(before, after, name);
  if (taken !== undefined) return `\`${name}\` is declared already on line ${lineOf(analysis, block, taken)}.`;
  const moved = firstDifference(before, after, graph);
  if (moved === undefined) return undefined;
  const start = before.tree.tokens.starts[before.tree.first[moved]];
  const end = before.tree.tokens.ends[before.tree.first[moved]];
  const word = text.slice(start, end);
  return `\`${name}\` would change what \`${word}\` on line ${lineOf(analysis, block, start)} stands for.`;
}

function edited(text: string, base: number, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    const [start, end] = [edit.start - base, edit.end - base];
    if (start < at || end > text.length) continue; // of another block
    result += text.slice(at, start) + edit.text;
    at = end;
  }
  return result + text.slice(at);
}

const lineOf = ({ document }: Analysis, block: number, offset: number): number =>
  document.positionAt(document.offsets[block] + offset).line + 1;

/** Offset of the earlier declaration that a new duplicate clashes with, before the rename. */
function clash(before: BlockSemantics, after: BlockSemantics, name: string): number | undefined {
  if (after.duplicates.length <= before.duplicates.length) return undefined;
  const known = new Set(before.duplicates.map(({ symbol, earlier }) => `${symbol}-${earlier}`));
  const fresh = after.duplicates.find(({ symbol, earlier }) => !known.has(`${symbol}-${earlier}`));
  if (!fresh) return undefined;
  // The one of the two that has the name already.
  const has = before.symbols.find(
    (symbol) => symbol.name === name || (symbol.count !== undefined && isOf(symbol.name, symbol.count, name)),
  );
  return (has ?? before.symbols[Math.min(fresh.earlier, before.symbols.length - 1)]).start;
}

function isOf(prefix: string, count: number, name: string): boolean {
  const digits = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^\d+$/.test(digits) && Number(digits) < count;
}

/** Name node, before the rename, of the first reference that differs from what is expected. */
function firstDifference(before: BlockSemantics, after: BlockSemantics, graph: Graph): number | undefined {
  if (before.referenceCount !== after.referenceCount) return before.referenceNodes[0];
  for (let i = 0; i < before.referenceCount; i++) {
    const [symbol, element] =
      before.referenceSymbols[i] < 0
        ? [before.referenceSymbols[i], 0]
        : graph.symbolOf(before.referenceSymbols[i], before.referenceElements[i]);
    if (after.referenceSymbols[i] !== symbol || (symbol >= 0 && after.referenceElements[i] !== element))
      return before.referenceNodes[i];
  }
  const freeName = graph.freeName ?? ((name: string) => name);
  return before.free.find(({ name }, index) => after.free[index]?.name !== freeName(name))?.node;
}
