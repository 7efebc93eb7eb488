// The largest sizes of the live set of a function, and nothing else: made for thousands of functions in a process that has
// just started, where engines run code slowly and compiling it costs more than running it. So: two passes over the operands,
// few and simple loops, plain arrays used over and over. test/flow/quick.test.ts holds it against the detailed analysis.
import type { FunctionCode } from '../../semantic/code';
import { restrictToDefined } from './defined';
import { scan } from './scan';
import { newScratch } from './scratch';
import { solveSets } from './sets';
import { findPeak, findStraightPeak, type Peak } from './walk';

/** Past these, text order is a bad order or the function a giant: the detailed analysis is better at both. */
const MOST_WORDS = 1 << 20;
const MOST_STEPS = 5e7;
/** Instructions and values. One giant function must not keep its memory for the life of the server. */
const MOST_KEPT = 1 << 18;

let scratch = newScratch();

/** Undefined when it takes more than `budget.bytes` for sets, `budget.steps` word operations, or what is set above. */
export function quickPeak(code: FunctionCode, budget: { bytes: number; steps: number }): Peak | undefined {
  const peak = (code.targets.length === 0 ? findStraightPeak(code, scratch) : undefined) ?? peakOfBlocks(code, budget);
  if (code.count > MOST_KEPT || code.valueCount > MOST_KEPT) scratch = newScratch();
  return peak;
}

function peakOfBlocks(code: FunctionCode, budget: { bytes: number; steps: number }): Peak | undefined {
  const words = Math.min(MOST_WORDS, budget.bytes >>> 3);
  const steps = Math.min(MOST_STEPS, budget.steps);
  const blockCount = scan(code, scratch);
  if (blockCount < 0 || !solveSets(scratch, blockCount, words, steps)) return undefined;
  if (!restrictToDefined(scratch, blockCount, steps)) return undefined;
  return findPeak(code, scratch, blockCount);
}
