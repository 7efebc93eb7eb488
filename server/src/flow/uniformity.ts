// Among which threads of a warp or block each value is the same where it is read and written: followed from where it comes from
// (semantic/origins.ts) along the flow of control. Where threads meet that parted at a branch, what was written on their ways is
// no better than what they parted by. "The same" is a claim about threads that come to an instruction together, in the same
// iteration of the loops around it; a register that nothing has written may hold anything.
import type { FunctionCode } from '../semantic/code';
import { InstructionFlag } from '../semantic/code';
import { Extent, OriginFlag, type Origins } from '../semantic/origins';
import { type ExposedValues, findExposed } from './exposed';
import type { FlowGraph } from './graph';
import type { Loops } from './loops';
import { meetingOf } from './meeting';
import { freshMemory } from './memory';
import { type Nesting, nestingOf } from './nesting';

export { Extent } from '../semantic/origins';

export interface Uniformity {
  /** Place in FunctionCode.uses -> Extent of what is read there. */
  readonly uses: Uint8Array;
  /** Place in FunctionCode.defs -> Extent of the register behind the instruction. */
  readonly defs: Uint8Array;
  /** Block -> Extent of what decides where it goes on; Block where there is nothing to decide. */
  readonly branches: Uint8Array;
}

/** Bytes for the states of one function; instructions and blocks to look at. */
const MOST_BYTES = 3.2e7;
const MOST_STEPS = 2e7;

/** Undefined for a function that is too large or too tangled. */
export function computeUniformity(
  code: FunctionCode,
  graph: FlowGraph,
  loops: Loops,
  origins: Origins,
): Uniformity | undefined {
  const exposed = findExposed(code, graph, freshMemory);
  if (graph.blockCount * exposed.values.length > MOST_BYTES) return undefined;
  const search: Search = {
    code,
    graph,
    nesting: nestingOf(graph, loops),
    origins,
    exposed,
    before: new Uint8Array(graph.blockCount * exposed.values.length),
    now: new Uint8Array(code.valueCount),
    looks: 0,
    writtenIn: new Int32Array(code.valueCount),
    branches: new Uint8Array(graph.blockCount),
    isWaiting: new Uint8Array(graph.blockCount),
    uses: new Uint8Array(code.useStart[code.count]).fill(Extent.Unknown),
    defs: new Uint8Array(code.defStart[code.count]).fill(Extent.Unknown),
    budget: { steps: MOST_STEPS },
    tangled: Extent.Block,
  };
  return spread(search) ? search : undefined;
}

interface Search extends Uniformity {
  readonly code: FunctionCode;
  readonly graph: FlowGraph;
  readonly nesting: Nesting;
  readonly origins: Origins;
  readonly exposed: ExposedValues;
  /** Block b -> the Extent of each exposed value where it begins, at b * exposed.values.length. */
  readonly before: Uint8Array;
  /** Value -> its Extent at the instruction that is looked at. */
  readonly now: Uint8Array;
  /** How many blocks were looked at; value -> the last look that saw it written: elsewhere only exposed values are known. */
  looks: number;
  readonly writtenIn: Int32Array;
  /** Block -> 1 while it has to be looked at. */
  readonly isWaiting: Uint8Array;
  readonly budget: { steps: number };
  /** In a graph with irreducible cycles: the greatest Extent of a branch so far. */
  tangled: Extent;
}

/** Extents only grow, so this ends. */
function spread(search: Search): boolean {
  const { graph, isWaiting, before, exposed, budget } = search;
  if (graph.order.length === 0) return true;
  before.fill(Extent.Unknown, 0, exposed.values.length);
  // Every block once, even where nothing new comes in.
  for (const block of graph.order) isWaiting[block] = 1;
  for (let rank = 0; rank < graph.order.length; ) {
    const block = graph.order[rank];
    rank++;
    if (isWaiting[block] === 0) continue;
    isWaiting[block] = 0;
    const again = look(search, block);
    if (again < rank) rank = again;
    if (budget.steps < 0) return false;
  }
  return true;
}

/** Goes through a block, hands on what it leaves, and returns the lowest rank of the blocks that have to be looked at for it. */
function look(search: Search, block: number): number {
  const { graph, exposed, before, now, branches, budget } = search;
  const row = block * exposed.values.length;
  for (let i = 0; i < exposed.values.length; i++) now[exposed.values[i]] = before[row + i];
  const [from, to] = [graph.blockStart[block], graph.blockStart[block + 1]];
  budget.steps -= to - from + exposed.values.length;
  let carry = Extent.Unknown;
  search.looks++;
  for (let i = from; i < to; i++) carry = step(search, i, carry);
  let lowest = graph.order.length;
  const [first, behind] = [graph.successorStart[block], graph.successorStart[block + 1]];
  const decides = decidingExtent(search, to - 1);
  if (decides > branches[block]) {
    branches[block] = decides;
    if (behind - first > 1) lowest = part(search, block, decides);
  }
  for (let e = first; e < behind; e++) lowest = Math.min(lowest, handOn(search, graph.successors[e]));
  return lowest;
}

/** Notes the Extents at an instruction; takes and returns that of the carry flag. */
function step(search: Search, i: number, carry: Extent): Extent {
  const { code, origins, exposed, now, writtenIn, uses, defs } = search;
  const flags = origins.flags[i];
  let extent: Extent = (flags & OriginFlag.ReadsCarry) !== 0 ? carry : Extent.Block;
  for (let u = code.useStart[i]; u < code.useStart[i + 1]; u++) {
    const read = now[code.uses[u]];
    uses[u] = read;
    if (origins.ignored[u] === 0 && read > extent) extent = read;
  }
  const isGuarded = (code.flags[i] & InstructionFlag.Guarded) !== 0;
  for (let d = code.defStart[i]; d < code.defStart[i + 1]; d++) {
    const value = code.defs[d];
    // Threads whose guard does not hold keep what they had.
    const isKnown = exposed.indexOf[value] !== 0 || writtenIn[value] === search.looks;
    const kept = !isGuarded ? Extent.Block : isKnown ? now[value] : Extent.Unknown;
    defs[d] = Math.max(extent, origins.own[d], kept);
  }
  for (let d = code.defStart[i]; d < code.defStart[i + 1]; d++) {
    now[code.defs[d]] = defs[d];
    writtenIn[code.defs[d]] = search.looks;
  }
  if ((flags & OriginFlag.WritesCarry) === 0) return carry;
  return isGuarded ? Math.max(extent, carry) : extent;
}

/** Of a branch and of a return under a guard; a call takes arguments, too. */
function decidingExtent({ code, origins, uses }: Search, last: number): Extent {
  if ((code.flags[last] & (InstructionFlag.Ends | InstructionFlag.Call)) !== InstructionFlag.Ends) return Extent.Block;
  let extent = Extent.Block;
  for (let u = code.useStart[last]; u < code.useStart[last + 1]; u++) extent = Math.max(extent, uses[u]);
  return (origins.flags[last] & OriginFlag.Together) !== 0 ? Math.min(extent, Extent.Warp) : extent;
}

/** Merges what the block that was looked at leaves into a block behind it. */
function handOn({ graph, exposed, before, now, isWaiting }: Search, to: number): number {
  const row = to * exposed.values.length;
  let hasChanged = false;
  for (let i = 0; i < exposed.values.length; i++) {
    const left = now[exposed.values[i]];
    if (left <= before[row + i]) continue;
    before[row + i] = left;
    hasChanged = true;
  }
  if (!hasChanged) return graph.order.length;
  isWaiting[to] = 1;
  return graph.rank[to];
}

/** Threads part at the end of a block, by something of this Extent. */
function part(search: Search, block: number, extent: Extent): number {
  const { code, graph, nesting, exposed, before, isWaiting, budget } = search;
  const isTangled = nesting.loops.irreducibleEdges.length > 0;
  // There all branches lead to the same.
  if (isTangled && extent <= search.tangled) return graph.order.length;
  if (isTangled) search.tangled = extent;
  const meeting = meetingOf(graph, nesting, block, budget);
  if (!meeting) return graph.order.length;
  const written = new Set<number>();
  for (const between of meeting.between) {
    const [from, to] = [code.defStart[graph.blockStart[between]], code.defStart[graph.blockStart[between + 1]]];
    for (let d = from; d < to; d++)
      if (exposed.indexOf[code.defs[d]] !== 0) written.add(exposed.indexOf[code.defs[d]] - 1);
    budget.steps -= to - from;
  }
  let lowest = graph.order.length;
  for (const met of meeting.blocks) {
    budget.steps -= written.size;
    let hasChanged = false;
    for (const index of written) {
      const at = met * exposed.values.length + index;
      if (before[at] >= extent) continue;
      before[at] = extent;
      hasChanged = true;
    }
    if (!hasChanged || graph.rank[met] < 0) continue;
    isWaiting[met] = 1;
    lowest = Math.min(lowest, graph.rank[met]);
  }
  return lowest;
}
