// Which predicates and conditions a search along paths has to keep apart: all that are tested on the way, or where they are
// many, those that are tested twice or set to a constant, themselves or through others. More would only multiply the paths.
import { type FunctionCode, InstructionFlag } from '../semantic/code';
import type { PredicateFacts } from '../semantic/predicates';
import { blockOf, type FlowGraph } from './graph';

const MOST_VARIABLES = 40;
/** So many different ones are all kept apart. */
const FEW = 10;

interface Way {
  readonly code: FunctionCode;
  readonly graph: FlowGraph;
  readonly predicates: PredicateFacts;
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

/** `isOnTheWay`: blocksOnTheWay of the same. */
export function relevantVariables(way: Way, isOnTheWay: Uint8Array): number[] {
  const { rootOf, constants, named } = linksOf(way.predicates);
  const weight = new Map<number, number>();
  const tested = testedOnTheWay(way, isOnTheWay);
  for (const variable of [...tested, ...constants]) {
    const root = rootOf(variable);
    weight.set(root, (weight.get(root) ?? 0) + 1);
  }
  const least = new Set(tested).size <= FEW ? 1 : 2;
  const wanted = new Set(tested.map(rootOf).filter((root) => (weight.get(root) ?? 0) >= least));
  const all = new Set<number>();
  for (const variables of [tested, named])
    for (const variable of variables) {
      if (all.size === MOST_VARIABLES) break;
      if (wanted.has(rootOf(variable))) all.add(variable);
    }
  return [...all];
}

/** How the predicates of a function hang together, whatever value is asked about. */
interface Links {
  /** The same for two variables where one goes into the other. */
  readonly rootOf: (variable: number) => number;
  /** Targets of the definitions that set a constant, one entry for each. */
  readonly constants: readonly number[];
  /** All variables that definitions name. */
  readonly named: readonly number[];
}

const links = new WeakMap<PredicateFacts, Links>();

function linksOf(predicates: PredicateFacts): Links {
  let known = links.get(predicates);
  if (!known) {
    known = computeLinks(predicates);
    links.set(predicates, known);
  }
  return known;
}

function computeLinks({ definitions }: PredicateFacts): Links {
  const parent = new Map<number, number>();
  const rootOf = (variable: number): number => {
    let root = variable;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    if (root !== variable) parent.set(variable, root);
    return root;
  };
  const constants: number[] = [];
  const named = new Set<number>();
  for (const definition of [...definitions.values()].flat()) {
    const { target, kind } = definition;
    named.add(target);
    if (kind === 'constant') constants.push(target);
    const sources = kind === 'same' ? [definition.as] : kind === 'constant' ? [] : definition.of;
    for (const { variable } of sources) {
      named.add(variable);
      const [a, b] = [rootOf(variable), rootOf(target)];
      if (a !== b) parent.set(a, b);
    }
  }
  return { rootOf, constants, named: [...named] };
}

/** Guards of the value's reads and writes, and of jumps between the entry and a read, one entry for each test. */
function testedOnTheWay({ code, graph, predicates, reads, writes }: Way, isOnTheWay: Uint8Array): number[] {
  const sites = new Set([...reads, ...writes]);
  for (const block of graph.order) {
    if (isOnTheWay[block] === 0) continue;
    const last = graph.blockStart[block + 1] - 1;
    const jumps =
      (code.flags[last] & InstructionFlag.Ends) !== 0 || code.targetStart[last] !== code.targetStart[last + 1];
    if (jumps) sites.add(last);
  }
  return [...sites].flatMap((site) => {
    const guard = predicates.guardOf(site);
    return guard ? [guard.variable] : [];
  });
}

/** Block -> 1 where a path without a sure write goes through it from the entry to a read. */
export function blocksOnTheWay({ code, graph, reads, writes }: Omit<Way, 'predicates'>): Uint8Array {
  const sure = new Set(
    writes.filter((i) => (code.flags[i] & InstructionFlag.Guarded) === 0).map((i) => blockOf(graph, i)),
  );
  const from = spread(graph.blockCount, [0], graph.successorStart, graph.successors, sure);
  const to = spread(
    graph.blockCount,
    reads.map((i) => blockOf(graph, i)),
    graph.predecessorStart,
    graph.predecessors,
    sure,
  );
  return from.map((seen, block) => seen & to[block]);
}

function spread(
  blockCount: number,
  first: readonly number[],
  start: Int32Array,
  edges: Int32Array,
  without: ReadonlySet<number>,
): Uint8Array {
  const seen = new Uint8Array(blockCount);
  const open = [...first];
  for (const block of open) seen[block] = 1;
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    if (without.has(block) && !first.includes(block)) continue;
    for (let e = start[block]; e < start[block + 1]; e++) {
      if (seen[edges[e]] === 1) continue;
      seen[edges[e]] = 1;
      open.push(edges[e]);
    }
  }
  return seen;
}
