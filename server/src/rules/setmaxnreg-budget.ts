// setmaxnreg that asks for registers which nobody gives back.
import { registersPerMultiprocessor, registersPerThread } from '../isa/occupancy';
import { instructionAt } from '../semantic/body';
import type { LaunchBounds } from '../semantic/code';
import { constantOf } from '../semantic/literals';
import type { FunctionContext } from './functionContext';
import { instructionsNamed, isWholeStory, opcodeRange } from './protocol';
import { defineRule } from './rule';

/** Threads of a warp group. */
const WARP_GROUP = 128;
/** ptxas gives registers in steps of so many. */
const STEP = 8;

export default defineRule({
  code: 'setmaxnreg-budget',
  severity: 'warning',
  title: '`setmaxnreg` asks for more registers than the block has.',
  why: '`setmaxnreg.inc` waits until the pool of its block has as many registers as it wants, and only `setmaxnreg.dec` of other warp groups puts some there: without, or where even the least numbers of all groups add up to more than the block began with, the kernel hangs. `.dec` to more and `.inc` to fewer registers than at the start are undefined. What a thread begins with follows from `.maxntid`, `.minnctapersm` and the 65,536 registers of a multiprocessor, and is no more than the largest `.inc` asks for. Told of kernels that call nothing.',
  bad: '.version 8.0\n.target sm_90a\n.address_size 64\n.entry k() .maxntid 384 .minnctapersm 1 { setmaxnreg.inc.sync.aligned.u32 240; ret; }\n',
  good: '.version 8.0\n.target sm_90a\n.address_size 64\n.entry k() .maxntid 384 .minnctapersm 1 {\n.reg .b32 %r<2>;\n.reg .pred %p<2>;\nmov.u32 %r1, %tid.x;\nsetp.lt.u32 %p1, %r1, 128;\n@%p1 bra producer;\nsetmaxnreg.inc.sync.aligned.u32 240;\nret;\nproducer: setmaxnreg.dec.sync.aligned.u32 24;\nret;\n}\n',
  scope: 'file',
  checkFunction(context, report) {
    const { info } = context;
    const start = registersAtStart(info.bounds);
    const threads = info.bounds.requiredThreads ?? info.bounds.maxThreads;
    if (!info.bounds.setsMaxRegisters || start === undefined || threads === undefined || !isWholeStory(context)) return;
    const groups = Math.ceil(threads / WARP_GROUP);
    const raises = changesOf(context, '.inc');
    const cuts = changesOf(context, '.dec');
    const say = (index: number, message: string): void => report({ ...opcodeRange(context, index), message });
    for (const { index, count } of raises)
      if (count < start)
        say(index, `Each thread begins with ${start} registers, and \`.inc\` to ${count} is undefined.`);
    for (const { index, count } of cuts)
      if (count > start)
        say(index, `Each thread begins with ${start} registers, and \`.dec\` to ${count} is undefined.`);
    const most = raises.find(({ count }) => count > start);
    if (!most) return;
    const least = Math.min(start, ...cuts.map(({ count }) => count));
    if (cuts.length === 0) {
      say(
        most.index,
        `Nothing in \`${info.name}\` gives registers back: this waits forever for ${most.count} instead of ${start}.`,
      );
    } else if (most.count + (groups - 1) * least > groups * start) {
      const others = groups === 1 ? '' : `, and ${groups - 1} with at least ${least}`;
      say(
        most.index,
        `${groups * start} registers for each lane are not enough for a warp group with ${most.count}${others}: this waits forever.`,
      );
    }
  },
});

/** What each thread begins with; undefined where the header does not fix it. */
function registersAtStart(bounds: LaunchBounds): number | undefined {
  const { maxRegisters, maxThreads, requiredThreads, minBlocksPerMultiprocessor, largestIncrease } = bounds;
  if (maxRegisters !== undefined) return undefined; // ptxas may give fewer
  const threads = requiredThreads ?? maxThreads;
  if (threads === undefined || minBlocksPerMultiprocessor === undefined || threads * minBlocksPerMultiprocessor === 0)
    return undefined;
  const share = Math.floor(registersPerMultiprocessor / (threads * minBlocksPerMultiprocessor) / STEP) * STEP;
  // Measured with ptxas 13.0: the share of a thread, but no more than the largest `.inc` asks for.
  return Math.min(largestIncrease ?? registersPerThread, share);
}

function changesOf(context: FunctionContext, word: string): { readonly index: number; readonly count: number }[] {
  return instructionsNamed(context, 'setmaxnreg', word).flatMap((index) => {
    const [operand] = instructionAt(context.body, index).operands;
    const count = operand === undefined ? undefined : constantOf(context.semantics.tree, operand);
    return count === undefined ? [] : [{ index, count: Number(count) }];
  });
}
