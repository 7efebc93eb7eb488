// The arrays of the quick way, used over and over: allocating some twenty typed arrays for each of thousands of small
// functions costs more than analysing them. Valid for one function at a time; what is beyond a length is rubbish.
import type { FunctionCode } from '../../semantic/code';

export interface Scratch {
  /** Instruction -> the block that begins there; elsewhere 0. Element count: the end of the body, a block without anything. */
  blockAt: Int32Array;
  /** Block -> its first instruction; one entry more for the end. */
  blockStart: Int32Array;
  /** Block b continues with edges[edgeStart[b]] … edges[edgeStart[b + 1] - 1], perhaps with duplicates. */
  edgeStart: Int32Array;
  edges: Int32Array;
  /** Block -> BlockFlag bits. */
  blockFlags: Int32Array;
  /** Value -> one more than the last block that surely writes it; 0 without one. */
  writtenIn: Int32Array;
  /** Value -> one more than the last block that reads it before it surely wrote it; 0 without one: then it is not exposed. */
  readIn: Int32Array;
  /** Value -> its place in the sets plus one; 0 for a value that is not exposed. And the other way round. */
  indexOf: Int32Array;
  values: Int32Array;
  /** Value -> 1 while it is live. */
  live: Int32Array;
  /** Value -> one more than the instruction of a block that first writes it. */
  firstWrite: Int32Array;
  /** Pairs of a value and a block, as lists. Reads before the block surely wrote it; sure writes but for those of `writtenIn`. */
  reads: Int32Array;
  writes: Int32Array;
  guardedWrites: Int32Array;
  exposedCount: number;
  readCount: number;
  writeCount: number;
  guardedCount: number;
  /** Words per block of the sets. */
  words: number;
  /** Block b has its sets at b * words. */
  liveIn: Int32Array;
  liveOut: Int32Array;
  kills: Int32Array;
  /** Values that a path from the entry may have written where the block begins, and all that are not live at the entry. */
  defined: Int32Array;
}

export enum BlockFlag {
  Reachable = 1,
  /** A block of its own or behind it jumps here. */
  LoopHeader = 2,
  /** Reads or writes under a guard what nothing may have written before. */
  Overstated = 4,
}

const FIRST = 1 << 12;

export function newScratch(): Scratch {
  const array = (): Int32Array => new Int32Array(FIRST);
  return {
    blockAt: array(),
    blockStart: array(),
    edgeStart: array(),
    edges: array(),
    blockFlags: array(),
    writtenIn: array(),
    readIn: array(),
    indexOf: array(),
    values: array(),
    live: array(),
    firstWrite: array(),
    reads: array(),
    writes: array(),
    guardedWrites: array(),
    exposedCount: 0,
    readCount: 0,
    writeCount: 0,
    guardedCount: 0,
    words: 0,
    liveIn: array(),
    liveOut: array(),
    kills: array(),
    defined: array(),
  };
}

/** Makes room for a function in all arrays but those of the sets. */
export function reserve(scratch: Scratch, code: FunctionCode): void {
  const { count, valueCount } = code;
  const uses = code.useStart[count];
  const defs = code.defStart[count];
  scratch.blockAt = zeros(scratch.blockAt, count + 1);
  scratch.blockStart = room(scratch.blockStart, count + 1);
  scratch.edgeStart = room(scratch.edgeStart, count + 1);
  scratch.edges = room(scratch.edges, count + code.targets.length);
  scratch.blockFlags = zeros(scratch.blockFlags, count + 1);
  scratch.writtenIn = zeros(scratch.writtenIn, valueCount);
  scratch.readIn = zeros(scratch.readIn, valueCount);
  scratch.indexOf = zeros(scratch.indexOf, valueCount);
  scratch.values = room(scratch.values, uses);
  scratch.reads = room(scratch.reads, 2 * uses);
  scratch.writes = room(scratch.writes, 2 * defs);
  scratch.guardedWrites = room(scratch.guardedWrites, 2 * defs);
}

/** The array or a larger one, with zeros up to `length`. */
export function zeros(array: Int32Array, length: number): Int32Array {
  return length > array.length ? new Int32Array(length * 2) : array.fill(0, 0, length);
}

/** The array or a larger one, with anything in it. */
export function room(array: Int32Array, length: number): Int32Array {
  return length > array.length ? new Int32Array(length * 2) : array;
}
