// Which values are live where blocks begin: a path leads from there to a read, with no sure write on it, and some path from
// the entry has written the value. The second half matters for guarded writes: they do not end a live range going backwards,
// so without it a register that is first written under a guard would count as live from the entry of the function.
import { isEmpty } from '../base/bitset';
import type { FunctionCode } from '../semantic/code';
import { type DefinedValues, findDefined, restrictToDefined } from './defined';
import { type ExposedValues, findExposed, localSets } from './exposed';
import type { FlowGraph } from './graph';
import { freshMemory, type Memory } from './memory';
import { sweepBackward } from './sweep';

export interface Liveness {
  /** False when the budget ran out: then every block stands for itself, as if nothing were live where it ends. */
  readonly complete: boolean;
  readonly exposed: ExposedValues;
  /** Words per block of `liveIn`; 0 when nothing is live between blocks or the budget ran out. */
  readonly words: number;
  /** Block b has its live-in set, over indices into exposed.values, at b * words. Unreachable blocks have none. */
  readonly liveIn: Int32Array;
  /** What may be written where, of the values that seem live at the entry; absent (the usual case) when there are none. */
  readonly defined?: DefinedValues;
}

export interface FlowBudget {
  /** Bytes for the bit sets of one function. */
  readonly bytes: number;
  /** Word operations for one function. */
  readonly steps: number;
}

/** About two seconds at worst. Real functions stay far below: one of 100,000 instructions needs some 60 MB and 0.1 s. */
export const defaultBudget: FlowBudget = { bytes: 128 * 1024 * 1024, steps: 8e8 };

export function computeLiveness(
  code: FunctionCode,
  graph: FlowGraph,
  budget: FlowBudget = defaultBudget,
  memory: Memory = freshMemory,
): Liveness {
  const exposed = findExposed(code, graph, memory);
  const { words } = exposed;
  if (graph.blockCount * words * 8 > budget.bytes) return cutOff(exposed, memory);
  const { reads, kills } = localSets(code, graph, exposed, memory);
  const steps = sweepBackward(graph, { sets: reads, mask: kills, words }, budget.steps, memory);
  if (steps < 0) return cutOff(exposed, memory);
  if (words === 0 || isEmpty(reads, 0, words)) return { complete: true, exposed, words, liveIn: reads };
  const defined = findDefined(code, graph, exposed, reads, kills, budget.steps - steps, memory);
  if (defined === undefined) return cutOff(exposed, memory);
  restrictToDefined(graph, defined, reads, words);
  return { complete: true, exposed, words, liveIn: reads, defined };
}

function cutOff(exposed: ExposedValues, memory: Memory): Liveness {
  return { complete: false, exposed, words: 0, liveIn: memory.take(0) };
}
