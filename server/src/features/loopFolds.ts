// Where the loops of a function begin and end in the text, as its flow has them: from the label of the header to the last
// instruction of the body. A loop whose body stands above its header in part is no stretch of text and is left out.
import type { TextRange } from '../base/text';
import { computeDominators } from '../flow/dominators';
import { buildGraph, type FlowGraph } from '../flow/graph';
import { findLoops, type Loops } from '../flow/loops';
import type { FunctionInfo } from '../semantic/block';
import type { FunctionCode } from '../semantic/code';
import { SymbolKind } from '../semantic/symbols';
import { walkBlock } from '../semantic/walk';
import type { Block } from '../syntax/document';
import { parseTransient } from '../syntax/parse';
import { perBlock } from './perBlock';

interface Stretch extends TextRange {
  /** Instruction at which it begins, and where its function does in the text. */
  readonly from: number;
  readonly functionStart: number;
}

/** Offsets from the block's start, outer loops first. */
export const loopFolds = perBlock((block: Block): readonly TextRange[] => {
  if (!block.isFunction) return [];
  const stretches: Stretch[] = [];
  const semantics = walkBlock(parseTransient(block.bytes), (info, code) => stretches.push(...stretchesOf(info, code)));
  if (stretches.length === 0) return [];
  const labels = semantics.symbols.filter(({ kind }) => kind === SymbolKind.Label);
  return stretches.map(({ start, end, from, functionStart }) => {
    const label = labels.findLast(
      (each) => each.instruction === from && each.start > functionStart && each.start < start,
    );
    return { start: label?.start ?? start, end };
  });
});

function stretchesOf(info: FunctionInfo, code: FunctionCode): Stretch[] {
  if (!info.hasBody || code.count === 0) return [];
  const graph = buildGraph(code);
  const lasts = lastBlocks(graph, findLoops(graph, computeDominators(graph)));
  return [...lasts].map(([header, last]) => {
    const from = graph.blockStart[header];
    return {
      start: code.offsets[from],
      end: code.offsets[graph.blockStart[last + 1] - 1],
      from,
      functionStart: info.start,
    };
  });
}

/** Header -> the last block of its loop in the text, for loops of which no block stands above the header. */
function lastBlocks({ blockCount }: FlowGraph, loops: Loops): Map<number, number> {
  const last = new Map<number, number>();
  const scattered = new Set<number>();
  for (let block = 0; block < blockCount; block++) {
    if (loops.header[block] === block) last.set(block, block);
  }
  for (let block = 0; block < blockCount; block++) {
    let levels = loops.depth[block];
    for (let header = loops.header[block]; header >= 0 && levels > 0; header = loops.outer[header], levels--) {
      if (block < header) scattered.add(header);
      else last.set(header, block);
    }
  }
  for (const header of scattered) last.delete(header);
  return last;
}
