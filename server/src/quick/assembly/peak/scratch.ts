// What the flow over one function is worked out in. Blocks are numbered in text order; a list of pairs holds a value and a block.
import { count, defCount, targetCount, useCount, valueCount } from '../code';
import { Region } from '../memory';

export const REACHABLE = 1;
/** A block of its own or behind it jumps here. */
export const LOOP_HEADER = 2;
/** Reads or writes under a guard what nothing may have written before. */
export const OVERSTATED = 4;

const region = new Region();
const setRegion = new Region();

/** Instruction -> the block that begins there; elsewhere 0. Element count: the end of the body, a block without anything. */
export let blockAt: usize = 0;
/** Block -> its first instruction; one entry more for the end. */
export let blockStart: usize = 0;
/** Block b continues with edges[edgeStart[b]] … edges[edgeStart[b + 1] - 1], perhaps with duplicates. */
export let edgeStart: usize = 0;
export let edges: usize = 0;
export let blockFlags: usize = 0;
/** Value -> one more than the last block that surely writes it; 0 without one. */
export let writtenIn: usize = 0;
/** Value -> one more than the last block that reads it before it surely wrote it; 0 without one: then it is not exposed. */
export let readIn: usize = 0;
/** Value -> its place in the sets plus one; 0 for a value that is not exposed. And the other way round. */
export let indexOf: usize = 0;
export let values: usize = 0;
/** Value -> 1 while it is live. */
export let live: usize = 0;
/** Value -> one more than the instruction of a block that first writes it. */
export let firstWrite: usize = 0;
/** Reads before the block surely wrote it; sure writes but for those of `writtenIn`. */
export let reads: usize = 0;
export let writes: usize = 0;
export let guardedWrites: usize = 0;
export let readCount: i32 = 0;
export let writeCount: i32 = 0;
export let guardedCount: i32 = 0;
/** Words per block of the sets. Block b has its sets at b * words. */
export let words: i32 = 0;
export let liveIn: usize = 0;
export let liveOut: usize = 0;
export let kills: usize = 0;
/** Values that a path from the entry may have written where the block begins, and all that are not live at the entry. */
export let defined: usize = 0;

export function beginLive(): void {
  region.begin(((<usize>valueCount) << 2) + 16);
  live = region.take((<usize>valueCount) << 2);
  memory.fill(live, 0, (<usize>valueCount) << 2);
}

export function beginBlocks(): void {
  const rows = (<usize>count + 1) << 2;
  const valueRow = (<usize>valueCount) << 2;
  const useRow = (<usize>useCount) << 2;
  const defRow = (<usize>defCount) << 2;
  region.begin(rows * 5 + ((<usize>targetCount) << 2) + valueRow * 5 + useRow * 3 + defRow * 4 + 16 * 16);
  // Those that begin with zeros lie side by side.
  blockAt = region.take(rows);
  blockFlags = region.take(rows);
  writtenIn = region.take(valueRow);
  readIn = region.take(valueRow);
  indexOf = region.take(valueRow);
  live = region.take(valueRow);
  blockStart = region.take(rows);
  memory.fill(blockAt, 0, blockStart - blockAt);
  edgeStart = region.take(rows);
  edges = region.take(rows + ((<usize>targetCount) << 2));
  firstWrite = region.take(valueRow);
  values = region.take(useRow);
  reads = region.take(useRow * 2);
  writes = region.take(defRow * 2);
  guardedWrites = region.take(defRow * 2);
}

export function setLists(readTotal: i32, writeTotal: i32, guardedTotal: i32): void {
  readCount = readTotal;
  writeCount = writeTotal;
  guardedCount = guardedTotal;
}

export function beginSets(blockCount: i32, perBlock: i32): void {
  words = perBlock;
  const size = (<usize>blockCount + 1) * <usize>perBlock * 4;
  setRegion.begin(size * 4 + 64);
  liveIn = setRegion.take(size);
  kills = setRegion.take(size);
  liveOut = setRegion.take(size);
  defined = setRegion.take(size);
  memory.fill(liveIn, 0, liveOut - liveIn);
}

// @ts-expect-error: decorator
export function setBit(sets: usize, row: i32, bit: i32): void {
  const at = sets + ((<usize>(row + (bit >>> 5))) << 2);
  store<i32>(at, load<i32>(at) | (1 << (bit & 31)));
}
