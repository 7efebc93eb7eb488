// Where one value is alive, and where each of the values at an instruction was written and is read for the last time.
import type { FunctionCode } from '../semantic/code';
import { type LiveValues, liveValuesAt } from './live';
import type { FlowProfile } from './profile';
import { addWrites, dropUndefinedReads, enterBlock, leaveBlock, startWalk, stepBack } from './walk';

export interface LiveRange {
  /** Instructions that write the value, and that read it; ascending. */
  readonly definitions: readonly number[];
  readonly uses: readonly number[];
  /** Stretches of instructions, first and last, in which it occupies a register. */
  readonly alive: readonly (readonly [first: number, last: number])[];
}

export function liveRangeOf({ code, graph, liveness }: FlowProfile, value: number): LiveRange {
  const alive = new Uint8Array(code.count);
  const walk = startWalk(code, graph, liveness);
  for (let block = graph.blockCount - 1; block >= 0; block--) {
    if (graph.rank[block] < 0) continue;
    enterBlock(walk, block);
    for (let i = graph.blockStart[block + 1] - 1; i >= graph.blockStart[block]; i--) {
      addWrites(walk, i);
      if (walk.state[value] !== 0) alive[i] = 1;
      stepBack(walk, i);
      if (walk.state[value] !== 0) alive[i] = 1;
      if (walk.overstated) dropUndefinedReads(walk, i);
    }
    leaveBlock(walk);
  }
  return {
    definitions: instructionsWith(code, code.defs, code.defStart, value),
    uses: instructionsWith(code, code.uses, code.useStart, value),
    alive: stretches(alive),
  };
}

function instructionsWith(code: FunctionCode, values: Uint32Array, start: Uint32Array, value: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < code.count; i++) {
    for (let at = start[i]; at < start[i + 1]; at++) {
      if (values[at] !== value) continue;
      found.push(i);
      break;
    }
  }
  return found;
}

function stretches(alive: Uint8Array): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < alive.length; i++) {
    if (alive[i] === 0) continue;
    const last = found.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else found.push([i, i]);
  }
  return found;
}

/** A value that is alive at an instruction. */
export interface LiveValue {
  readonly value: number;
  readonly units: number;
  readonly isPredicate: boolean;
  /** The nearest instruction in text order, up to the one asked about, that writes it; else the first that does. */
  readonly definition: number | undefined;
  /** The last instruction in text order that reads it. */
  readonly lastUse: number | undefined;
  /** Written by the instruction asked about, read by it for the last time. */
  readonly isBorn: boolean;
  readonly dies: boolean;
}

/** Longest ranges first. */
export function valuesAt({ code, graph, liveness }: FlowProfile, instruction: number): LiveValue[] {
  const live = liveValuesAt(code, graph, liveness, instruction);
  const wanted = [...new Set([...live.before, ...live.after])];
  const definitions = lastBefore(code, instruction);
  const uses = lastUses(code);
  const describe = (value: number): LiveValue => ({
    value,
    units: code.units[value],
    isPredicate: code.predicates[value] !== 0,
    definition: placeOf(definitions, value),
    lastUse: placeOf(uses, value),
    isBorn: isWritten(code, instruction, value),
    dies: isLastRead(live, value),
  });
  return wanted.map(describe).sort((a, b) => lengthOf(b, code) - lengthOf(a, code) || a.value - b.value);
}

function lengthOf({ definition = 0, lastUse }: LiveValue, code: FunctionCode): number {
  // Read above where it is written: carried around a loop, alive all the way.
  return lastUse === undefined ? 0 : lastUse < definition ? code.count : lastUse - definition;
}

const isLastRead = ({ before, after }: LiveValues, value: number): boolean =>
  before.includes(value) && !after.includes(value);

function isWritten({ defs, defStart }: FunctionCode, instruction: number, value: number): boolean {
  for (let d = defStart[instruction]; d < defStart[instruction + 1]; d++) if (defs[d] === value) return true;
  return false;
}

/** Value -> instruction plus one, 0 for none. */
function lastBefore({ count, defs, defStart, valueCount }: FunctionCode, instruction: number): Int32Array {
  const places = new Int32Array(valueCount);
  for (let i = count - 1; i > instruction; i--)
    for (let d = defStart[i]; d < defStart[i + 1]; d++) places[defs[d]] = i + 1;
  for (let i = 0; i <= instruction; i++) for (let d = defStart[i]; d < defStart[i + 1]; d++) places[defs[d]] = i + 1;
  return places;
}

function lastUses({ count, uses, useStart, valueCount }: FunctionCode): Int32Array {
  const places = new Int32Array(valueCount);
  for (let i = 0; i < count; i++) for (let u = useStart[i]; u < useStart[i + 1]; u++) places[uses[u]] = i + 1;
  return places;
}

const placeOf = (places: Int32Array, value: number): number | undefined =>
  places[value] === 0 ? undefined : places[value] - 1;
