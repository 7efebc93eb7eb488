// What a scheduler like ptxas's would do to the pressure of straight-line code: it hoists long-latency work as far as a budget
// of registers lets it. No machine is simulated: only the order is, and how many registers are live in it.

/** Instructions of one region in text order, their values numbered for this region. */
export interface Region {
  readonly instructions: readonly RegionInstruction[];
  /** Value -> registers it takes; 0 for one that lives elsewhere (constants, parameters, uniform registers). */
  readonly units: readonly number[];
  readonly liveIn: readonly number[];
  readonly liveOut: readonly number[];
}

export interface RegionInstruction {
  readonly uses: readonly number[];
  readonly defs: readonly number[];
  readonly latency: number;
  /** Registers that it needs for itself while it runs. */
  readonly temporaries: number;
  readonly order: MemoryOrder;
  /** State space of its access; 0 is generic and may be any. */
  readonly space: number;
}

export enum MemoryOrder {
  None,
  Read,
  Write,
  /** Nothing moves over it. */
  Fence,
}

/** From the first instruction that still waits on, so many of the text are looked at. */
const AHEAD = 60;
/** At the limit, so many candidates are compared. */
const CANDIDATES = 48;
/** A store waits for so many loads before it at most: more would be quadratic. */
const REMEMBERED = 64;

export interface Dependences {
  /** Instruction i must come before successors[successorStart[i]] …. */
  readonly successorStart: Int32Array;
  readonly successors: Int32Array;
  readonly predecessorCount: Int32Array;
  /** Instruction -> latency of the longest way from it to the end. */
  readonly height: Float64Array;
}

export function dependencesOf({ instructions, units }: Region): Dependences {
  const count = instructions.length;
  const edges: number[] = [];
  const add = (from: number, to: number): void => {
    if (from >= 0 && from !== to) edges.push(from, to);
  };
  const lastDef = new Int32Array(units.length).fill(-1);
  const lastUses = new Map<number, number[]>();
  const lastWrite = new Map<number, number>();
  const reads: { at: number; space: number }[] = [];
  let fence = -1;
  for (let i = 0; i < count; i++) {
    const { uses, defs, order, space } = instructions[i];
    for (const value of uses) add(lastDef[value], i);
    for (const value of defs) {
      for (const reader of lastUses.get(value) ?? []) add(reader, i);
      add(lastDef[value], i);
    }
    if (order === MemoryOrder.Fence) {
      for (let before = Math.max(0, fence); before < i; before++) add(before, i);
      fence = i;
      reads.length = 0;
      lastWrite.clear();
    } else {
      add(fence, i);
      if (order !== MemoryOrder.None) for (const [other, at] of lastWrite) if (mayBeSame(other, space)) add(at, i);
      if (order === MemoryOrder.Write) {
        for (const read of reads) if (mayBeSame(read.space, space)) add(read.at, i);
        lastWrite.set(space, i);
      } else if (order === MemoryOrder.Read) {
        reads.push({ at: i, space });
        if (reads.length > REMEMBERED) reads.shift();
      }
    }
    for (const value of uses) {
      const readers = lastUses.get(value);
      if (readers) readers.push(i);
      else lastUses.set(value, [i]);
    }
    for (const value of defs) {
      lastDef[value] = i;
      lastUses.delete(value);
    }
  }
  return arrange(instructions, edges);
}

const mayBeSame = (a: number, b: number): boolean => a === b || a === 0 || b === 0;

function arrange(instructions: readonly RegionInstruction[], edges: readonly number[]): Dependences {
  const count = instructions.length;
  const successorStart = new Int32Array(count + 1);
  const predecessorCount = new Int32Array(count);
  for (let e = 0; e < edges.length; e += 2) {
    successorStart[edges[e] + 1]++;
    predecessorCount[edges[e + 1]]++;
  }
  for (let i = 0; i < count; i++) successorStart[i + 1] += successorStart[i];
  const next = successorStart.slice(0, count);
  const successors = new Int32Array(edges.length / 2);
  for (let e = 0; e < edges.length; e += 2) successors[next[edges[e]]++] = edges[e + 1];
  const height = new Float64Array(count);
  for (let i = count - 1; i >= 0; i--) {
    let most = 0;
    for (let s = successorStart[i]; s < successorStart[i + 1]; s++) most = Math.max(most, height[successors[s]]);
    height[i] = most + instructions[i].latency;
  }
  return { successorStart, successors, predecessorCount, height };
}

/**
 * Most registers in use at once when the region is scheduled with this budget. `held`: for so many instructions ptxas does not
 * write again what a memory operation reads, which may not have been read yet, as long as the budget is not reached.
 */
export function scheduledPeak(region: Region, dependences: Dependences, budget: number, held = 0): number {
  const { instructions, units, liveIn, liveOut } = region;
  const waiting = dependences.predecessorCount.slice();
  const remaining = new Int32Array(units.length);
  const isOut = new Uint8Array(units.length);
  const isLive = new Uint8Array(units.length);
  for (const { uses } of instructions) for (const value of uses) remaining[value]++;
  for (const value of liveOut) isOut[value] = 1;
  let live = 0;
  for (const value of liveIn) {
    if (isLive[value] === 0) live += units[value];
    isLive[value] = 1;
  }
  let peak = live;
  const ready = new ReadyList(dependences.height);
  /** With one more, which is never done, for an end. */
  const isDone = new Uint8Array(instructions.length + 1);
  let first = 0;
  let reached = 0;
  const lookAhead = (): void => {
    while (isDone[first] !== 0) first++;
    const to = Math.min(instructions.length, first + AHEAD);
    for (; reached < to; reached++) if (waiting[reached] === 0) ready.push(reached);
  };
  lookAhead();
  const growth = (i: number): number => {
    const { uses, defs } = instructions[i];
    let delta = 0;
    for (const value of defs) if (isLive[value] === 0) delta += units[value];
    for (const value of uses) {
      if (
        isLive[value] !== 0 &&
        remaining[value] <= countOf(uses, value) &&
        isOut[value] === 0 &&
        !defs.includes(value)
      )
        delta -= units[value];
    }
    return delta;
  };
  const waits = held > 0 ? new WaitingRegisters(held) : undefined;
  for (let done = 0; done < instructions.length; done++) {
    waits?.advance(done);
    const i = live >= budget ? ready.takeLeast(growth) : ready.takeHighest();
    const { uses, defs, temporaries, order } = instructions[i];
    peak = Math.max(peak, live + temporaries, Math.min(budget, live + temporaries + (waits?.count ?? 0)));
    let freed = temporaries;
    for (const value of uses) {
      remaining[value]--;
      if (remaining[value] > 0 || isOut[value] !== 0 || isLive[value] === 0 || defs.includes(value)) continue;
      isLive[value] = 0;
      live -= units[value];
      freed += units[value];
    }
    if (order !== MemoryOrder.None) waits?.add(done, freed);
    for (const value of defs) {
      if (isLive[value] !== 0) continue;
      isLive[value] = 1;
      live += units[value];
    }
    peak = Math.max(peak, live, Math.min(budget, live + (waits?.count ?? 0)));
    for (const value of defs) {
      if (remaining[value] > 0 || isOut[value] !== 0 || isLive[value] === 0) continue;
      isLive[value] = 0;
      live -= units[value];
    }
    for (let s = dependences.successorStart[i]; s < dependences.successorStart[i + 1]; s++) {
      const next = dependences.successors[s];
      if (--waiting[next] === 0 && next < reached) ready.push(next);
    }
    isDone[i] = 1;
    lookAhead();
  }
  return peak;
}

/** Registers that nothing is in any more, but that are not written yet. */
class WaitingRegisters {
  count = 0;
  private readonly ends: number[] = [];
  private readonly sizes: number[] = [];
  private first = 0;

  constructor(private readonly instructions: number) {}

  add(now: number, size: number): void {
    if (size === 0) return;
    this.ends.push(now + 1 + this.instructions);
    this.sizes.push(size);
    this.count += size;
  }

  advance(now: number): void {
    while (this.first < this.ends.length && this.ends[this.first] <= now) this.count -= this.sizes[this.first++];
  }
}

function countOf(values: readonly number[], wanted: number): number {
  let count = 0;
  for (const value of values) if (value === wanted) count++;
  return count;
}

/** Instructions that may be scheduled now, a heap by height; equal ones in text order. */
class ReadyList {
  private readonly heap: number[] = [];

  constructor(private readonly height: Float64Array) {}

  push(instruction: number): void {
    const { heap } = this;
    let at = heap.push(instruction) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(heap[at], heap[parent])) break;
      [heap[at], heap[parent]] = [heap[parent], heap[at]];
      at = parent;
    }
  }

  takeHighest(): number {
    return this.takeAt(0);
  }

  /** The one that adds least to what is live, of the first in the heap; of equal ones the first in the text. */
  takeLeast(growth: (instruction: number) => number): number {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < Math.min(this.heap.length, CANDIDATES); at++) {
      const delta = growth(this.heap[at]);
      if (delta > least || (delta === least && this.heap[at] > this.heap[best])) continue;
      best = at;
      least = delta;
    }
    return this.takeAt(best);
  }

  private takeAt(at: number): number {
    const { heap } = this;
    const taken = heap[at];
    const last = heap.pop()!;
    if (at < heap.length) {
      heap[at] = last;
      this.settle(at);
    }
    return taken;
  }

  private settle(from: number): void {
    const { heap } = this;
    let at = from;
    while (at > 0 && this.isBefore(heap[at], heap[(at - 1) >> 1])) {
      const parent = (at - 1) >> 1;
      [heap[at], heap[parent]] = [heap[parent], heap[at]];
      at = parent;
    }
    for (;;) {
      let first = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && this.isBefore(heap[child], heap[first])) first = child;
      if (first === at) return;
      [heap[at], heap[first]] = [heap[first], heap[at]];
      at = first;
    }
  }

  private isBefore(a: number, b: number): boolean {
    return this.height[a] > this.height[b] || (this.height[a] === this.height[b] && a < b);
  }
}
