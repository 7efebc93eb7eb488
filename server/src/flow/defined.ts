// Which values some path from the entry may have written, for the few that seem live at the entry. For every other value a
// read is always behind a write, so liveness alone is right: a path from the entry to a point where the value is live but not
// written would make it live at the entry too.
import { setBit } from '../base/bitset';
import type { FunctionCode } from '../semantic/code';
import type { ExposedValues } from './exposed';
import type { FlowGraph } from './graph';
import type { Memory } from './memory';
import { sweepForward } from './sweep';

export interface DefinedValues {
  /** Word of the live sets -> its place in this file's sets plus one; 0 for a word without a value live at the entry. */
  readonly slotOf: Int32Array;
  /** Place -> word. */
  readonly wordOf: Int32Array;
  /** Block b has its set at b * wordOf.length: the values of those words that may be written where the block ends. */
  readonly definedOut: Int32Array;
  /** Block -> 1 when liveness alone says too much somewhere inside it. */
  readonly overstated: Int32Array;
}

/** `spare` is memory of the size of all live sets that nobody needs any more. Past `limit` word operations: undefined. */
export function findDefined(
  code: FunctionCode,
  graph: FlowGraph,
  exposed: ExposedValues,
  liveIn: Int32Array,
  spare: Int32Array,
  limit: number,
  memory: Memory,
): DefinedValues | undefined {
  const slotOf = memory.take(exposed.words);
  const words = memory.take(exposed.words);
  let count = 0;
  for (let w = 0; w < exposed.words; w++) {
    if (liveIn[w] === 0) continue;
    words[count] = w;
    slotOf[w] = ++count;
  }
  const definedOut = spare.subarray(0, graph.blockCount * count).fill(0);
  for (let r = 0; r < graph.order.length; r++)
    collectWrites(code, graph, graph.order[r], exposed, slotOf, definedOut, count);
  if (sweepForward(graph, { sets: definedOut, words: count }, limit, memory) < 0) return undefined;
  return { slotOf, wordOf: words.subarray(0, count), definedOut, overstated: memory.take(graph.blockCount) };
}

function collectWrites(
  code: FunctionCode,
  graph: FlowGraph,
  block: number,
  exposed: ExposedValues,
  slotOf: Int32Array,
  definedOut: Int32Array,
  slots: number,
): void {
  const { defs, defStart } = code;
  const end = defStart[graph.blockStart[block + 1]];
  for (let d = defStart[graph.blockStart[block]]; d < end; d++) {
    const index = exposed.indexOf[defs[d]] - 1;
    if (index < 0 || slotOf[index >>> 5] === 0) continue;
    setBit(definedOut, block * slots, ((slotOf[index >>> 5] - 1) << 5) | (index & 31));
  }
}

/** Takes the values that no path has written out of the live-in sets, and notes where that changed something. */
export function restrictToDefined(graph: FlowGraph, defined: DefinedValues, liveIn: Int32Array, words: number): void {
  for (let r = 0; r < graph.order.length; r++) {
    const block = graph.order[r];
    for (let slot = 0; slot < defined.wordOf.length; slot++) {
      const at = block * words + defined.wordOf[slot];
      const kept = liveIn[at] & definedInWord(graph, defined, block, slot);
      if (kept !== liveIn[at]) defined.overstated[block] = 1;
      liveIn[at] = kept;
    }
  }
}

/** One word of the values that may be written where the block begins. */
export function definedInWord(graph: FlowGraph, defined: DefinedValues, block: number, slot: number): number {
  const { predecessorStart, predecessors } = graph;
  const slots = defined.wordOf.length;
  let word = 0;
  for (let e = predecessorStart[block]; e < predecessorStart[block + 1]; e++) {
    word |= defined.definedOut[predecessors[e] * slots + slot];
  }
  return word;
}
