// Follows the paths from the entry on which a value stays unwritten, with what each path knows of the predicates that matter,
// until one reads the value.
import { type FunctionCode, InstructionFlag } from '../semantic/code';
import type { Literal, PredicateDefinition, PredicateFacts } from '../semantic/predicates';
import type { FlowGraph } from './graph';
import { blocksOnTheWay, relevantVariables } from './relevant';

export interface PathQuestion {
  readonly code: FunctionCode;
  readonly graph: FlowGraph;
  readonly predicates: PredicateFacts;
  /** Instructions behind which no thread goes on, whatever their flags say. */
  readonly stops: (instruction: number) => boolean;
  readonly value: number;
  /** Instructions that read the value, and that write it. */
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

/** What a path knows of a variable. */
enum Known {
  Nothing,
  False,
  True,
}

/** By the place of a variable among the tracked ones. */
type State = Uint8Array;

interface Search extends PathQuestion {
  /** Block -> 1 where a path may still lead to a read. */
  readonly isOnTheWay: Uint8Array;
  /** Variable -> its place in a state. */
  readonly places: ReadonlyMap<number, number>;
  readonly isRead: ReadonlySet<number>;
  readonly isWritten: ReadonlySet<number>;
  /** Block -> its instructions at which something may happen, worked out when a path comes by. */
  readonly turns: Map<number, readonly number[]>;
  readonly seen: Set<string>;
  readonly open: { readonly block: number; readonly state: State }[];
}

/** The instruction that reads the value unwritten; undefined where none does, or where the budget ends before one is found. */
export function follow(question: PathQuestion, budget: { steps: number }): number | undefined {
  const isOnTheWay = blocksOnTheWay(question);
  const variables = relevantVariables(question, isOnTheWay);
  const search: Search = {
    ...question,
    isOnTheWay,
    places: new Map(variables.map((variable, place) => [variable, place])),
    isRead: new Set(question.reads),
    isWritten: new Set(question.writes),
    turns: new Map(),
    seen: new Set(),
    open: [],
  };
  enter(search, 0, new Uint8Array(variables.length));
  for (let next = search.open.pop(); next !== undefined; next = search.open.pop()) {
    const found = walkBlock(search, next.block, next.state, budget);
    if (found !== undefined) return found;
    if (budget.steps < 0) return undefined;
  }
  return undefined;
}

function enter(search: Search, block: number, state: State): void {
  if (search.isOnTheWay[block] === 0) return;
  const key = `${block}:${String.fromCharCode(...state)}`;
  if (search.seen.has(key)) return;
  search.seen.add(key);
  search.open.push({ block, state });
}

function walkBlock(search: Search, block: number, entry: State, budget: { steps: number }): number | undefined {
  const { graph } = search;
  const last = graph.blockStart[block + 1] - 1;
  let states: readonly State[] = [entry];
  let next = graph.blockStart[block];
  for (const i of turnsOf(search, block)) {
    budget.steps -= states.length * (i + 1 - next);
    if (budget.steps < 0) return undefined;
    next = i + 1;
    const guard = search.predicates.guardOf(i);
    // A guard is read whether it holds or not.
    const reads = (state: State): boolean =>
      guard?.variable === search.value || valueOf(search, state, guard) !== Known.False;
    if (search.isRead.has(i) && states.some(reads)) return i;
    if (guard === undefined && search.stops(i)) return undefined;
    states = states.flatMap((state) => step(search, i, guard, state));
    if (states.length === 0) return undefined;
  }
  budget.steps -= states.length * (last + 1 - next);
  if (budget.steps < 0) return undefined;
  for (const state of states) leave(search, block, last, state);
  return undefined;
}

/** Most instructions neither touch the value nor change what a path knows: the same for each path that comes by. */
function turnsOf(search: Search, block: number): readonly number[] {
  const known = search.turns.get(block);
  if (known) return known;
  const { graph, isRead, isWritten, stops } = search;
  const turns: number[] = [];
  for (let i = graph.blockStart[block]; i < graph.blockStart[block + 1]; i++)
    if (isRead.has(i) || isWritten.has(i) || changes(search, i) || stops(i)) turns.push(i);
  search.turns.set(block, turns);
  return turns;
}

function changes(search: Search, i: number): boolean {
  const { code, predicates } = search;
  return code.defStart[i] !== code.defStart[i + 1] && (predicates.definitions.has(i) || changesTracked(search, i));
}

/** The states behind an instruction in which the value is still unwritten. */
function step(search: Search, i: number, guard: Literal | undefined, state: State): readonly State[] {
  const writes = search.isWritten.has(i);
  if (!writes && !changes(search, i)) return [state];
  const holds = guard === undefined ? Known.True : valueOf(search, state, guard);
  if (holds === Known.False) return [state];
  const executed = writes ? [] : define(search, i, assume(search, state, guard, true));
  return holds === Known.True ? executed : [...executed, assume(search, state, guard, false)];
}

function changesTracked({ code, places, predicates }: Search, i: number): boolean {
  for (let d = code.defStart[i]; d < code.defStart[i + 1]; d++) {
    const value = code.defs[d];
    if (places.has(value) || predicates.dependents.get(value)?.some((condition) => places.has(condition))) return true;
  }
  return false;
}

/** The states behind the writes of an instruction that is executed. */
function define(search: Search, i: number, state: State): readonly State[] {
  const { code, places, predicates } = search;
  let outcomes: { readonly state: State; readonly set: readonly (readonly [place: number, is: Known])[] }[] = [
    { state, set: [] },
  ];
  for (const definition of predicates.definitions.get(i) ?? []) {
    const place = places.get(definition.target);
    if (place === undefined) continue;
    outcomes = outcomes.flatMap(({ state: before, set }) =>
      results(search, before, definition).map(([is, after]) => ({ state: after, set: [...set, [place, is] as const] })),
    );
  }
  return outcomes.map(({ state: before, set }) => {
    const after = before.slice();
    for (let d = code.defStart[i]; d < code.defStart[i + 1]; d++) {
      for (const variable of [code.defs[d], ...(predicates.dependents.get(code.defs[d]) ?? [])]) {
        const place = places.get(variable);
        if (place !== undefined) after[place] = Known.Nothing;
      }
    }
    for (const [place, is] of set) after[place] = is;
    return after;
  });
}

/** What a definition may give, each with what the path then knows of its sources. */
function results(search: Search, state: State, definition: PredicateDefinition): (readonly [Known, State])[] {
  if (definition.kind === 'constant') return [[definition.is ? Known.True : Known.False, state]];
  if (definition.kind === 'same') {
    const known = valueOf(search, state, definition.as);
    if (known !== Known.Nothing) return [[known, state]];
    if (!search.places.has(definition.as.variable)) return [[Known.Nothing, state]];
    return [
      [Known.True, assume(search, state, definition.as, true)],
      [Known.False, assume(search, state, definition.as, false)],
    ];
  }
  // `and` is false as soon as one part is false; `or` likewise with true.
  const [decisive, other] = definition.kind === 'and' ? [Known.False, Known.True] : [Known.True, Known.False];
  // Each part in turn is the first that decides; in the end none does.
  const outcomes: (readonly [Known, State])[] = [];
  let before = state;
  for (const literal of definition.of) {
    const known = valueOf(search, before, literal);
    if (known === other) continue;
    outcomes.push([decisive, assume(search, before, literal, decisive === Known.True)]);
    if (known === decisive) return outcomes;
    before = assume(search, before, literal, other === Known.True);
  }
  return [...outcomes, [other, before]];
}

function valueOf({ places }: Search, state: State, literal: Literal | undefined): Known {
  const place = literal === undefined ? undefined : places.get(literal.variable);
  const known = place === undefined ? Known.Nothing : state[place];
  if (known === Known.Nothing || !literal?.isNegated) return known;
  return known === Known.True ? Known.False : Known.True;
}

function assume({ places }: Search, state: State, literal: Literal | undefined, holds: boolean): State {
  const place = literal === undefined ? undefined : places.get(literal.variable);
  if (place === undefined) return state;
  const after = state.slice();
  after[place] = holds === literal?.isNegated ? Known.False : Known.True;
  return after;
}

/** Goes on behind a block: a guarded jump knows more on either side. */
function leave(search: Search, block: number, last: number, state: State): void {
  const { code, graph } = search;
  const guard = search.predicates.guardOf(last);
  const jumps =
    (code.flags[last] & InstructionFlag.Ends) !== 0 || code.targetStart[last] !== code.targetStart[last + 1];
  const targets = new Set(code.targets.subarray(code.targetStart[last], code.targetStart[last + 1]));
  for (let e = graph.successorStart[block]; e < graph.successorStart[block + 1]; e++) {
    const next = graph.successors[e];
    const isTarget = targets.has(graph.blockStart[next]);
    const fallsThrough = next === block + 1 && ((code.flags[last] & InstructionFlag.Ends) === 0 || guard !== undefined);
    if (!jumps || guard === undefined || (isTarget && fallsThrough)) enter(search, next, state);
    else if (valueOf(search, state, guard) !== (isTarget ? Known.False : Known.True))
      enter(search, next, assume(search, state, guard, isTarget));
  }
}
