// The numbers that the refined estimate is made of: the pressure that a scheduler reaches with little and with much room, block
// by block, and in the bodies of loops that ptxas unrolls.
import {
  type Dependences,
  dependencesOf,
  type Region,
  type RegionInstruction,
  scheduledPeak,
} from '../../flow/schedule';
import { addWrites, dropUndefinedReads, enterBlock, leaveBlock, startWalk, stepBack } from '../../flow/walk';
import { type FunctionCode, InstructionFlag } from '../../semantic/code';
import type { FunctionPlace } from '../registers/place';
import { type Operations, operationsOf } from './operations';

/** Peaks of registers under different conditions; `uniform` ones have what a warp has in common in registers, too. */
export interface Simulation {
  /** Registers of a thread with which a multiprocessor of the target is full. */
  readonly full: number;
  /** The room that ptxas would settle on, beside the registers that are always taken. */
  readonly budget: number;
  /** When nothing counts but registers, never more than in the order of the text. */
  readonly least: number;
  /** With room for full occupancy. */
  readonly tight: number;
  /** Under the budget. */
  readonly settled: number;
  /** Under the budget, when registers that memory operations read are not taken again at once. */
  readonly spreadUniform: number;
  /** Without any budget. */
  readonly unboundedUniform: number;
  /** With little room, and parameters in registers on targets that load them; with the bodies of small loops unrolled. */
  readonly scarce: number;
  readonly unrolledUniform: number;
  /** In the order of the text. */
  readonly textUniform: number;
}

/** Beyond so many instructions a function is not simulated; a region beyond the second number keeps its order. */
export const MOST_INSTRUCTIONS = 20_000;
const MOST_IN_REGION = 4000;
/** ptxas unrolls bodies up to about this many instructions, four times. */
const UNROLLED_BODY = 44;
const COPIES = 4;
/** Registers that are always taken: the stack pointer, and two that ptxas adds. */
export const OVERHEAD = 3;
const LADDER = [32, 40, 48, 56, 64, 72, 80, 96, 112, 128, 144, 160, 168, 184, 200, 216, 232, 255];
/** A register that memory is addressed by or written from is not written again for so many instructions, where there is room. */
const HELD = 16;
/** Little room, as small kernels have it. */
const SCARCE = 13;

/** What the target has to do with it. */
export interface TargetTraits {
  /** Registers of a thread with which a multiprocessor is full. */
  readonly full: number;
  /** Instructions read parameters where they lie; from sm_90 on most are loaded into registers first. */
  readonly hasOperandsInMemory: boolean;
}

/** Undefined for a function that is too large or was too tangled for the analysis. */
export function simulate(place: FunctionPlace, { full, hasOperandsInMemory }: TargetTraits): Simulation | undefined {
  const { code, liveness } = place.profile;
  if (code.count === 0 || code.count > MOST_INSTRUCTIONS || !liveness.complete) return undefined;
  const live = livenessOf(place);
  if (live === undefined) return undefined;
  const operations = operationsOf(place);
  const { units, unitsWithUniform, unitsWithParameters, vanishes, vanishesWithParameters } = operations;
  const regions = (cost: Cost): Prepared[] => regionsOf(place, operations, cost, live).map(prepared);
  const plain = once(regions({ units, vanishes }));
  const unrolled = regions({ units: unitsWithUniform, vanishes });
  const uniform = once(unrolled);
  const least = largest(plain.map((region) => region.least));
  const tight = peakWith(plain, full - OVERHEAD);
  const needed = Math.min(least, tight) + OVERHEAD;
  const budget = Math.max(full, LADDER.find((registers) => registers >= needed) ?? 255) - OVERHEAD;
  return {
    full,
    budget,
    least,
    tight,
    settled: peakWith(plain, budget),
    spreadUniform: peakWith(uniform, budget, HELD),
    unboundedUniform: peakWith(uniform, Number.POSITIVE_INFINITY),
    scarce: peakWith(
      hasOperandsInMemory ? plain : once(regions({ units: unitsWithParameters, vanishes: vanishesWithParameters })),
      SCARCE,
    ),
    unrolledUniform: peakWith(unrolled, SCARCE),
    textUniform: largest(uniform.map(({ text }) => text)),
  };
}

const once = (regions: readonly Prepared[]): Prepared[] => regions.filter(({ isUnrolled }) => !isUnrolled);

/** What is taken to need registers. */
interface Cost {
  readonly units: Uint8Array;
  readonly vanishes: Uint8Array;
}

interface Kept {
  readonly region: Region;
  readonly text: number;
  readonly isUnrolled: boolean;
}

interface Prepared extends Kept {
  readonly dependences: Dependences | undefined;
  readonly least: number;
}

function prepared(kept: Kept): Prepared {
  const { region, text } = kept;
  const dependences = region.instructions.length > MOST_IN_REGION ? undefined : dependencesOf(region);
  return { ...kept, dependences, least: dependences ? Math.min(text, scheduledPeak(region, dependences, 0)) : text };
}

/** A schedule that breaks its budget is given up for one that takes fewer registers. */
function peakWith(regions: readonly Prepared[], budget: number, held = 0): number {
  return largest(
    regions.map(({ region, dependences, least }) => {
      const peak = dependences ? scheduledPeak(region, dependences, budget, held) : least;
      return peak <= budget ? peak : Math.min(peak, Math.max(budget, least));
    }),
  );
}

const largest = (numbers: readonly number[]): number => numbers.reduce((most, number) => Math.max(most, number), 0);

function regionsOf(
  place: FunctionPlace,
  operations: Operations,
  cost: Cost,
  { liveIn, liveOut }: LiveAtBorders,
): Kept[] {
  const { graph } = place.profile;
  const chains = chainsOf(place, operations);
  return chains.flatMap((chain): Kept[] => {
    const head = chain[0].block;
    const last = chain[chain.length - 1].block;
    const builder = new RegionBuilder(operations, cost, liveIn[head]);
    const body = (): RegionInstruction[] =>
      chain.flatMap(({ block, join }) =>
        builder.instructions(
          place,
          graph.blockStart[block],
          graph.blockStart[block + 1],
          join < 0 ? undefined : new Set(liveIn[join]),
        ),
      );
    const instructions = body();
    const region = builder.finish([...instructions], liveOut[last]);
    const kept: Kept[] = [{ region, text: textPeak(region), isUnrolled: false }];
    if (isUnrolled(place, head, last, instructions)) {
      for (let copy = 1; copy < COPIES; copy++) instructions.push(...body());
      const unrolled = builder.finish(instructions, liveOut[last]);
      kept.push({ region: unrolled, text: textPeak(unrolled), isUnrolled: true });
    }
    return kept;
  });
}

/** Block -> the values live where it begins, and where it ends. */
interface LiveAtBorders {
  readonly liveIn: readonly (readonly number[])[];
  readonly liveOut: readonly (readonly number[])[];
}

/** Values at borders of blocks, all together: real functions have some ten thousand, tangled ones have millions. */
const MOST_AT_BORDERS = 1e6;
/** Blocks times values, all of which are looked at. */
const MOST_LOOKED_AT = 1e8;

function livenessOf({ profile: { code, graph, liveness } }: FunctionPlace): LiveAtBorders | undefined {
  if (graph.blockCount * code.valueCount > MOST_LOOKED_AT) return undefined;
  const walk = startWalk(code, graph, liveness);
  const liveIn: number[][] = Array.from({ length: graph.blockCount }, () => []);
  const liveOut: number[][] = Array.from({ length: graph.blockCount }, () => []);
  let count = 0;
  for (let block = graph.blockCount - 1; block >= 0; block--) {
    if (graph.rank[block] < 0) continue;
    enterBlock(walk, block);
    liveOut[block] = present(walk.state);
    for (let i = graph.blockStart[block + 1] - 1; i >= graph.blockStart[block]; i--) {
      addWrites(walk, i);
      stepBack(walk, i);
      if (walk.overstated) dropUndefinedReads(walk, i);
    }
    liveIn[block] = present(walk.state);
    leaveBlock(walk);
    count += liveIn[block].length + liveOut[block].length;
    if (count > MOST_AT_BORDERS) return undefined;
  }
  return { liveIn, liveOut };
}

/** A block of a region; `join` is the block behind a conditional one, whose writes may not happen, else -1. */
interface Link {
  readonly block: number;
  readonly join: number;
}

/** ptxas executes a conditional block of up to so many instructions under a guard rather than jump over it. */
const GUARDED_BLOCK = 12;

/** Blocks that are scheduled together: straight lines, with small conditional blocks in them. */
function chainsOf(place: FunctionPlace, operations: Operations): Link[][] {
  const { graph } = place.profile;
  const taken = new Uint8Array(graph.blockCount);
  const chains: Link[][] = [];
  for (let r = 0; r < graph.order.length; r++) {
    const head = graph.order[r];
    if (taken[head] !== 0) continue;
    const chain: Link[] = [];
    let block = head;
    for (;;) {
      taken[block] = 1;
      chain.push({ block, join: -1 });
      const then = conditionalBehind(place, operations, block);
      const [next] = then === undefined ? successorsOf(place, block) : [then.join];
      const from = then === undefined ? [block] : [block, then.block];
      if (then !== undefined && taken[then.block] === 0) {
        taken[then.block] = 1;
        chain.push({ block: then.block, join: then.join });
      }
      if (then === undefined && successorsOf(place, block).length !== 1) break;
      if (next === undefined || taken[next] !== 0 || !predecessorsOf(place, next).every((each) => from.includes(each)))
        break;
      block = next;
    }
    chains.push(chain);
  }
  return chains;
}

const successorsOf = ({ profile: { graph } }: FunctionPlace, block: number): number[] => [
  ...graph.successors.subarray(graph.successorStart[block], graph.successorStart[block + 1]),
];

const predecessorsOf = ({ profile: { graph } }: FunctionPlace, block: number): number[] =>
  [...graph.predecessors.subarray(graph.predecessorStart[block], graph.predecessorStart[block + 1])].filter(
    (each) => graph.rank[each] >= 0,
  );

/** A block that control goes through or around on its way from a block to where both ways meet. */
function conditionalBehind(
  place: FunctionPlace,
  operations: Operations,
  block: number,
): { block: number; join: number } | undefined {
  const { graph } = place.profile;
  const ways = successorsOf(place, block);
  if (ways.length !== 2) return undefined;
  for (const [then, join] of [ways, ways.toReversed()]) {
    if (predecessorsOf(place, then).length !== 1 || then === join || then === block) continue;
    const [only, ...others] = successorsOf(place, then);
    if (only !== join || others.length > 0) continue;
    const [from, to] = [graph.blockStart[then], graph.blockStart[then + 1]];
    if (to - from > GUARDED_BLOCK || !isGuardable(place, operations, from, to)) continue;
    return { block: then, join };
  }
  return undefined;
}

function isGuardable(
  { profile: { code } }: FunctionPlace,
  { order, temporaries }: Operations,
  from: number,
  to: number,
): boolean {
  for (let i = from; i < to; i++)
    if (order[i] === 3 || temporaries[i] > 4 || (code.flags[i] & InstructionFlag.Call) !== 0) return false;
  return true;
}

function present(state: Int32Array): number[] {
  const values: number[] = [];
  for (let value = 0; value < state.length; value++) if (state[value] !== 0) values.push(value);
  return values;
}

/** A body that jumps back to its beginning, small enough, without anything that keeps ptxas from unrolling it. */
function isUnrolled(place: FunctionPlace, head: number, last: number, body: readonly RegionInstruction[]): boolean {
  if (body.length > UNROLLED_BODY || body.some(({ order }) => order === 3)) return false;
  return successorsOf(place, last).includes(head);
}

/**
 * Numbers the values of a region anew at each write, so that a register that holds one value after the other is no bond between
 * them; a copy is the value that it was made from.
 */
class RegionBuilder {
  private readonly current = new Map<number, number>();
  private readonly units: number[] = [];
  private readonly liveIn: number[];

  constructor(
    private readonly operations: Operations,
    private readonly cost: Cost,
    liveIn: readonly number[],
  ) {
    this.liveIn = this.numbered(liveIn);
  }

  /** `joined`: what is live behind a conditional block; what it writes of that, it writes perhaps. */
  instructions(
    { profile: { code } }: FunctionPlace,
    from: number,
    to: number,
    joined: ReadonlySet<number> | undefined,
  ): RegionInstruction[] {
    const { latency, temporaries, order, space, copies } = this.operations;
    const list: RegionInstruction[] = [];
    for (let i = from; i < to; i++) {
      if (this.cost.vanishes[i] !== 0) continue;
      // A guarded write keeps what was there before.
      const isPartial = (code.flags[i] & InstructionFlag.Guarded) !== 0 || writesInto(code, i, joined);
      const uses = this.costly(code.uses, code.useStart[i], code.useStart[i + 1]);
      if (copies[i] !== 0 && !isPartial && uses.length === 1) {
        this.current.set(this.operations.source[code.defs[code.defStart[i]]], uses[0]);
        continue;
      }
      const kept = isPartial ? this.costly(code.defs, code.defStart[i], code.defStart[i + 1]) : [];
      const defs = this.written(code.defs, code.defStart[i], code.defStart[i + 1]);
      list.push({
        uses: [...uses, ...kept.filter((value) => !uses.includes(value))],
        defs,
        latency: latency[i],
        temporaries: temporaries[i],
        order: order[i],
        space: space[i],
      });
    }
    return list;
  }

  finish(instructions: readonly RegionInstruction[], liveOut: readonly number[]): Region {
    return { instructions, liveIn: this.liveIn, liveOut: this.numbered(liveOut), units: [...this.units] };
  }

  private costly(values: Uint32Array, from: number, to: number): number[] {
    const found: number[] = [];
    for (let at = from; at < to; at++) {
      const value = this.operations.source[values[at]];
      if (this.cost.units[value] === 0) continue;
      const number = this.numberOf(value);
      if (!found.includes(number)) found.push(number);
    }
    return found;
  }

  private written(values: Uint32Array, from: number, to: number): number[] {
    const found: number[] = [];
    for (let at = from; at < to; at++) {
      const value = this.operations.source[values[at]];
      if (this.cost.units[value] === 0) continue;
      const number = this.units.push(this.cost.units[value]) - 1;
      this.current.set(value, number);
      found.push(number);
    }
    return found;
  }

  private numbered(values: readonly number[]): number[] {
    const found = new Set<number>();
    for (const value of values) {
      const source = this.operations.source[value];
      if (this.cost.units[source] !== 0) found.add(this.numberOf(source));
    }
    return [...found];
  }

  private numberOf(value: number): number {
    let number = this.current.get(value);
    if (number === undefined) {
      number = this.units.push(this.cost.units[value]) - 1;
      this.current.set(value, number);
    }
    return number;
  }
}

function writesInto(
  { defs, defStart }: FunctionCode,
  instruction: number,
  joined: ReadonlySet<number> | undefined,
): boolean {
  for (let d = defStart[instruction]; d < defStart[instruction + 1]; d++) if (joined?.has(defs[d])) return true;
  return false;
}

function textPeak({ instructions, units, liveIn, liveOut }: Region): number {
  const lastUse = new Map<number, number>();
  instructions.forEach(({ uses }, i) => {
    for (const value of uses) lastUse.set(value, i);
  });
  const out = new Set(liveOut);
  const live = new Set(liveIn);
  let size = [...live].reduce((sum, value) => sum + units[value], 0);
  let peak = size;
  instructions.forEach(({ uses, defs, temporaries }, i) => {
    peak = Math.max(peak, size + temporaries);
    for (const value of uses) {
      if (lastUse.get(value) !== i || out.has(value) || !live.delete(value)) continue;
      size -= units[value];
    }
    for (const value of defs) {
      if (live.has(value)) continue;
      live.add(value);
      size += units[value];
    }
    peak = Math.max(peak, size);
    for (const value of defs) {
      if (out.has(value) || (lastUse.get(value) ?? -1) > i || !live.delete(value)) continue;
      size -= units[value];
    }
  });
  return peak;
}
