// Corrects the sets for values that seem live at the entry: a guarded write does not end a live range going backwards, so a
// value first written under a guard, or never, would count as live all the way from the entry. It is live only where
// some path has written it. (Every other value is surely written before each read.)
import { get, set } from '../memory';
import {
  blockFlags,
  defined,
  edgeStart,
  edges,
  guardedCount,
  guardedWrites,
  indexOf,
  kills,
  liveIn,
  liveOut,
  OVERSTATED,
  REACHABLE,
  readCount,
  reads,
  setBit,
  words,
} from './scratch';

/** Some block that is reached reads what no path to it has written; known behind restrictToDefined. */
export let readsNeverWritten: bool = false;

/** Returns false past `steps` word operations. */
export function restrictToDefined(blockCount: i32, steps: f64): bool {
  readsNeverWritten = false;
  let isComplete = true;
  let isStarted = false;
  for (let w = 0; w < words; w++) {
    if (get(liveIn, w) === 0) continue;
    if (!isStarted) start(blockCount);
    isStarted = true;
    if (!solveWord(blockCount, w, steps)) isComplete = false;
  }
  if (!isStarted) return true;
  readsNeverWritten = flagOverstated(reads, readCount);
  flagOverstated(guardedWrites, guardedCount);
  restrict(blockCount);
  return isComplete;
}

/** From here on `kills` are all writes. */
function start(blockCount: i32): void {
  for (let w = 0; w < guardedCount; w += 2) {
    const index = get(indexOf, get(guardedWrites, w)) - 1;
    if (index >= 0) setBit(kills, get(guardedWrites, w + 1) * words, index);
  }
  memory.fill(defined, 0xff, (<usize>blockCount + 1) * <usize>words * 4);
}

/** Sweeps along the flow in text order until no block changes behind which the sweep already is. */
function solveWord(blockCount: i32, w: i32, steps: f64): bool {
  const others = ~get(liveIn, w);
  for (let at = w; at < (blockCount + 1) * words; at += words) set(defined, at, others);
  const perSweep = <f64>(blockCount + get(edgeStart, blockCount));
  let spent = perSweep;
  while (spent <= steps && sweep(blockCount, w)) spent += perSweep;
  return spent <= steps;
}

function sweep(blockCount: i32, w: i32): bool {
  let again = false;
  for (let block = 0; block < blockCount; block++) {
    if ((get(blockFlags, block) & REACHABLE) === 0) continue;
    const out = get(defined, block * words + w) | get(kills, block * words + w);
    for (let e = get(edgeStart, block), end = get(edgeStart, block + 1); e < end; e++) {
      const target = get(edges, e);
      const at = target * words + w;
      const old = get(defined, at);
      if ((out & ~old) === 0) continue;
      set(defined, at, old | out);
      if (target < block) again = true;
    }
  }
  return again;
}

/** Returns whether one of the blocks is reached. */
function flagOverstated(pairs: usize, length: i32): bool {
  let isReached = false;
  for (let p = 0; p < length; p += 2) {
    const block = get(pairs, p + 1);
    if (isDefinedIn(get(pairs, p), block)) continue;
    const flags = get(blockFlags, block);
    if ((flags & REACHABLE) !== 0) isReached = true;
    set(blockFlags, block, flags | OVERSTATED);
  }
  return isReached;
}

/** Whether a path may have written the value where the block begins. */
export function isDefinedIn(value: i32, block: i32): bool {
  const index = get(indexOf, value) - 1;
  return index < 0 || (get(defined, block * words + (index >>> 5)) & (1 << (index & 31))) !== 0;
}

function restrict(blockCount: i32): void {
  for (let at = 0; at < blockCount * words; at++) {
    const before = get(defined, at);
    set(liveIn, at, get(liveIn, at) & before);
    set(liveOut, at, get(liveOut, at) & (before | get(kills, at)));
  }
}
