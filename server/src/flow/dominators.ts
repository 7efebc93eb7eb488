// Dominators by Semi-NCA (Georgiadis, Tarjan, Werneck, "Finding Dominators in Practice", 2006): semidominators with path
// compression, then the nearest common ancestor in the tree built so far. The iterative algorithm of Cooper, Harvey and Kennedy
// is shorter, but quadratic on what compilers do write: thousands of blocks in a row that each branch to one exit.
import type { FlowGraph } from './graph';
import { freshMemory, type Memory } from './memory';

export interface Dominators {
  /** Block -> its immediate dominator; the entry has itself, an unreachable block -1. */
  readonly immediate: Int32Array;
  /** Blocks numbered so that those a block dominates, itself included, are first … first + size - 1; size 0 if unreachable. */
  readonly first: Int32Array;
  readonly size: Int32Array;
}

export function computeDominators(graph: FlowGraph, memory: Memory = freshMemory): Dominators {
  const tree = spanningTree(graph, memory);
  const semi = semidominators(graph, tree, memory);
  const immediate = memory.take(graph.blockCount).fill(-1);
  if (tree.count > 0) immediate[0] = 0;
  const above = semi; // From here on: number -> number of the immediate dominator.
  for (let v = 1; v < tree.count; v++) {
    let ancestor = tree.parent[v];
    while (ancestor > semi[v]) ancestor = above[ancestor];
    above[v] = ancestor;
    immediate[tree.block[v]] = tree.block[ancestor];
  }
  return { immediate, ...numberSubtrees(graph, immediate, memory) };
}

/** Whether every path from the entry to `below` goes through `above`. A block dominates itself; unreachable blocks take no part. */
export function dominates(dominators: Dominators, above: number, below: number): boolean {
  const distance = dominators.first[below] - dominators.first[above];
  return dominators.size[below] > 0 && distance >= 0 && distance < dominators.size[above];
}

/** Depth-first spanning tree over the reachable blocks, numbered in preorder. */
interface SpanningTree {
  readonly count: number;
  readonly block: Int32Array;
  /** Block -> number. */
  readonly number: Int32Array;
  /** Number -> number of the parent. */
  readonly parent: Int32Array;
}

function spanningTree(graph: FlowGraph, memory: Memory): SpanningTree {
  const { successors, successorStart } = graph;
  const block = memory.take(graph.order.length);
  const parent = memory.take(graph.order.length);
  const number = memory.take(graph.blockCount).fill(-1);
  const nextEdge = memory.take(graph.blockCount);
  if (graph.order.length === 0) return { count: 0, block, number, parent };
  nextEdge.set(successorStart.subarray(0, graph.blockCount));
  number[0] = 0;
  let count = 1;
  let top = 0;
  while (top >= 0) {
    const from = block[top];
    if (nextEdge[from] === successorStart[from + 1]) {
      top = top === 0 ? -1 : parent[top];
      continue;
    }
    const to = successors[nextEdge[from]++];
    if (number[to] >= 0) continue;
    number[to] = count;
    block[count] = to;
    parent[count] = top;
    top = count++;
  }
  return { count, block, number, parent };
}

function semidominators(graph: FlowGraph, tree: SpanningTree, memory: Memory): Int32Array {
  const { predecessors, predecessorStart } = graph;
  const semi = memory.take(tree.count);
  const label = memory.take(tree.count);
  const ancestor = memory.take(tree.count);
  const stack = memory.take(tree.count);
  for (let v = 0; v < tree.count; v++) {
    semi[v] = v;
    label[v] = v;
    ancestor[v] = tree.parent[v];
  }
  for (let v = tree.count - 1; v > 0; v--) {
    const block = tree.block[v];
    let lowest = tree.parent[v];
    for (let e = predecessorStart[block]; e < predecessorStart[block + 1]; e++) {
      const u = tree.number[predecessors[e]];
      if (u < 0) continue;
      const candidate = semi[lowestOnPath(u, v, semi, label, ancestor, stack)];
      if (candidate < lowest) lowest = candidate;
    }
    semi[v] = lowest;
  }
  return semi;
}

/** Of the finished vertices (numbers above `border`) on the tree path up from u, the one with the lowest semidominator. */
function lowestOnPath(
  u: number,
  border: number,
  semi: Int32Array,
  label: Int32Array,
  ancestor: Int32Array,
  stack: Int32Array,
): number {
  if (u <= border) return u;
  let depth = 0;
  let v = u;
  while (ancestor[v] > border) {
    stack[depth++] = v;
    v = ancestor[v];
  }
  while (depth > 0) {
    const below = stack[--depth];
    if (semi[label[v]] < semi[label[below]]) label[below] = label[v];
    ancestor[below] = ancestor[v];
    v = below;
  }
  return label[u];
}

/** A dominator stands before what it dominates in reverse post-order, so sizes are sums and numbers are handed down. */
function numberSubtrees(graph: FlowGraph, immediate: Int32Array, memory: Memory): Pick<Dominators, 'first' | 'size'> {
  const { order } = graph;
  const first = memory.take(graph.blockCount);
  const size = memory.take(graph.blockCount);
  const next = memory.take(graph.blockCount);
  for (let r = order.length - 1; r > 0; r--) size[immediate[order[r]]] += ++size[order[r]];
  if (order.length > 0) size[0]++;
  next[0] = 1;
  for (let r = 1; r < order.length; r++) {
    const block = order[r];
    const parent = immediate[block];
    first[block] = next[parent];
    next[parent] += size[block];
    next[block] = first[block] + 1;
  }
  return { first, size };
}
