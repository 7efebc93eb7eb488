// What a reader would have to count: where in a kernel's parameters each begins, and how deep a loop lies in others.
import type { Analysis } from '../analysis';
import { computeDominators } from '../flow/dominators';
import { buildGraph } from '../flow/graph';
import { findLoops } from '../flow/loops';
import type { BlockSemantics } from '../semantic/block';
import type { FunctionCode } from '../semantic/code';
import { type Symbol, SymbolKind } from '../semantic/symbols';
import { rangeOf } from '../syntax/nodes';
import type { LiteralHint } from './literalHints';

export interface StructureHintChoice {
  readonly parameterOffsets: boolean;
  readonly loopDepth: boolean;
}

/** Those in [start, end), in text order. */
export function structureHints(
  analysis: Analysis,
  start: number,
  end: number,
  { parameterOffsets, loopDepth }: StructureHintChoice,
): readonly LiteralHint[] {
  if (!parameterOffsets && !loopDepth) return [];
  const { document } = analysis;
  const hints: LiteralHint[] = [];
  for (let block = document.blockAt(start); block < analysis.blockCount && document.offsets[block] < end; block++) {
    if (!document.blocks[block].isFunction) continue;
    const semantics = analysis.semanticsOf(block);
    const found = [
      ...(parameterOffsets ? offsetHints(semantics) : []),
      ...(loopDepth ? semantics.functions.flatMap((info, index) => depthHints(semantics, info.node, index)) : []),
    ];
    for (const { offset, label } of found) {
      const at = document.offsets[block] + offset;
      if (at >= start && at < end) hints.push({ offset: at, label });
    }
  }
  return hints;
}

/** The bytes before each parameter of a kernel, as the launch lays them out. */
function offsetHints({ tree, symbols, functions }: BlockSemantics): LiteralHint[] {
  return functions
    .filter(({ kind }) => kind === 'entry')
    .flatMap(({ node }) => {
      let behind = 0;
      const hints: LiteralHint[] = [];
      for (const { kind, scope, align, bytes, declaration } of symbols) {
        if (kind !== SymbolKind.Parameter || scope !== node) continue;
        // Behind one of unknown size nothing is known.
        if (bytes === undefined || !Number.isSafeInteger(bytes) || align === 0) break;
        const at = Math.ceil(behind / align) * align;
        hints.push({ offset: rangeOf(tree, declaration).end, label: `+${at}` });
        behind = at + bytes;
      }
      return hints;
    });
}

/** Behind the label of a loop's first instruction; a single loop needs no number. */
function depthHints({ tree, symbols, codes }: BlockSemantics, node: number, index: number): LiteralHint[] {
  const code = codes[index];
  const depths = code && code.count > 0 ? depthsOf(code) : undefined;
  if (!depths) return [];
  const isOwn = ({ declaration }: Symbol): boolean => declaration > node && declaration < tree.next[node];
  return symbols.flatMap((symbol) => {
    const depth = symbol.kind === SymbolKind.Label && isOwn(symbol) ? depths.get(symbol.instruction) : undefined;
    if (depth === undefined) return [];
    return [{ offset: rangeOf(tree, symbol.declaration).end, label: depth === 1 ? 'loop' : `loop in ${depth - 1}` }];
  });
}

const known = new WeakMap<FunctionCode, ReadonlyMap<number, number>>();

/** First instruction of a loop -> the number of loops it is in. */
function depthsOf(code: FunctionCode): ReadonlyMap<number, number> {
  let depths = known.get(code);
  if (!depths) {
    const graph = buildGraph(code);
    const { header, depth } = findLoops(graph, computeDominators(graph));
    const found = new Map<number, number>();
    for (let block = 0; block < graph.blockCount; block++)
      if (header[block] === block) found.set(graph.blockStart[block], depth[block]);
    known.set(code, found);
    depths = found;
  }
  return depths;
}
