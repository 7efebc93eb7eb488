// Corrects the sets for values that seem live at the entry: a guarded write does not end a live range going backwards, so a
// value first written under a guard, or never, would count as live all the way from the entry. It is live only where
// some path has written it. (Every other value is surely written before each read.)
import { setBit } from '../../base/bitset';
import { BlockFlag, room, type Scratch } from './scratch';

/** Returns false past `steps` word operations. */
export function restrictToDefined(scratch: Scratch, blockCount: number, steps: number): boolean {
  const { words, liveIn } = scratch;
  let isComplete = true;
  let isStarted = false;
  for (let w = 0; w < words; w++) {
    if (liveIn[w] === 0) continue;
    if (!isStarted) start(scratch, blockCount);
    isStarted = true;
    if (!solveWord(scratch, blockCount, w, steps)) isComplete = false;
  }
  if (!isStarted) return true;
  flagOverstated(scratch, scratch.reads, scratch.readCount);
  flagOverstated(scratch, scratch.guardedWrites, scratch.guardedCount);
  restrict(scratch, blockCount);
  return isComplete;
}

/** From here on `kills` are all writes. */
function start(scratch: Scratch, blockCount: number): void {
  const { indexOf, guardedWrites, guardedCount, kills, words } = scratch;
  for (let w = 0; w < guardedCount; w += 2) {
    const index = indexOf[guardedWrites[w]] - 1;
    if (index >= 0) setBit(kills, guardedWrites[w + 1] * words, index);
  }
  const length = (blockCount + 1) * words;
  scratch.defined = room(scratch.defined, length).fill(-1, 0, length);
}

/** Sweeps along the flow in text order until no block changes behind which the sweep already is. */
function solveWord(scratch: Scratch, blockCount: number, w: number, steps: number): boolean {
  const { liveIn, defined, words, edgeStart } = scratch;
  const others = ~liveIn[w];
  for (let at = w; at < (blockCount + 1) * words; at += words) defined[at] = others;
  const perSweep = blockCount + edgeStart[blockCount];
  let spent = perSweep;
  while (spent <= steps && sweep(scratch, blockCount, w)) spent += perSweep;
  return spent <= steps;
}

function sweep(scratch: Scratch, blockCount: number, w: number): boolean {
  const { edgeStart, edges, blockFlags, defined, kills, words } = scratch;
  let again = false;
  for (let block = 0; block < blockCount; block++) {
    if ((blockFlags[block] & BlockFlag.Reachable) === 0) continue;
    const out = defined[block * words + w] | kills[block * words + w];
    for (let e = edgeStart[block]; e < edgeStart[block + 1]; e++) {
      const at = edges[e] * words + w;
      if ((out & ~defined[at]) === 0) continue;
      defined[at] |= out;
      if (edges[e] < block) again = true;
    }
  }
  return again;
}

function flagOverstated(scratch: Scratch, pairs: Int32Array, count: number): void {
  for (let p = 0; p < count; p += 2) {
    const block = pairs[p + 1];
    if (!isDefinedIn(scratch, pairs[p], block)) scratch.blockFlags[block] |= BlockFlag.Overstated;
  }
}

/** Whether a path may have written the value where the block begins. */
export function isDefinedIn({ indexOf, defined, words }: Scratch, value: number, block: number): boolean {
  const index = indexOf[value] - 1;
  return index < 0 || (defined[block * words + (index >>> 5)] & (1 << (index & 31))) !== 0;
}

function restrict({ liveIn, liveOut, defined, kills, words }: Scratch, blockCount: number): void {
  for (let at = 0; at < blockCount * words; at++) {
    liveIn[at] &= defined[at];
    liveOut[at] &= defined[at] | kills[at];
  }
}
