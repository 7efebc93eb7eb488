// The fixpoint of both dataflow problems: sweeps over the blocks against (backward) or along (forward) the direction of
// control, looking only at blocks with a changed neighbour. On reducible code two or three sweeps do; a first-in-first-out
// worklist needs a hundred times the block visits on large functions.
import type { FlowGraph } from './graph';
import type { Memory } from './memory';

export interface BitRows {
  /** Grows to the solution: sets[b] |= (union of the sets of the neighbours of b) & ~mask[b]. */
  readonly sets: Int32Array;
  readonly mask?: Int32Array;
  /** Words per block. */
  readonly words: number;
}

interface Sweep {
  readonly rows: BitRows;
  readonly graph: FlowGraph;
  /** A block of rank r is the visit number origin + direction * r of each sweep; and the other way round. */
  readonly origin: number;
  readonly direction: number;
  /** Where a block's set comes from, and whom it concerns when it changes. */
  readonly sourceStart: Int32Array;
  readonly sources: Int32Array;
  readonly dependentStart: Int32Array;
  readonly dependents: Int32Array;
  readonly dirty: Int32Array;
}

/** Data flows from successors to predecessors. Returns the word operations it took, or -1 past `limit`. */
export function sweepBackward(graph: FlowGraph, rows: BitRows, limit: number, memory: Memory): number {
  return solve(
    {
      rows,
      graph,
      origin: graph.order.length - 1,
      direction: -1,
      sourceStart: graph.successorStart,
      sources: graph.successors,
      dependentStart: graph.predecessorStart,
      dependents: graph.predecessors,
      dirty: memory.take(graph.blockCount).fill(1),
    },
    limit,
  );
}

/** Data flows from predecessors to successors. Returns the word operations it took, or -1 past `limit`. */
export function sweepForward(graph: FlowGraph, rows: BitRows, limit: number, memory: Memory): number {
  return solve(
    {
      rows,
      graph,
      origin: 0,
      direction: 1,
      sourceStart: graph.predecessorStart,
      sources: graph.predecessors,
      dependentStart: graph.successorStart,
      dependents: graph.successors,
      dirty: memory.take(graph.blockCount).fill(1),
    },
    limit,
  );
}

function solve(sweep: Sweep, limit: number): number {
  const { graph, rows, origin, direction, dirty } = sweep;
  let steps = 0;
  let again = rows.words > 0;
  while (again) {
    again = false;
    steps += graph.order.length;
    for (let visit = 0; visit < graph.order.length && steps <= limit; visit++) {
      const block = graph.order[origin + direction * visit];
      if (dirty[block] === 0) continue;
      steps += cost(sweep, block);
      if (absorb(sweep, block) && markDependents(sweep, block, visit)) again = true;
    }
    if (steps > limit) return -1;
  }
  return steps;
}

function cost(sweep: Sweep, block: number): number {
  return sweep.rows.words * (1 + sweep.sourceStart[block + 1] - sweep.sourceStart[block]);
}

/** Takes in what the sources hold, two at a time; true when the block's set grew. */
function absorb(sweep: Sweep, block: number): boolean {
  const { sources, sourceStart, rows } = sweep;
  const { sets, mask, words } = rows;
  const end = sourceStart[block + 1];
  let changed = 0;
  sweep.dirty[block] = 0;
  for (let e = sourceStart[block]; e < end; e += 2) {
    const first = sources[e] * words;
    const second = e + 1 < end ? sources[e + 1] * words : first;
    if (mask === undefined) changed |= unite(sets, words, block * words, first, second);
    else changed |= uniteMasked(sets, mask, words, block * words, first, second);
  }
  return changed !== 0;
}

function uniteMasked(
  sets: Int32Array,
  mask: Int32Array,
  words: number,
  row: number,
  first: number,
  second: number,
): number {
  let changed = 0;
  for (let w = 0; w < words; w++) {
    const old = sets[row + w];
    const grown = old | ((sets[first + w] | sets[second + w]) & ~mask[row + w]);
    changed |= old ^ grown;
    sets[row + w] = grown;
  }
  return changed;
}

function unite(sets: Int32Array, words: number, row: number, first: number, second: number): number {
  let changed = 0;
  for (let w = 0; w < words; w++) {
    const old = sets[row + w];
    const grown = old | sets[first + w] | sets[second + w];
    changed |= old ^ grown;
    sets[row + w] = grown;
  }
  return changed;
}

/** Marks the blocks that read this one's set; true when this sweep is past one of them. A block alone never grows its own set. */
function markDependents(sweep: Sweep, block: number, visit: number): boolean {
  const { dependents, dependentStart, dirty, origin, direction } = sweep;
  const { rank } = sweep.graph;
  let passed = false;
  for (let e = dependentStart[block]; e < dependentStart[block + 1]; e++) {
    const dependent = dependents[e];
    if (dependent === block) continue;
    dirty[dependent] = 1;
    if (rank[dependent] >= 0 && origin + direction * rank[dependent] < visit) passed = true;
  }
  return passed;
}
