// Where threads that part at a branch meet again: the blocks that two of their ways lead to. What was written on the ways may
// differ there. Threads in a loop belong together by their iteration: those that leave it in different ones bring what they
// had by then, those that only skip the rest of one meet the others at the header.
import type { FlowGraph } from './graph';
import { isInLoop, type Nesting } from './nesting';

export interface Meeting {
  /** Blocks where values that are written in `between` may differ. */
  readonly blocks: ReadonlySet<number>;
  /** The blocks on the ways. */
  readonly between: ReadonlySet<number>;
}

export interface MeetingBudget {
  /** Blocks to look at. */
  steps: number;
}

/** Of the threads that part at the end of a block. Undefined beyond the budget. */
export function meetingOf(
  graph: FlowGraph,
  nesting: Nesting,
  branch: number,
  budget: MeetingBudget,
): Meeting | undefined {
  const { loops } = nesting;
  if (loops.irreducibleEdges.length > 0) return anywhere(graph);
  const question = { graph, nesting, budget, blocks: new Set<number>(), between: new Set<number>() };
  let starts: Iterable<number> = successorsOf(graph, branch);
  for (let loop = loops.header[branch]; ; loop = loops.outer[loop]) {
    const ways = follow(question, loop, starts);
    if (budget.steps < 0) return undefined;
    if (ways.next.size > 1) question.blocks.add(loop);
    for (const [block, arriving] of ways.left) if (isMixed(arriving, ways.next)) question.blocks.add(block);
    if (ways.next.size === 0) starts = ways.left.keys();
    else if (ways.left.size === 0) return question;
    else starts = exitsOf(question, loop);
    if (loop < 0) return question;
  }
}

interface Question {
  readonly graph: FlowGraph;
  readonly nesting: Nesting;
  readonly budget: MeetingBudget;
  readonly blocks: Set<number>;
  readonly between: Set<number>;
}

/** In a tangle: every block, and everything that is written anywhere. */
function anywhere({ order }: FlowGraph): Meeting {
  return { blocks: new Set(order), between: new Set(order) };
}

const successorsOf = ({ successors, successorStart }: FlowGraph, block: number): Uint32Array | Int32Array =>
  successors.subarray(successorStart[block], successorStart[block + 1]);

/** A way is named by the block where it begins: behind the branch, or where others join it. */
type Way = number;

interface Ways {
  /** Those that lead to the next iteration of the loop. */
  readonly next: Set<Way>;
  /** Block outside of the loop -> those that lead there. */
  readonly left: Map<number, Set<Way>>;
}

/**
 * Follows the ways through one iteration of a loop (-1: through the function) until they are all one again. Blocks are taken in
 * the order of control, so all that leads to one has been looked at before it.
 */
function follow({ graph, nesting, budget, blocks, between }: Question, loop: number, starts: Iterable<number>): Ways {
  const ways: Ways = { next: new Set(), left: new Map() };
  const wayOf = new Map<number, Way>();
  const open: number[] = [];
  const arrive = (block: number, way: Way): void => {
    const known = wayOf.get(block);
    if (loop >= 0 && block === loop) ways.next.add(way);
    else if (loop >= 0 && !isInLoop(nesting, block, loop)) add(ways.left, block, way);
    else if (known === undefined) {
      wayOf.set(block, way);
      open.push(block);
    } else if (known !== way) {
      wayOf.set(block, block);
      blocks.add(block);
    }
  };
  for (const block of starts) arrive(block, block);
  while (open.length > 0 && budget.steps-- >= 0) {
    if (open.length === 1 && ways.next.size === 0 && ways.left.size === 0) return ways;
    const block = takeFirst(open, graph.rank);
    between.add(block);
    for (const to of successorsOf(graph, block))
      if (to === loop || graph.rank[to] > graph.rank[block]) arrive(to, wayOf.get(block)!);
      else if (loop >= 0 && !isInLoop(nesting, to, loop)) arrive(to, wayOf.get(block)!);
  }
  return ways;
}

function add(lists: Map<number, Set<Way>>, block: number, way: Way): void {
  const list = lists.get(block);
  if (list) list.add(way);
  else lists.set(block, new Set([way]));
}

function takeFirst(open: number[], rank: Int32Array): number {
  let first = 0;
  for (let i = 1; i < open.length; i++) if (rank[open[i]] < rank[open[first]]) first = i;
  const block = open[first];
  open[first] = open[open.length - 1];
  open.pop();
  return block;
}

/** Whether threads come out there in different ways or iterations: not if the same single way goes on and out. */
function isMixed(arriving: ReadonlySet<Way>, next: ReadonlySet<Way>): boolean {
  if (arriving.size > 1 || next.size > 1) return true;
  const [way] = arriving;
  return next.size === 1 && !next.has(way);
}

/** The blocks behind a loop, whichever branch leads there; all of the loop lies between. */
function exitsOf({ graph, nesting, budget, between }: Question, loop: number): Set<number> {
  const exits = new Set<number>();
  budget.steps -= graph.order.length;
  for (const block of graph.order) {
    if (!isInLoop(nesting, block, loop)) continue;
    between.add(block);
    for (const to of successorsOf(graph, block)) if (!isInLoop(nesting, to, loop)) exits.add(to);
  }
  return exits;
}
