// The largest sizes of the live set of a function, and nothing else: made for thousands of functions in a process that has
// just started, where engines run code slowly and compiling it costs more than running it. So: two passes over the operands,
// few and simple loops, plain arrays used over and over. test/flow/quick.test.ts holds it against the detailed analysis.
import type { FunctionCode } from '../../semantic/code';
import type { FlowBudget } from '../liveness';
import { Suspicion } from '../suspicion';
import { restrictToDefined } from './defined';
import { scan } from './scan';
import { BlockFlag, newScratch, type Scratch } from './scratch';
import { solveSets } from './sets';
import type { Peak } from './sizes';
import { findPeak, findStraightPeak } from './walk';

/** Past these, text order is a bad order for sweeps, and the detailed analysis does as well. */
const MOST_WORDS = 1 << 20;
const MOST_STEPS = 1e7;
/** A block has four sets. */
const BYTES_PER_WORD = 16;
/** One giant function must not keep its memory for the life of the server: past so many instructions, values, words of a set. */
const MOST_KEPT = 1 << 17;
const MOST_KEPT_WORDS = 1 << 19;

let scratch = newScratch();

/** Undefined when it takes more than `budget.bytes` for sets, `budget.steps` word operations, or what is set above. */
export function quickPeak(code: FunctionCode, budget: FlowBudget): Peak | undefined {
  const peak = (code.targets.length === 0 ? findStraightPeak(code, scratch) : undefined) ?? peakOfBlocks(code, budget);
  if (Math.max(code.count, code.valueCount) > MOST_KEPT || scratch.liveIn.length > MOST_KEPT_WORDS)
    scratch = newScratch();
  return peak;
}

function peakOfBlocks(code: FunctionCode, budget: FlowBudget): Peak | undefined {
  const words = Math.min(MOST_WORDS, budget.bytes / BYTES_PER_WORD);
  const steps = Math.min(MOST_STEPS, budget.steps);
  const blockCount = scan(code, scratch);
  if (blockCount < 0 || !solveSets(scratch, blockCount, words, steps)) return undefined;
  const suspicion = suspicionOf(scratch, blockCount);
  if (!restrictToDefined(scratch, blockCount, steps)) return undefined;
  return findPeak(code, scratch, blockCount, suspicion);
}

/** Read off the solved sets before anything is taken out of them. */
function suspicionOf({ words, liveIn, blockFlags }: Scratch, blockCount: number): number {
  let suspicion = (blockFlags[blockCount] & BlockFlag.Reachable) !== 0 ? Suspicion.FallsOff : 0;
  for (let w = 0; w < words; w++) if (liveIn[w] !== 0) suspicion |= Suspicion.ReadsUnwritten;
  for (let block = 0; block < blockCount; block++)
    if ((blockFlags[block] & BlockFlag.Reachable) === 0) suspicion |= Suspicion.Unreachable;
  return suspicion;
}
