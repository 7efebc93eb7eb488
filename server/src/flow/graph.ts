// Basic blocks of a function and the edges between them. Blocks are numbered in text order, 0 is the entry.
// The edge to the end of the body (ret, exit, a jump past the last instruction, falling off the end) is not represented.
import { type FunctionCode, InstructionFlag } from '../semantic/code';
import { freshMemory, type Memory } from './memory';
import { orderBlocks } from './order';

export interface FlowGraph {
  readonly blockCount: number;
  /** Block -> its first instruction; element blockCount is the number of instructions. */
  readonly blockStart: Int32Array;
  /** Block b continues with successors[successorStart[b]] … successors[successorStart[b + 1] - 1], no duplicates. */
  readonly successorStart: Int32Array;
  readonly successors: Int32Array;
  /** Likewise the blocks that continue with b, unreachable ones included. */
  readonly predecessorStart: Int32Array;
  readonly predecessors: Int32Array;
  /** The reachable blocks in reverse post-order: but for loops, a block stands behind all its predecessors. */
  readonly order: Int32Array;
  /** Block -> its position in `order`; -1 when nothing reaches it. */
  readonly rank: Int32Array;
}

export function buildGraph(code: FunctionCode, memory: Memory = freshMemory): FlowGraph {
  const leaders = memory.take(code.count + 1);
  const blockCount = markLeaders(code, leaders);
  const blockStart = memory.take(blockCount + 1);
  numberBlocks(leaders, blockStart, code.count);
  const successorStart = memory.take(blockCount + 1);
  const room = memory.take(code.targets.length + blockCount);
  const edgeCount = connect(code, leaders, blockStart, successorStart, room, memory.take(blockCount));
  const successors = room.subarray(0, edgeCount);
  const predecessorStart = memory.take(blockCount + 1);
  const predecessors = memory.take(edgeCount);
  reverseEdges(successorStart, successors, predecessorStart, predecessors, memory.take(blockCount));
  const { order, rank } = orderBlocks(successorStart, successors, memory);
  return { blockCount, blockStart, successorStart, successors, predecessorStart, predecessors, order, rank };
}

/** The block of an instruction. */
export function blockOf(graph: FlowGraph, instruction: number): number {
  let low = 0;
  let high = graph.blockCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (graph.blockStart[middle] <= instruction) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function isReachable(graph: FlowGraph, block: number): boolean {
  return graph.rank[block] >= 0;
}

/** Sets leaders[i] = 1 where a block begins; returns the number of blocks. */
function markLeaders(code: FunctionCode, leaders: Int32Array): number {
  const { count, flags, targets, targetStart } = code;
  if (count === 0) return 0;
  leaders[0] = 1;
  for (let t = 0; t < targets.length; t++) leaders[targets[t]] = 1;
  let blocks = 0;
  for (let i = 0; i < count; i++) {
    if ((flags[i] & InstructionFlag.Ends) !== 0 || targetStart[i] !== targetStart[i + 1]) leaders[i + 1] = 1;
    blocks += leaders[i];
  }
  return blocks;
}

/** Fills blockStart and turns leaders[i] of a leader into its block number; leaders[count] gets the number of blocks. */
function numberBlocks(leaders: Int32Array, blockStart: Int32Array, count: number): void {
  let block = 0;
  for (let i = 0; i < count; i++) {
    if (leaders[i] === 0) continue;
    blockStart[block] = i;
    leaders[i] = block++;
  }
  blockStart[block] = count;
  leaders[count] = block;
}

/** Fills the successor lists; returns the number of edges. `lastFrom` remembers per block who pointed at it last. */
function connect(
  code: FunctionCode,
  blockOfLeader: Int32Array,
  blockStart: Int32Array,
  successorStart: Int32Array,
  successors: Int32Array,
  lastFrom: Int32Array,
): number {
  const { flags, targets, targetStart } = code;
  const blockCount = blockStart.length - 1;
  let edge = 0;
  for (let block = 0; block < blockCount; block++) {
    successorStart[block] = edge;
    const last = blockStart[block + 1] - 1;
    if (fallsThrough(flags[last]) && block + 1 < blockCount) {
      lastFrom[block + 1] = block + 1;
      successors[edge++] = block + 1;
    }
    for (let t = targetStart[last]; t < targetStart[last + 1]; t++) {
      const target = blockOfLeader[targets[t]];
      if (target === blockCount || lastFrom[target] === block + 1) continue;
      lastFrom[target] = block + 1;
      successors[edge++] = target;
    }
  }
  successorStart[blockCount] = edge;
  return edge;
}

function fallsThrough(flags: number): boolean {
  return (flags & InstructionFlag.Ends) === 0 || (flags & InstructionFlag.Guarded) !== 0;
}

function reverseEdges(
  fromStart: Int32Array,
  from: Int32Array,
  toStart: Int32Array,
  to: Int32Array,
  next: Int32Array,
): void {
  const blockCount = fromStart.length - 1;
  for (let e = 0; e < from.length; e++) toStart[from[e] + 1]++;
  for (let block = 0; block < blockCount; block++) {
    toStart[block + 1] += toStart[block];
    next[block] = toStart[block];
  }
  for (let block = 0; block < blockCount; block++) {
    for (let e = fromStart[block]; e < fromStart[block + 1]; e++) to[next[from[e]]++] = block;
  }
}
