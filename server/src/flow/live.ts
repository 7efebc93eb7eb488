// The values that are live at one instruction, for hovers; counts of all instructions come from pressure.ts.
import type { FunctionCode } from '../semantic/code';
import { blockOf, type FlowGraph, isReachable } from './graph';
import type { Liveness } from './liveness';
import { addWrites, dropUndefinedReads, enterBlock, startWalk, stepBack, type Walk } from './walk';

export interface LiveValues {
  /** Values live before the instruction, with all it reads; ascending. */
  readonly before: readonly number[];
  /** Values live behind it, with all it writes; ascending. A value in `before` alone has its last read here. */
  readonly after: readonly number[];
}

/** Of an instruction that cannot be reached both lists are empty. */
export function liveValuesAt(
  code: FunctionCode,
  graph: FlowGraph,
  liveness: Liveness,
  instruction: number,
): LiveValues {
  const block = blockOf(graph, instruction);
  if (!isReachable(graph, block)) return { before: [], after: [] };
  const walk = startWalk(code, graph, liveness);
  enterBlock(walk, block);
  for (let i = graph.blockStart[block + 1] - 1; i > instruction; i--) {
    addWrites(walk, i);
    stepBack(walk, i);
    if (walk.overstated) dropUndefinedReads(walk, i);
  }
  addWrites(walk, instruction);
  const after = present(walk);
  stepBack(walk, instruction);
  return { before: present(walk), after };
}

function present(walk: Walk): number[] {
  const values: number[] = [];
  for (let value = 0; value < walk.state.length; value++) if (walk.state[value] !== 0) values.push(value);
  return values;
}
