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

export function relevantVariables(way: Way): number[] {
  const { predicates } = way;
  const parent = new Map<number, number>();
  const find = (variable: number): number => {
    let root = variable;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    if (root !== variable) parent.set(variable, root);
    return root;
  };
  const weight = new Map<number, number>();
  const constants: number[] = [];
  for (const definition of [...predicates.definitions.values()].flat()) {
    if (definition.kind === 'constant') constants.push(definition.target);
    const sources = definition.kind === 'same' ? [definition.as] : definition.kind === 'constant' ? [] : definition.of;
    for (const { variable } of sources) {
      const [a, b] = [find(variable), find(definition.target)];
      if (a !== b) parent.set(a, b);
    }
  }
  const tested = testedOnTheWay(way);
  for (const variable of [...tested, ...constants]) {
    const root = find(variable);
    weight.set(root, (weight.get(root) ?? 0) + 1);
  }
  const least = new Set(tested).size <= FEW ? 1 : 2;
  const wanted = new Set(tested.map(find).filter((root) => (weight.get(root) ?? 0) >= least));
  const all = new Set([...tested, ...linked(predicates)].filter((variable) => wanted.has(find(variable))));
  return [...all].slice(0, MOST_VARIABLES);
}

/** All variables that definitions name. */
function linked({ definitions }: PredicateFacts): number[] {
  return [...definitions.values()].flat().flatMap((definition) => {
    const { target, kind } = definition;
    if (kind === 'constant') return [target];
    return kind === 'same' ? [target, definition.as.variable] : [target, ...definition.of.map((one) => one.variable)];
  });
}

/** Guards of the value's reads and writes, and of jumps between the entry and a read, one entry for each test. */
function testedOnTheWay(way: Way): number[] {
  const { code, graph, predicates, reads, writes } = way;
  const sites = new Set([...reads, ...writes]);
  for (const block of blocksOnTheWay(way)) {
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

/** Blocks that a path without a sure write goes through from the entry to a read. */
function blocksOnTheWay({ code, graph, reads, writes }: Way): number[] {
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
  return Array.from(graph.order).filter((block) => from[block] === 1 && to[block] === 1);
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
