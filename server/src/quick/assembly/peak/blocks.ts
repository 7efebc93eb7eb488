// One pass over all operands: where blocks begin, and which values matter between blocks. Those are the exposed values, which
// some block reads before it surely wrote them; all others (about 94 % in compiler output) live and die inside one block.
import { CodeFlag } from '../../codes';
import { count, defStart, defs, flags, targetCount, targetStart, targets, useStart, uses } from '../code';
import { get, set } from '../memory';
import {
  beginBlocks,
  blockAt,
  blockFlags,
  blockStart,
  edgeStart,
  edges,
  guardedWrites,
  LOOP_HEADER,
  REACHABLE,
  readIn,
  reads,
  setLists,
  writes,
  writtenIn,
} from './scratch';

const MOST_PASSES = 16;

/** Returns the number of blocks; -1 for a body whose text order has little to do with its flow. */
export function findBlocks(): i32 {
  beginBlocks();
  for (let t = 0; t < targetCount; t++) set(blockAt, get(targets, t), 1);
  const blockCount = scanOperands();
  set(blockStart, blockCount, count);
  set(blockAt, count, blockCount);
  connect(blockCount);
  return reach(blockCount) ? blockCount : -1;
}

function scanOperands(): i32 {
  let readCount = 0;
  let writeCount = 0;
  let guardedCount = 0;
  let block = 0;
  let isLeader = true;
  let u = 0;
  let d = 0;
  for (let i = 0; i < count; i++) {
    if (isLeader || get(blockAt, i) !== 0) {
      set(blockStart, block, i);
      set(blockAt, i, block++);
    }
    for (const end = get(useStart, i + 1); u < end; u++) {
      const value = get(uses, u);
      if (get(writtenIn, value) === block || get(readIn, value) === block) continue;
      set(readIn, value, block);
      set(reads, readCount++, value);
      set(reads, readCount++, block - 1);
    }
    const flag = load<u8>(flags + <usize>i);
    isLeader = (flag & CodeFlag.Ends) !== 0 || get(targetStart, i + 1) !== get(targetStart, i);
    for (const end = get(defStart, i + 1); d < end; d++) {
      const value = get(defs, d);
      const before = get(writtenIn, value);
      if (before === block) continue;
      if (flag & CodeFlag.Guarded) {
        set(guardedWrites, guardedCount++, value);
        set(guardedWrites, guardedCount++, block - 1);
        continue;
      }
      if (before !== 0) {
        set(writes, writeCount++, value);
        set(writes, writeCount++, before - 1);
      }
      set(writtenIn, value, block);
    }
  }
  setLists(readCount, writeCount, guardedCount);
  return block;
}

/** Fills the lists of edges and flags loop headers. The end of the body is block number blockCount. */
function connect(blockCount: i32): void {
  let edge = 0;
  for (let block = 0; block < blockCount; block++) {
    set(edgeStart, block, edge);
    const last = get(blockStart, block + 1) - 1;
    const flag = load<u8>(flags + <usize>last);
    if ((flag & (CodeFlag.Ends | CodeFlag.Guarded)) !== CodeFlag.Ends) set(edges, edge++, block + 1);
    for (let t = get(targetStart, last), end = get(targetStart, last + 1); t < end; t++) {
      const target = get(blockAt, get(targets, t));
      if (target <= block) set(blockFlags, target, get(blockFlags, target) | LOOP_HEADER);
      set(edges, edge++, target);
    }
  }
  set(edgeStart, blockCount, edge);
}

/** Flags what the entry reaches: in text order until nothing changes, mostly once, twice where a loop is entered at its end. */
function reach(blockCount: i32): bool {
  set(blockFlags, 0, get(blockFlags, 0) | REACHABLE);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let again = false;
    for (let block = 0; block < blockCount; block++) {
      if ((get(blockFlags, block) & REACHABLE) === 0) continue;
      for (let e = get(edgeStart, block), end = get(edgeStart, block + 1); e < end; e++) {
        const target = get(edges, e);
        if (get(blockFlags, target) & REACHABLE) continue;
        set(blockFlags, target, get(blockFlags, target) | REACHABLE);
        if (target < block) again = true;
      }
    }
    if (!again) return true;
  }
  return false;
}
