// Live-in and live-out sets of all blocks, over the exposed values: sweeps in text order, which in compiler output is nearly
// the order of the flow, until no loop header changes. Two or three sweeps do.
import { get, set } from '../memory';
import {
  beginSets,
  blockFlags,
  edgeStart,
  edges,
  indexOf,
  kills,
  LOOP_HEADER,
  liveIn,
  liveOut,
  readCount,
  reads,
  setBit,
  values,
  words,
  writeCount,
  writes,
  writtenIn,
} from './scratch';

/** Returns false where sets of more than `most` words or more than `steps` word operations are needed. */
export function solveSets(blockCount: i32, most: f64, steps: f64): bool {
  const exposed = numberValues();
  const perBlock = (exposed + 31) >>> 5;
  const size = <f64>(blockCount + 1) * <f64>perBlock;
  if (size > most) return false;
  beginSets(blockCount, perBlock);
  if (perBlock === 0) return true;
  fillLocalSets(exposed);
  const perSweep = <f64>perBlock * <f64>(blockCount + get(edgeStart, blockCount));
  let spent = perSweep;
  while (spent <= steps && sweep(blockCount)) spent += perSweep;
  return spent <= steps;
}

/** The exposed values are those in the list of reads. Returns how many there are. */
function numberValues(): i32 {
  let count = 0;
  for (let r = 0; r < readCount; r += 2) {
    const value = get(reads, r);
    if (get(indexOf, value) !== 0) continue;
    set(values, count, value);
    set(indexOf, value, ++count);
  }
  return count;
}

function fillLocalSets(exposed: i32): void {
  for (let r = 0; r < readCount; r += 2) setBit(liveIn, get(reads, r + 1) * words, get(indexOf, get(reads, r)) - 1);
  for (let w = 0; w < writeCount; w += 2) {
    const index = get(indexOf, get(writes, w)) - 1;
    if (index >= 0) setBit(kills, get(writes, w + 1) * words, index);
  }
  for (let index = 0; index < exposed; index++) {
    const block = get(writtenIn, get(values, index)) - 1;
    if (block >= 0) setBit(kills, block * words, index);
  }
}

/** True when a loop header changed: then the blocks that jump back to it have seen too little. */
function sweep(blockCount: i32): bool {
  let again = 0;
  for (let block = blockCount - 1; block >= 0; block--) {
    const row = block * words;
    const from = get(edgeStart, block);
    const end = get(edgeStart, block + 1);
    let changed = 0;
    for (let w = 0; w < words; w++) {
      let out = 0;
      for (let e = from; e < end; e++) out |= get(liveIn, get(edges, e) * words + w);
      const old = get(liveIn, row + w);
      const grown = old | (out & ~get(kills, row + w));
      set(liveOut, row + w, out);
      set(liveIn, row + w, grown);
      changed |= old ^ grown;
    }
    if (changed !== 0) again |= get(blockFlags, block) & LOOP_HEADER;
  }
  return again !== 0;
}
