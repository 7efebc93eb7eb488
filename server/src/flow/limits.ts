// What a function's header lets ptxas give to a thread. Every rule here was read off ptxas 13.0.88 on generated kernels that
// need more registers than they may have, for sm_75, sm_80, sm_90a and sm_100a.
import type { LaunchBounds } from '../semantic/code';

export interface RegisterBounds extends LaunchBounds {
  /** The largest register count among the body's `setmaxnreg.inc`; absent without one. */
  readonly largestIncrease?: number;
}

/** The limit of the instruction set, and what an empty kernel uses. */
export const MOST_REGISTERS = 255;
export const FEWEST_REGISTERS = 4;

const REGISTERS_PER_MULTIPROCESSOR = 65536;
/** The register file is in four parts; the 32 threads of a warp have all their registers in one. */
const THREADS_PER_ROUND = 128;
/** ptxas raises a smaller `.maxnreg` to this, with a warning. */
const LOWEST_MAXNREG = 24;
/** Beyond the largest multiprocessor, ptxas ignores `.minnctapersm`. Some targets hold fewer: their bound is not known here. */
const MOST_THREADS = 2048;
const MOST_BLOCKS = 32;

/** The most registers a thread of the function can get. */
export function registerLimit(bounds: LaunchBounds): number {
  const asked = askedLimit(bounds);
  if (asked === undefined) return launchLimit(bounds) ?? MOST_REGISTERS;
  // `.maxnreg` overrides a thread count, but not a thread count with a number of blocks.
  const shared = blocksPerMultiprocessor(bounds) === undefined ? undefined : launchLimit(bounds);
  return Math.min(asked, shared ?? MOST_REGISTERS);
}

/** What a function with `setmaxnreg` is given however little it needs; absent where ptxas counts as usual. */
export function fixedRegisters(bounds: RegisterBounds): number | undefined {
  if (!bounds.setsMaxRegisters) return undefined;
  if (askedLimit(bounds) === undefined && blocksPerMultiprocessor(bounds) === undefined) return undefined;
  return Math.min(registerLimit(bounds), bounds.largestIncrease ?? MOST_REGISTERS);
}

function askedLimit({ maxRegisters }: LaunchBounds): number | undefined {
  if (maxRegisters === undefined || maxRegisters > MOST_REGISTERS) return undefined;
  return Math.max(maxRegisters, LOWEST_MAXNREG);
}

/** A share of the register file for each thread, in steps of eight. */
function launchLimit(bounds: LaunchBounds): number | undefined {
  const threads = threadsPerBlock(bounds);
  if (threads === undefined) return undefined;
  const resident = roundUp(threads * (blocksPerMultiprocessor(bounds) ?? 1), THREADS_PER_ROUND);
  return Math.min(MOST_REGISTERS, roundDown(REGISTERS_PER_MULTIPROCESSOR / resident, 8));
}

function threadsPerBlock({ maxThreads, requiredThreads }: LaunchBounds): number | undefined {
  const threads = requiredThreads ?? maxThreads;
  return threads === undefined || threads <= 0 ? undefined : Math.min(roundUp(threads, 32), MOST_THREADS);
}

/** `.minnctapersm` where ptxas heeds it. */
function blocksPerMultiprocessor(bounds: LaunchBounds): number | undefined {
  const threads = threadsPerBlock(bounds);
  const blocks = bounds.minBlocksPerMultiprocessor;
  if (threads === undefined || blocks === undefined || blocks < 1) return undefined;
  return blocks > MOST_BLOCKS || threads * blocks > MOST_THREADS ? undefined : blocks;
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

function roundDown(value: number, step: number): number {
  return Math.floor(value / step) * step;
}
