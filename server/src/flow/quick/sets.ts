// Live-in and live-out sets of all blocks, over the exposed values: sweeps in text order, which in compiler output is nearly
// the order of the flow, until no loop header changes. Two or three sweeps do.
import { setBit, wordsFor } from '../../base/bitset';
import { BlockFlag, room, type Scratch, zeros } from './scratch';

/** Returns false where sets of more than `most` words or more than `steps` word operations are needed. */
export function solveSets(scratch: Scratch, blockCount: number, most: number, steps: number): boolean {
  const words = wordsFor(numberValues(scratch));
  const length = (blockCount + 1) * words;
  scratch.words = words;
  if (words === 0) return true;
  if (length > most) return false;
  scratch.liveIn = zeros(scratch.liveIn, length);
  scratch.kills = zeros(scratch.kills, length);
  scratch.liveOut = room(scratch.liveOut, length);
  fillLocalSets(scratch);
  const perSweep = words * (blockCount + scratch.edgeStart[blockCount]);
  let spent = perSweep;
  while (spent <= steps && sweep(scratch, blockCount)) spent += perSweep;
  return spent <= steps;
}

/** The exposed values are those in the list of reads. Returns how many there are. */
function numberValues(scratch: Scratch): number {
  const { reads, readCount, indexOf, values } = scratch;
  let count = 0;
  for (let r = 0; r < readCount; r += 2) {
    const value = reads[r];
    if (indexOf[value] !== 0) continue;
    values[count] = value;
    indexOf[value] = ++count;
  }
  scratch.exposedCount = count;
  return count;
}

function fillLocalSets(scratch: Scratch): void {
  const { indexOf, values, exposedCount, writtenIn, reads, writes, liveIn, kills, words } = scratch;
  for (let r = 0; r < scratch.readCount; r += 2) setBit(liveIn, reads[r + 1] * words, indexOf[reads[r]] - 1);
  for (let w = 0; w < scratch.writeCount; w += 2) {
    const index = indexOf[writes[w]] - 1;
    if (index >= 0) setBit(kills, writes[w + 1] * words, index);
  }
  for (let index = 0; index < exposedCount; index++) {
    const block = writtenIn[values[index]] - 1;
    if (block >= 0) setBit(kills, block * words, index);
  }
}

/** True when a loop header changed: then the blocks that jump back to it have seen too little. */
function sweep(scratch: Scratch, blockCount: number): boolean {
  const { edgeStart, edges, blockFlags, liveIn, liveOut, kills, words } = scratch;
  let again = 0;
  for (let block = blockCount - 1; block >= 0; block--) {
    const row = block * words;
    const from = edgeStart[block];
    const end = edgeStart[block + 1];
    let changed = 0;
    for (let w = 0; w < words; w++) {
      let out = 0;
      for (let e = from; e < end; e++) out |= liveIn[edges[e] * words + w];
      const old = liveIn[row + w];
      const grown = old | (out & ~kills[row + w]);
      liveOut[row + w] = out;
      liveIn[row + w] = grown;
      changed |= old ^ grown;
    }
    if (changed !== 0) again |= blockFlags[block] & BlockFlag.LoopHeader;
  }
  return again !== 0;
}
