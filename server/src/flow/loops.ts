// Natural loops: one per header, made of all its back edges (edges to a block that dominates their source).
// Edges that close a cycle without that are reported as irreducible; such a cycle is not a loop here.
import { type Dominators, dominates } from './dominators';
import type { FlowGraph } from './graph';
import { freshMemory, type Memory } from './memory';

export interface Loops {
  /** Block -> number of loops it is in. */
  readonly depth: Int32Array;
  /** Block -> header of the innermost loop it is in, -1 outside of loops. A header is in its own loop. */
  readonly header: Int32Array;
  /** Header -> header of the loop around its loop, -1 for none; -1 also for blocks that are no header. */
  readonly outer: Int32Array;
  /** Indices into FlowGraph.successors of edges that go back without a dominating target. */
  readonly irreducibleEdges: readonly number[];
}

export function findLoops(graph: FlowGraph, dominators: Dominators, memory: Memory = freshMemory): Loops {
  const header = memory.take(graph.blockCount).fill(-1);
  const outer = memory.take(graph.blockCount).fill(-1);
  const search: Search = {
    graph,
    header,
    outer,
    representative: memory.take(graph.blockCount),
    pending: memory.take(graph.successors.length),
    count: 0,
  };
  for (let block = 0; block < graph.blockCount; block++) search.representative[block] = block;
  // An inner header stands behind the outer one in reverse post-order: innermost loops first.
  for (let r = graph.order.length - 1; r >= 0; r--) collectLoop(search, dominators, graph.order[r]);
  return {
    depth: depths(graph, header, outer, memory),
    header,
    outer,
    irreducibleEdges: irreducibleEdges(graph, dominators),
  };
}

interface Search {
  readonly graph: FlowGraph;
  readonly header: Int32Array;
  readonly outer: Int32Array;
  /** Union-find: block -> towards the header of the outermost loop found so far that it is in. */
  readonly representative: Int32Array;
  readonly pending: Int32Array;
  count: number;
}

function collectLoop(search: Search, dominators: Dominators, header: number): void {
  const { predecessors, predecessorStart } = search.graph;
  for (let e = predecessorStart[header]; e < predecessorStart[header + 1]; e++) {
    if (!dominates(dominators, header, predecessors[e])) continue;
    search.header[header] = header;
    search.pending[search.count++] = predecessors[e];
  }
  while (search.count > 0) addToLoop(search, header, search.pending[--search.count]);
}

/** Puts a block, or the whole loop already found around it, into the loop of `header`, and looks at what leads there. */
function addToLoop(search: Search, header: number, block: number): void {
  const { predecessors, predecessorStart, rank } = search.graph;
  const found = find(search.representative, block);
  if (found === header) return;
  if (search.header[found] === found) search.outer[found] = header;
  else search.header[found] = header;
  search.representative[found] = header;
  for (let e = predecessorStart[found]; e < predecessorStart[found + 1]; e++) {
    if (rank[predecessors[e]] >= 0) search.pending[search.count++] = predecessors[e];
  }
}

function find(representative: Int32Array, block: number): number {
  let root = block;
  while (representative[root] !== root) {
    representative[root] = representative[representative[root]];
    root = representative[root];
  }
  return root;
}

function depths(graph: FlowGraph, header: Int32Array, outer: Int32Array, memory: Memory): Int32Array {
  const depth = memory.take(graph.blockCount);
  for (let r = 0; r < graph.order.length; r++) {
    const block = graph.order[r];
    if (header[block] === block) depth[block] = 1 + (outer[block] < 0 ? 0 : depth[outer[block]]);
    else if (header[block] >= 0) depth[block] = depth[header[block]];
  }
  return depth;
}

function irreducibleEdges(graph: FlowGraph, dominators: Dominators): number[] {
  const { successors, successorStart, rank } = graph;
  const edges: number[] = [];
  for (let r = 0; r < graph.order.length; r++) {
    const from = graph.order[r];
    for (let e = successorStart[from]; e < successorStart[from + 1]; e++) {
      if (rank[successors[e]] <= r && !dominates(dominators, successors[e], from)) edges.push(e);
    }
  }
  return edges;
}
