// Steps backward through one block with the exact set of live values and its size. The sizes of every instruction
// (pressure.ts) and the values at one instruction (live.ts) are read off on the way.
import { lowestBit } from '../base/bitset';
import { type FunctionCode, InstructionFlag } from '../semantic/code';
import { definedInWord } from './defined';
import type { FlowGraph } from './graph';
import type { Liveness } from './liveness';
import { freshMemory, type Memory } from './memory';

export interface Walk {
  readonly code: FunctionCode;
  readonly graph: FlowGraph;
  readonly liveness: Liveness;
  readonly memory: Memory;
  /** Value -> 0, or LIVE or DEAD_WRITE. */
  readonly state: Int32Array;
  /** Sizes of the present set: 32-bit units, and predicates. */
  registers: number;
  predicates: number;
  /** The block whose live-in set `state` was when the walk left it; -1 before the first: the empty set. */
  left: number;
  /** The block at hand, and whether liveness alone says too much in it (DefinedValues.overstated). */
  block: number;
  overstated: boolean;
  /** Of an overstated block: value -> the instruction that first writes it, plus one. */
  firstWrite: Int32Array | undefined;
}

const LIVE = 1;
/** Written by the instruction at hand and never read: needs a register for this instant. */
const DEAD_WRITE = 2;

export function startWalk(
  code: FunctionCode,
  graph: FlowGraph,
  liveness: Liveness,
  memory: Memory = freshMemory,
): Walk {
  return {
    code,
    graph,
    liveness,
    memory,
    state: memory.take(code.valueCount),
    registers: 0,
    predicates: 0,
    left: -1,
    block: -1,
    overstated: false,
    firstWrite: undefined,
  };
}

/** Goes to the end of a block: only what differs from where the walk stands is touched. */
export function enterBlock(walk: Walk, block: number): void {
  const { words, defined } = walk.liveness;
  walk.block = block;
  walk.overstated = defined !== undefined && defined.overstated[block] !== 0;
  for (let w = 0; w < words; w++) {
    const difference = liveOutWord(walk, block, w) ^ leftWord(walk, w);
    if (difference !== 0) toggle(walk, w, difference);
  }
  if (walk.overstated) noteFirstWrites(walk, block);
}

/** Has gone back to the first instruction of the block: what is live now is what is live in. */
export function leaveBlock(walk: Walk): void {
  const { liveness, graph, block } = walk;
  walk.left = block;
  if (!liveness.complete) forgetReads(walk, graph.blockStart[block], graph.blockStart[block + 1]);
}

/** Makes the set what is live behind the instruction together with what the instruction writes. */
export function addWrites(walk: Walk, instruction: number): void {
  const { code, state } = walk;
  const { defs, defStart } = code;
  const end = defStart[instruction + 1];
  for (let d = defStart[instruction]; d < end; d++) if (state[defs[d]] === 0) add(walk, defs[d], DEAD_WRITE);
}

/** Makes the set what is live before the instruction together with all it reads. */
export function stepBack(walk: Walk, instruction: number): void {
  const { code, state } = walk;
  const { uses, useStart, defs, defStart } = code;
  const guarded = (code.flags[instruction] & InstructionFlag.Guarded) !== 0;
  for (let d = defStart[instruction]; d < defStart[instruction + 1]; d++) {
    const value = defs[d];
    if (state[value] === 0) continue;
    if (!guarded || state[value] === DEAD_WRITE || !definedBefore(walk, value, instruction)) remove(walk, value);
  }
  for (let u = useStart[instruction]; u < useStart[instruction + 1]; u++)
    if (state[uses[u]] === 0) add(walk, uses[u], LIVE);
}

/** Takes out what the instruction reads though nothing can have written it: it is no live range that begins earlier. */
export function dropUndefinedReads(walk: Walk, instruction: number): void {
  const { code, state } = walk;
  const { uses, useStart } = code;
  for (let u = useStart[instruction]; u < useStart[instruction + 1]; u++) {
    const value = uses[u];
    if (state[value] !== 0 && !definedBefore(walk, value, instruction)) remove(walk, value);
  }
}

function add(walk: Walk, value: number, state: number): void {
  walk.state[value] = state;
  walk.registers += walk.code.units[value];
  walk.predicates += walk.code.predicates[value];
}

function remove(walk: Walk, value: number): void {
  walk.state[value] = 0;
  walk.registers -= walk.code.units[value];
  walk.predicates -= walk.code.predicates[value];
}

function liveOutWord(walk: Walk, block: number, w: number): number {
  const { successorStart, successors } = walk.graph;
  const { words, liveIn, defined } = walk.liveness;
  let live = 0;
  for (let e = successorStart[block]; e < successorStart[block + 1]; e++) live |= liveIn[successors[e] * words + w];
  if (defined === undefined || defined.slotOf[w] === 0) return live;
  return live & defined.definedOut[block * defined.wordOf.length + defined.slotOf[w] - 1];
}

function leftWord(walk: Walk, w: number): number {
  const { words, liveIn } = walk.liveness;
  return walk.left < 0 ? 0 : liveIn[walk.left * words + w];
}

function toggle(walk: Walk, w: number, difference: number): void {
  const { values } = walk.liveness.exposed;
  for (let rest = difference; rest !== 0; rest &= rest - 1) {
    const value = values[(w << 5) + lowestBit(rest)];
    if (walk.state[value] === 0) add(walk, value, LIVE);
    else remove(walk, value);
  }
}

/** Whether a path from the entry may have written the value before the instruction, which is in the block at hand. */
function definedBefore(walk: Walk, value: number, instruction: number): boolean {
  const { graph, liveness, block, firstWrite } = walk;
  const { defined } = liveness;
  const index = liveness.exposed.indexOf[value] - 1;
  if (!walk.overstated || index < 0 || defined === undefined || firstWrite === undefined) return true;
  const slot = defined.slotOf[index >>> 5] - 1;
  if (slot < 0 || (definedInWord(graph, defined, block, slot) & (1 << (index & 31))) !== 0) return true;
  const first = firstWrite[value] - 1;
  return first >= graph.blockStart[block] && first < instruction;
}

function noteFirstWrites(walk: Walk, block: number): void {
  const { code, graph } = walk;
  const { defs, defStart } = code;
  walk.firstWrite ??= walk.memory.take(code.valueCount);
  for (let i = graph.blockStart[block + 1] - 1; i >= graph.blockStart[block]; i--) {
    for (let d = defStart[i]; d < defStart[i + 1]; d++) walk.firstWrite[defs[d]] = i + 1;
  }
}

/** Without live-in sets nothing but the reads says what is live where the block begins. */
function forgetReads(walk: Walk, from: number, to: number): void {
  const { uses, useStart } = walk.code;
  for (let u = useStart[from]; u < useStart[to]; u++) if (walk.state[uses[u]] !== 0) remove(walk, uses[u]);
}
