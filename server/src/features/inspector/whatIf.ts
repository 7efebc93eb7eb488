// Occupancy for a launch that nobody has written: what registers, block size, shared memory and grid would give.
import {
  type GridShape,
  type LaunchShape,
  type Occupancy,
  type OccupancyStep,
  occupancyOf,
  occupancySteps,
  type Waves,
  wavesOf,
} from '../../flow/occupancy';
import { type HardwareLimits, limitsOf, registersPerThread } from '../../isa/occupancy';

export interface WhatIf {
  readonly occupancy: Occupancy;
  readonly steps: readonly OccupancyStep[];
  /** Absent when nothing fits or no grid is given. */
  readonly waves: Waves | undefined;
  /** Warps on a multiprocessor as one input varies and the others stay. */
  readonly byRegisters: Curve;
  readonly byThreads: Curve;
  readonly byShared: Curve;
  /** Most dynamic shared memory that a block can have beside its static one. */
  readonly mostDynamicShared: number;
}

export interface Curve {
  readonly inputs: readonly number[];
  readonly warps: readonly number[];
}

export interface WhatIfInput extends LaunchShape, GridShape {
  /** `sm_90`; suffixes do not matter. */
  readonly target: string;
}

/** Undefined where the target's hardware is not known or a number is out of the question. */
export function whatIf(input: WhatIfInput): WhatIf | undefined {
  const capability = /^sm_(\d+)[af]?$/.exec(input.target)?.[1];
  const hardware = limitsOf(Number(capability));
  const numbers = [input.registers, input.threads, input.staticShared, input.dynamicShared, input.barriers, input.grid];
  if (!hardware || numbers.some((number) => !Number.isInteger(number) || number < 0)) return undefined;
  const occupancy = occupancyOf(hardware, input);
  if (!occupancy) return undefined;
  const vary = (inputs: readonly number[], change: (value: number) => Partial<LaunchShape>): Curve => ({
    inputs,
    warps: inputs.map((value) => occupancyOf(hardware, { ...input, ...change(value) })?.warps ?? 0),
  });
  const most = mostDynamic(hardware, input.staticShared);
  return {
    occupancy,
    steps: occupancySteps(hardware, input),
    waves: wavesOf(occupancy.blocks, input),
    byRegisters: vary(range(16, registersPerThread, 1), (registers) => ({ registers })),
    byThreads: vary(range(32, 1024, 32), (threads) => ({ threads })),
    byShared: vary(range(0, most, 1024), (dynamicShared) => ({ dynamicShared })),
    mostDynamicShared: most,
  };
}

function mostDynamic({ sharedMemoryPerBlock, sharedMemory }: HardwareLimits, staticShared: number): number {
  return Math.max(0, (sharedMemoryPerBlock ?? sharedMemory) - staticShared);
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
}
