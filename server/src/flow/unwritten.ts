// Reads of values that some path from the entry has not written. Paths are followed with what they know of predicates, so a
// value written under @p and read under @p (or behind a branch on the same comparison) is no finding. Where following takes too
// long only what no path at all has written is told.
import type { FunctionCode } from '../semantic/code';
import type { PredicateFacts } from '../semantic/predicates';
import { computeDominators, type Dominators, dominates } from './dominators';
import { findExposed, localSets } from './exposed';
import { blockOf, type FlowGraph, isReachable } from './graph';
import { freshMemory } from './memory';
import { follow, type PathQuestion } from './paths';
import { sweepBackward } from './sweep';

export interface UnwrittenRead {
  readonly value: number;
  /** An instruction that reads it unwritten. */
  readonly instruction: number;
  /** No path has written it when it gets there for the first time. */
  readonly isCertain: boolean;
}

export interface UnwrittenQuestion {
  readonly code: FunctionCode;
  readonly graph: FlowGraph;
  readonly predicates: PredicateFacts;
  /** Values that have their value at the entry, or that are not asked about. */
  readonly isGiven: (value: number) => boolean;
  /** Instructions behind which no thread goes on, whatever their flags say. */
  readonly stops: (instruction: number) => boolean;
}

/** Word operations for the sets, and instructions to look at on paths, for one function. */
const SET_STEPS = 5e7;
const PATH_STEPS = 4e6;
/** Of one function; who has more has one mistake all over. */
const MOST_VALUES = 300;

/** In text order, one for each value. */
export function findUnwrittenReads(question: UnwrittenQuestion): UnwrittenRead[] {
  const { code, graph, isGiven } = question;
  const candidates = liveAtEntry(code, graph)
    .filter((value) => !isGiven(value))
    .slice(0, MOST_VALUES);
  if (candidates.length === 0) return [];
  const dominators = computeDominators(graph);
  const named = whereNamed(code, candidates);
  const budget = { steps: PATH_STEPS };
  const found = candidates.flatMap((value) => {
    const where = named.get(value)!;
    const certain = certainReads(question, dominators, where);
    const paths: PathQuestion = { ...question, ...where, value };
    const first = certain.length === 0 ? undefined : follow({ ...paths, reads: certain }, budget);
    if (first !== undefined) return [{ value, instruction: first, isCertain: true }];
    const instruction = follow(paths, budget);
    if (instruction !== undefined) return [{ value, instruction, isCertain: false }];
    const last = budget.steps < 0 ? certain.find((read) => isLive(question, read)) : undefined;
    return last === undefined ? [] : [{ value, instruction: last, isCertain: true }];
  });
  return found.sort((a, b) => a.instruction - b.instruction);
}

function liveAtEntry(code: FunctionCode, graph: FlowGraph): number[] {
  const exposed = findExposed(code, graph, freshMemory);
  const { words, values } = exposed;
  if (words === 0 || graph.blockCount * words > SET_STEPS) return [];
  const { reads, kills } = localSets(code, graph, exposed, freshMemory);
  if (sweepBackward(graph, { sets: reads, mask: kills, words }, SET_STEPS, freshMemory) < 0) return [];
  return Array.from(values).filter((_, index) => (reads[index >>> 5] & (1 << (index & 31))) !== 0);
}

export interface WhereNamed {
  /** Instructions in text order. */
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

/** Value -> the instructions that name it, for these values. */
function whereNamed(
  { count, uses, useStart, defs, defStart }: FunctionCode,
  values: readonly number[],
): ReadonlyMap<number, WhereNamed> {
  const found = new Map(values.map((value) => [value, { reads: [] as number[], writes: [] as number[] }]));
  const note = (instructions: number[] | undefined, i: number): void => {
    if (instructions && instructions.at(-1) !== i) instructions.push(i);
  };
  for (let i = 0; i < count; i++) {
    for (let u = useStart[i]; u < useStart[i + 1]; u++) note(found.get(uses[u])?.reads, i);
    for (let d = defStart[i]; d < defStart[i + 1]; d++) note(found.get(defs[d])?.writes, i);
  }
  return found;
}

/** The reachable reads that come first whenever control gets there: each write lies behind them, perhaps in a loop around them. */
function certainReads({ graph }: UnwrittenQuestion, dominators: Dominators, { reads, writes }: WhereNamed): number[] {
  const reachable = writes.filter((write) => isReachable(graph, blockOf(graph, write)));
  return reads.filter((read) => {
    const block = blockOf(graph, read);
    const isBehind = (write: number): boolean => {
      const other = blockOf(graph, write);
      return other === block ? write >= read : dominates(dominators, block, other) || !leads(graph, other, block);
    };
    return isReachable(graph, block) && reachable.every(isBehind);
  });
}

function leads(graph: FlowGraph, from: number, to: number): boolean {
  const seen = new Uint8Array(graph.blockCount);
  const open = [from];
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    for (let e = graph.successorStart[block]; e < graph.successorStart[block + 1]; e++) {
      const next = graph.successors[e];
      if (next === to) return true;
      if (seen[next] === 0) open.push(next);
      seen[next] = 1;
    }
  }
  return false;
}

/** Whether a thread gets to the instruction past those that stop it. */
function isLive({ graph, stops }: UnwrittenQuestion, instruction: number): boolean {
  const seen = new Uint8Array(graph.blockCount);
  const open = [0];
  seen[0] = 1;
  const target = blockOf(graph, instruction);
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    const end = block === target ? instruction : graph.blockStart[block + 1];
    let isStopped = false;
    for (let i = graph.blockStart[block]; i < end && !isStopped; i++) isStopped = stops(i);
    if (isStopped) continue;
    if (block === target) return true;
    for (let e = graph.successorStart[block]; e < graph.successorStart[block + 1]; e++) {
      const next = graph.successors[e];
      if (seen[next] === 0) open.push(next);
      seen[next] = 1;
    }
  }
  return false;
}
