// Reverse post-order of the blocks that the entry reaches: depth first, with a stack of its own.
import type { Memory } from './memory';

export interface BlockOrder {
  readonly order: Int32Array;
  readonly rank: Int32Array;
}

export function orderBlocks(successorStart: Int32Array, successors: Int32Array, memory: Memory): BlockOrder {
  const blockCount = successorStart.length - 1;
  const rank = memory.take(blockCount).fill(-1);
  if (blockCount === 0) return { order: memory.take(0), rank };
  const postOrder = memory.take(blockCount);
  const reached = visit(successorStart, successors, postOrder, rank, memory);
  const order = memory.take(reached);
  for (let position = 0; position < reached; position++) {
    const block = postOrder[reached - 1 - position];
    order[position] = block;
    rank[block] = position;
  }
  return { order, rank };
}

/** Fills postOrder and returns how many blocks are reached. `seen` is -1 for a block not seen yet and 0 afterwards. */
function visit(
  successorStart: Int32Array,
  successors: Int32Array,
  postOrder: Int32Array,
  seen: Int32Array,
  memory: Memory,
): number {
  const stack = memory.take(postOrder.length);
  const nextEdge = memory.take(postOrder.length);
  let depth = 1;
  let finished = 0;
  seen[0] = 0;
  nextEdge[0] = successorStart[0];
  while (depth > 0) {
    const block = stack[depth - 1];
    const edge = nextEdge[block];
    if (edge === successorStart[block + 1]) {
      postOrder[finished++] = block;
      depth--;
      continue;
    }
    nextEdge[block] = edge + 1;
    const successor = successors[edge];
    if (seen[successor] === 0) continue;
    seen[successor] = 0;
    nextEdge[successor] = successorStart[successor];
    stack[depth++] = successor;
  }
  return finished;
}
