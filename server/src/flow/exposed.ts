// The values that matter between blocks: those that some block reads before it surely wrote them. All others (about 94 % in
// compiler output) live and die inside one block and need no place in the bit sets.
import { setBit, wordsFor } from '../base/bitset';
import { type FunctionCode, InstructionFlag } from '../semantic/code';
import type { FlowGraph } from './graph';
import type { Memory } from './memory';

export interface ExposedValues {
  /** Index -> value. */
  readonly values: Int32Array;
  /** Value -> its index plus one; 0 for a value that is not exposed. */
  readonly indexOf: Int32Array;
  /** Words of one block's bit set. */
  readonly words: number;
}

export interface LocalSets {
  /** Block -> the exposed values it reads before it surely wrote them. Row of block b begins at b * words. */
  readonly reads: Int32Array;
  /** Block -> the exposed values it surely writes: a guarded write does not count. */
  readonly kills: Int32Array;
}

export function findExposed(code: FunctionCode, graph: FlowGraph, memory: Memory): ExposedValues {
  const indexOf = memory.take(code.valueCount);
  const writtenIn = memory.take(code.valueCount);
  const found = memory.take(code.valueCount);
  let count = 0;
  for (let r = 0; r < graph.order.length; r++) {
    const block = graph.order[r];
    count = scanBlock(
      code,
      graph.blockStart[block],
      graph.blockStart[block + 1],
      r + 1,
      writtenIn,
      indexOf,
      found,
      count,
    );
  }
  return { values: found.subarray(0, count), indexOf, words: wordsFor(count) };
}

function scanBlock(
  code: FunctionCode,
  from: number,
  to: number,
  stamp: number,
  writtenIn: Int32Array,
  indexOf: Int32Array,
  found: Int32Array,
  count: number,
): number {
  const { uses, useStart, defs, defStart, flags } = code;
  for (let i = from; i < to; i++) {
    for (let u = useStart[i]; u < useStart[i + 1]; u++) {
      const value = uses[u];
      if (writtenIn[value] === stamp || indexOf[value] !== 0) continue;
      found[count] = value;
      indexOf[value] = ++count;
    }
    if ((flags[i] & InstructionFlag.Guarded) !== 0) continue;
    for (let d = defStart[i]; d < defStart[i + 1]; d++) writtenIn[defs[d]] = stamp;
  }
  return count;
}

export function localSets(code: FunctionCode, graph: FlowGraph, exposed: ExposedValues, memory: Memory): LocalSets {
  const reads = memory.take(graph.blockCount * exposed.words);
  const kills = memory.take(graph.blockCount * exposed.words);
  for (let r = 0; r < graph.order.length; r++) {
    const block = graph.order[r];
    const row = block * exposed.words;
    fillBlock(code, graph.blockStart[block], graph.blockStart[block + 1], exposed.indexOf, row, reads, kills);
  }
  return { reads, kills };
}

function fillBlock(
  code: FunctionCode,
  from: number,
  to: number,
  indexOf: Int32Array,
  row: number,
  reads: Int32Array,
  kills: Int32Array,
): void {
  const { uses, useStart, defs, defStart, flags } = code;
  for (let i = from; i < to; i++) {
    for (let u = useStart[i]; u < useStart[i + 1]; u++) {
      const index = indexOf[uses[u]] - 1;
      if (index < 0 || (kills[row + (index >>> 5)] & (1 << (index & 31))) !== 0) continue;
      setBit(reads, row, index);
    }
    if ((flags[i] & InstructionFlag.Guarded) !== 0) continue;
    for (let d = defStart[i]; d < defStart[i + 1]; d++) {
      const index = indexOf[defs[d]] - 1;
      if (index >= 0) setBit(kills, row, index);
    }
  }
}
