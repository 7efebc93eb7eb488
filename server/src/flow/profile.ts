// All that flow analysis knows of one function, kept together: for features that look at single instructions and values.
// Summaries of whole files do without it (index.ts).
import type { FunctionCode } from '../semantic/code';
import { computeDominators, type Dominators } from './dominators';
import { buildGraph, type FlowGraph } from './graph';
import { computeLiveness, type FlowBudget, type Liveness } from './liveness';
import { findLoops, type Loops } from './loops';
import { computePressure, type Pressure } from './pressure';

export interface FlowProfile {
  readonly code: FunctionCode;
  readonly graph: FlowGraph;
  /** Cut off where the function was too tangled: then every count is a lower bound. */
  readonly liveness: Liveness;
  readonly pressure: Pressure;
  readonly dominators: Dominators;
  readonly loops: Loops;
}

/** What somebody waits for in an editor: about half a second at worst. */
export const interactiveBudget: FlowBudget = { bytes: 64 * 1024 * 1024, steps: 2e8 };

const known = new WeakMap<FunctionCode, FlowProfile>();

export function profileOf(code: FunctionCode, budget: FlowBudget = interactiveBudget): FlowProfile {
  let profile = known.get(code);
  if (!profile) {
    const graph = buildGraph(code);
    const liveness = computeLiveness(code, graph, budget);
    const dominators = computeDominators(graph);
    profile = {
      code,
      graph,
      liveness,
      pressure: computePressure(code, graph, liveness),
      dominators,
      loops: findLoops(graph, dominators),
    };
    known.set(code, profile);
  }
  return profile;
}
