// An instruction that all lanes of a warp must execute together, where only some of them do.
import { blockOf, type FlowGraph } from '../flow/graph';
import { type BodyInstruction, guardOf, instructionAt, matchAt } from '../semantic/body';
import { InstructionFlag } from '../semantic/code';
import { type Split, splitOf } from '../semantic/lanes';
import { constantOf } from '../semantic/literals';
import type { FunctionContext } from './functionContext';
import { opcodeRange } from './protocol';
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'divergent-barrier',
  severity: 'warning',
  title: 'A barrier or another instruction of the whole warp that only some of its lanes reach.',
  why: '`bar.sync`, everything with `.aligned` and shuffles or votes whose mask names all lanes must be executed by all lanes of the warp together; otherwise the kernel hangs or the result is undefined. Told where a guard or a branch follows from `%tid.x`, `%laneid` and constants so that a warp is split for certain: the expression is computed for every thread of a block (`%tid.x < 64` splits no warp, `%tid.x & 1` splits all), and what nobody knows beside it does not matter. `elect.sync` splits, too. Lanes that have exited do not count.',
  bad: 'mov.u32 %r1, %tid.x;\nsetp.ne.u32 %p1, %r1, 0;\n@%p1 bra join;\nst.shared.u32 [%r1], %r1;\nbar.sync 0;\njoin: st.shared.u32 [%r1], %r1;',
  good: 'mov.u32 %r1, %tid.x;\nsetp.ne.u32 %p1, %r1, 0;\n@%p1 bra join;\nst.shared.u32 [%r1], %r1;\njoin: bar.sync 0;\nst.shared.u32 [%r1], %r1;',
  checkFunction(context, report) {
    const together = instructionsOfAllLanes(context);
    const blocks = new Set(together.map((index) => blockOf(context.graph(), index)));
    const branches = together.length === 0 ? [] : splittingBranches(context);
    const parted = new Map<number, SplittingBranch | undefined>();
    const partingOf = (block: number): SplittingBranch | undefined => {
      if (!parted.has(block) && parted.size < MOST_BLOCKS)
        parted.set(
          block,
          branches.find((branch) => partsBefore(context, branch, block, blocks)),
        );
      return parted.get(block);
    };
    for (const index of together) {
      const branch = partingOf(blockOf(context.graph(), index));
      const behindBranch = branch && { branch: branch.last, definition: branch.split.definition };
      const split = guardSplits(context, index) ?? behindBranch;
      if (!split) continue;
      const { tree } = context.semantics;
      report({
        ...opcodeRange(context, index),
        message: `Only some lanes of a warp come here, and all have to execute \`${matchAt(context.body, index).words.join('')}\` together.`,
        related: [
          { ...nodeRange(tree, context.body.nodes[split.branch]), message: 'Here the lanes part.' },
          { ...nodeRange(tree, context.body.nodes[split.definition]), message: 'The predicate differs within a warp.' },
        ],
      });
    }
  },
});

interface Parting {
  /** The instruction whose guard splits the warp. */
  readonly branch: number;
  readonly definition: number;
}

function instructionsOfAllLanes({ body, code, semantics: { tree } }: FunctionContext): number[] {
  const found: number[] = [];
  for (let i = 0; i < code.count; i++) {
    const { words } = matchAt(body, i);
    const isBarrier = words[0] === 'bar' && words[1] !== '.warp';
    if (isBarrier || words.includes('.aligned') || namesAllLanes(words, () => instructionAt(body, i))) found.push(i);
  }
  return found;

  function namesAllLanes(words: readonly string[], instruction: () => BodyInstruction): boolean {
    if (!['shfl', 'vote', 'match', 'redux'].includes(words[0]) && !(words[0] === 'bar' && words[1] === '.warp'))
      return false;
    const mask = instruction().operands.at(-1);
    const value = mask === undefined || !words.includes('.sync') ? undefined : constantOf(tree, mask);
    return value === -1n || value === 0xffffffffn;
  }
}

function guardSplits(context: FunctionContext, index: number): Parting | undefined {
  const guard = guardOf(context.body, index);
  const split = guard && splitOf(context.addresses(), guard.value, threads(context));
  if (!guard || !split || !(guard.isNegated ? split.whenFalse : split.whenTrue)) return undefined;
  return { branch: index, definition: split.definition };
}

const threads = ({ info: { bounds } }: FunctionContext): number | undefined =>
  bounds.requiredThreads ?? bounds.maxThreads;

interface SplittingBranch {
  readonly block: number;
  readonly last: number;
  readonly isNegated: boolean;
  readonly split: Split;
}

/** The branches of the function that split a warp: few, so all that is dear is asked of them alone. */
function splittingBranches(context: FunctionContext): SplittingBranch[] {
  const graph = context.graph();
  const { targetStart } = context.code;
  const known = new Map<number, Split | undefined>();
  const found: SplittingBranch[] = [];
  for (let block = 0; block < graph.blockCount && found.length < MOST_BRANCHES; block++) {
    const last = graph.blockStart[block + 1] - 1;
    if (graph.rank[block] < 0 || targetStart[last] === targetStart[last + 1]) continue;
    const guard = guardOf(context.body, last);
    if (!guard || guard.value < 0) continue;
    if (!known.has(guard.value)) known.set(guard.value, splitOf(context.addresses(), guard.value, threads(context)));
    const split = known.get(guard.value);
    if (split) found.push({ block, last, isNegated: guard.isNegated, split });
  }
  return found;
}

/** More of either are left alone, so that no function takes long. */
const MOST_BRANCHES = 20;
const MOST_BLOCKS = 200;

/** Whether one side of the branch comes to the instruction while the other goes around it and on. */
function partsBefore(
  context: FunctionContext,
  { block, last, isNegated, split }: SplittingBranch,
  target: number,
  others: ReadonlySet<number>,
): boolean {
  const graph = context.graph();
  const sides = successors(graph, block);
  if (sides.length !== 2) return false;
  const [to, around] = leads(graph, sides[0], target, block) ? sides : [sides[1], sides[0]];
  const isWhenTrue = isTargetOf(context, last, to) !== isNegated;
  if (!(isWhenTrue ? split.whenTrue : split.whenFalse)) return false;
  if (!leads(graph, to, target, block) || leads(graph, around, target, block)) return false;
  return joins(context, around, target, block, others);
}

function successors(graph: FlowGraph, block: number): number[] {
  return Array.from(graph.successors.subarray(graph.successorStart[block], graph.successorStart[block + 1]));
}

function isTargetOf({ code, ...context }: FunctionContext, branch: number, block: number): boolean {
  const start = context.graph().blockStart[block];
  return code.targets.subarray(code.targetStart[branch], code.targetStart[branch + 1]).includes(start);
}

/** The blocks that a path from `from` goes through without `without`, and not beyond the blocks of `ends`. */
function reachable(graph: FlowGraph, from: number, without: number, ends: ReadonlySet<number>): Set<number> {
  const seen = new Set<number>();
  const open = from === without ? [] : [from];
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    if (seen.has(block) || block === without) continue;
    seen.add(block);
    if (!ends.has(block)) open.push(...successors(graph, block));
  }
  return seen;
}

const none: ReadonlySet<number> = new Set();

function leads(graph: FlowGraph, from: number, target: number, without: number): boolean {
  return reachable(graph, from, without, none).has(target);
}

/** Whether the lanes that go around meet the others again, with more than the end of the function to come, and no barrier before. */
function joins(
  context: FunctionContext,
  around: number,
  target: number,
  branch: number,
  others: ReadonlySet<number>,
): boolean {
  const graph = context.graph();
  const behind = reachable(graph, target, branch, none);
  behind.delete(target);
  for (const block of reachable(graph, around, branch, others)) {
    const first = context.code.flags[graph.blockStart[block]];
    const endsAtOnce =
      (first & InstructionFlag.Ends) !== 0 &&
      context.code.targetStart[graph.blockStart[block]] === context.code.targetStart[graph.blockStart[block] + 1];
    if (behind.has(block) && !endsAtOnce) return true;
  }
  return false;
}
