// The few numbers that are wanted of every function of a file: computed together, the quick way where it can.
import type { FunctionCode } from '../semantic/code';
import { keepCode } from '../semantic/codeBuilder';
import { estimateRegisters, type RegisterEstimate } from './estimate';
import { buildGraph } from './graph';
import { type RegisterBounds, registerLimit } from './limits';
import { computeLiveness, defaultBudget, type FlowBudget } from './liveness';
import { ReusedMemory } from './memory';
import { computePressure } from './pressure';
import { quickPeak } from './quick';
import { allSuspicions } from './suspicion';

export interface FlowSummary {
  /** Most 32-bit units that one instruction needs, in text order. */
  readonly maxRegisters: number;
  /** Most predicates that one instruction needs. */
  readonly maxPredicates: number;
  /** The first instruction that needs maxRegisters; absent when none needs any. */
  readonly maxInstruction: number | undefined;
  readonly estimate: RegisterEstimate;
  /** False when the function was too tangled for the budget: then all counts are lower bounds, and the estimate has no upper end. */
  readonly complete: boolean;
  /** Suspicion bits. */
  readonly suspicion: number;
}

export function analyseFlow(code: FunctionCode, bounds: RegisterBounds, budget = defaultBudget): FlowSummary {
  const peak = quickPeak(code, budget);
  if (peak === undefined) return analyseThoroughly(keepCode(code), bounds, budget);
  const { maxRegisters, maxPredicates, maxInstruction, suspicion } = peak;
  const estimate = estimateRegisters(maxRegisters, bounds);
  return { maxRegisters, maxPredicates, maxInstruction, estimate, complete: true, suspicion };
}

const scratch = new ReusedMemory();

function analyseThoroughly(code: FunctionCode, bounds: RegisterBounds, budget: FlowBudget): FlowSummary {
  scratch.reset();
  const graph = buildGraph(code, scratch);
  const liveness = computeLiveness(code, graph, budget, scratch);
  const { maxRegisters, maxPredicates, maxInstruction } = computePressure(code, graph, liveness, scratch);
  const { complete } = liveness;
  const estimate = estimateRegisters(maxRegisters, bounds);
  const suspicion = complete ? allSuspicions : 0;
  if (complete) return { maxRegisters, maxPredicates, maxInstruction, estimate, complete, suspicion };
  const open = { ...estimate, high: registerLimit(bounds) };
  return { maxRegisters, maxPredicates, maxInstruction, estimate: open, complete, suspicion };
}
