// Which loops lie in which, answered at once however deep they are: each loop has a number, and those inside of it have the
// numbers that follow.
import type { FlowGraph } from './graph';
import type { Loops } from './loops';

export interface Nesting {
  readonly loops: Loops;
  /** Header -> number of its loop. */
  readonly number: Int32Array;
  /** Header -> number behind those of the loops in its loop. */
  readonly end: Int32Array;
}

export function nestingOf(graph: FlowGraph, loops: Loops): Nesting {
  const { header, outer } = loops;
  // An outer header stands before the inner ones.
  const headers = graph.order.filter((block) => header[block] === block);
  const size = new Int32Array(graph.blockCount).fill(1);
  for (let i = headers.length - 1; i >= 0; i--) if (outer[headers[i]] >= 0) size[outer[headers[i]]] += size[headers[i]];
  const number = new Int32Array(graph.blockCount);
  const end = new Int32Array(graph.blockCount);
  /** Header -> the next number in its loop that is free. */
  const free = new Int32Array(graph.blockCount);
  let outermost = 0;
  for (const loop of headers) {
    const around = outer[loop];
    number[loop] = around < 0 ? outermost : free[around];
    end[loop] = number[loop] + size[loop];
    free[loop] = number[loop] + 1;
    if (around < 0) outermost = end[loop];
    else free[around] = end[loop];
  }
  return { loops, number, end };
}

/** Whether a block is in the loop of a header. */
export function isInLoop({ loops, number, end }: Nesting, block: number, loop: number): boolean {
  const own = loops.header[block];
  return own >= 0 && number[own] >= number[loop] && number[own] < end[loop];
}
