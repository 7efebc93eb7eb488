// The largest sizes of the live set of a function, and nothing else: two passes over the operands, few and simple loops.
// test/flow/quick.test.ts holds it against the detailed analysis of flow/.
import { Cell, CodeFlag, Suspicion } from '../../codes';
import { count, flags, targetCount } from '../code';
import { get } from '../memory';
import { setCell } from '../results';
import { findBlocks } from './blocks';
import { readsNeverWritten, restrictToDefined } from './defined';
import { blockFlags, liveIn, words as perBlock, REACHABLE } from './scratch';
import { solveSets } from './sets';
import { maxInstruction, maxPredicates, maxRegisters } from './sizes';
import { endOfStraight, findPeak, findStraightPeak } from './walk';

/** Past `words` words for a set and `steps` word operations there is no peak. */
export function computePeak(words: f64, steps: f64): void {
  const isStraight = targetCount === 0 && findStraightPeak();
  if (isStraight) setCell(Cell.Suspicion, suspicionOfStraight());
  const isFound = isStraight || findPeakOfBlocks(words, steps);
  setCell(Cell.HasPeak, isFound ? 1 : 0);
  setCell(Cell.MaxRegisters, maxRegisters);
  setCell(Cell.MaxPredicates, maxPredicates);
  setCell(Cell.MaxInstruction, maxRegisters === 0 ? -1 : maxInstruction);
}

function findPeakOfBlocks(words: f64, steps: f64): bool {
  const blockCount = findBlocks();
  if (blockCount < 0 || !solveSets(blockCount, words, steps)) return false;
  const suspicion = suspicionOf(blockCount);
  if (!restrictToDefined(blockCount, steps)) return false;
  setCell(Cell.Suspicion, readsNeverWritten ? suspicion | Suspicion.ReadsNeverWritten : suspicion);
  findPeak(blockCount);
  return true;
}

/** Behind the end nothing is reached; before it nothing ends. */
function suspicionOfStraight(): i32 {
  const end = endOfStraight();
  if (end < count) return Suspicion.Unreachable;
  const last = count === 0 ? 0 : load<u8>(flags + <usize>(end - 1));
  return (last & (CodeFlag.Ends | CodeFlag.Guarded)) === CodeFlag.Ends ? 0 : Suspicion.FallsOff;
}

/** Read off the solved sets before anything is taken out of them. */
function suspicionOf(blockCount: i32): i32 {
  let suspicion: i32 = get(blockFlags, blockCount) & REACHABLE ? Suspicion.FallsOff : 0;
  for (let w = 0; w < perBlock; w++) if (get(liveIn, w) !== 0) suspicion |= Suspicion.ReadsUnwritten;
  for (let block = 0; block < blockCount; block++)
    if ((get(blockFlags, block) & REACHABLE) === 0) suspicion |= Suspicion.Unreachable;
  return suspicion;
}
