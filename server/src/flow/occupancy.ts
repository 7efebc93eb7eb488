// How many blocks of a kernel share a multiprocessor, what stops a further one, and what fewer registers would buy. The same
// arithmetic as cuda_occupancy.h of the CUDA 13.0 toolkit: test/flow/occupancy.json holds what that header computes.
import {
  type HardwareLimits,
  registersPerMultiprocessor,
  registersPerThread,
  registerUnit,
  warpSize,
} from '../isa/occupancy';

/** A launch as far as occupancy depends on it. */
export interface LaunchShape {
  /** Of a thread, as ptxas reports them. */
  readonly registers: number;
  /** Threads of a block. */
  readonly threads: number;
  /** Shared memory of a block in bytes: what the code declares, and what the launch adds. */
  readonly staticShared: number;
  readonly dynamicShared: number;
  /** Named barriers (`bar`, `barrier`) that the block uses; every kernel with a barrier has at least one. */
  readonly barriers: number;
}

export type Limiter = 'warps' | 'registers' | 'shared memory' | 'blocks' | 'barriers';

export interface Occupancy {
  /** Blocks on one multiprocessor; 0 when the launch does not fit at all. */
  readonly blocks: number;
  readonly warps: number;
  /** Warps that the multiprocessor can hold. */
  readonly mostWarps: number;
  /** What a further block would lack; several when they run out together. */
  readonly limiters: readonly Limiter[];
  /** Blocks that each resource alone would allow; Infinity for one that is not used. */
  readonly limits: Readonly<Record<Limiter, number>>;
  /** What the hardware sets aside for one block. */
  readonly registersPerBlock: number;
  readonly sharedPerBlock: number;
}

const MOST_THREADS_PER_BLOCK = 1024;
const ORDER: readonly Limiter[] = ['registers', 'shared memory', 'warps', 'blocks', 'barriers'];

/** Undefined for hardware whose number of threads is not known. */
export function occupancyOf(hardware: HardwareLimits, launch: LaunchShape): Occupancy | undefined {
  const { warps: mostWarps } = hardware;
  if (mostWarps === undefined || launch.threads < 1) return undefined;
  const warpsPerBlock = Math.ceil(launch.threads / warpSize);
  const sharedPerBlock = sharedMemoryOf(hardware, launch);
  const limits: Record<Limiter, number> = {
    warps: launch.threads > MOST_THREADS_PER_BLOCK ? 0 : Math.floor(mostWarps / warpsPerBlock),
    registers: blocksByRegisters(hardware, launch.registers, warpsPerBlock),
    'shared memory': blocksBySharedMemory(hardware, sharedPerBlock),
    blocks: hardware.blocks,
    barriers: blocksByBarriers(hardware, launch.barriers),
  };
  const blocks = Math.min(...ORDER.map((limiter) => limits[limiter]));
  return {
    blocks,
    warps: blocks * warpsPerBlock,
    mostWarps,
    limiters: ORDER.filter((limiter) => limits[limiter] === blocks),
    limits,
    registersPerBlock: registersPerWarp(launch.registers) * warpsPerBlock,
    sharedPerBlock,
  };
}

function registersPerWarp(registers: number): number {
  return roundUp(registers * warpSize, registerUnit);
}

function blocksByRegisters(hardware: HardwareLimits, registers: number, warpsPerBlock: number): number {
  const perWarp = registersPerWarp(registers);
  // The check of a launch takes a block's warps as if they filled all four parts. sm_60 has two parts, but a launch that
  // does not fit its family's other members is turned down there too.
  const assumed = perWarp * roundUp(warpsPerBlock, Math.max(4, hardware.partitions));
  if (assumed > (hardware.registersPerBlock ?? registersPerMultiprocessor) || registers > registersPerThread) return 0;
  if (perWarp === 0) return Number.POSITIVE_INFINITY;
  const warpsPerPart = Math.floor(registersPerMultiprocessor / hardware.partitions / perWarp);
  return Math.floor((warpsPerPart * hardware.partitions) / warpsPerBlock);
}

function sharedMemoryOf(hardware: HardwareLimits, { staticShared, dynamicShared }: LaunchShape): number {
  return roundUp(staticShared + dynamicShared + hardware.reservedSharedMemory, hardware.sharedMemoryUnit);
}

function blocksBySharedMemory(hardware: HardwareLimits, perBlock: number): number {
  const { sharedMemory, sharedMemoryPerBlock = sharedMemory, reservedSharedMemory } = hardware;
  if (perBlock > sharedMemoryPerBlock + reservedSharedMemory) return 0;
  return perBlock === 0 ? Number.POSITIVE_INFINITY : Math.floor(sharedMemory / perBlock);
}

/** Counted from sm_90 on; the multiprocessors of the large chips have two for each block that they can hold. */
function blocksByBarriers({ capabilities, blocks, warps }: HardwareLimits, barriers: number): number {
  if (barriers === 0 || capabilities[0] < 90) return Number.POSITIVE_INFINITY;
  return Math.floor((blocks * (warps === 64 ? 2 : 1)) / barriers);
}

/** The most registers of a thread with which so many blocks still fit. */
export interface OccupancyStep {
  readonly registers: number;
  readonly blocks: number;
  readonly warps: number;
}

/**
 * From most registers to fewest: what occupancy each register count buys at this block size and shared memory. The last
 * step is the one beyond which fewer registers change nothing.
 */
export function occupancySteps(hardware: HardwareLimits, launch: Omit<LaunchShape, 'registers'>): OccupancyStep[] {
  const steps: OccupancyStep[] = [];
  const unit = registerUnit / warpSize;
  for (let top = roundUp(registersPerThread, unit); top >= unit; top -= unit) {
    const registers = Math.min(top, registersPerThread);
    const found = occupancyOf(hardware, { ...launch, registers });
    if (found === undefined || found.blocks <= (steps.at(-1)?.blocks ?? 0)) continue;
    steps.push({ registers, blocks: found.blocks, warps: found.warps });
  }
  return steps;
}

/** The step with more blocks than now; undefined when it is not the registers that stop a further block. */
export function nextStep(steps: readonly OccupancyStep[], registers: number): OccupancyStep | undefined {
  return steps.find((step) => step.registers < registers);
}

/** A grid over the multiprocessors of a device. */
export interface Waves {
  /** Blocks that run at once. */
  readonly slots: number;
  /** Rounds that the grid takes, the last one begun counted in full. */
  readonly rounds: number;
  /** The grid as a number of full rounds: 2.4. */
  readonly waves: number;
  /** Blocks of the last round, and the share of the slots that it fills; a grid that comes out even fills all. */
  readonly tailBlocks: number;
  readonly tailShare: number;
  /** Of all slots in all rounds, the share that has work. */
  readonly efficiency: number;
}

export interface GridShape {
  readonly grid: number;
  readonly multiprocessors: number;
  /** Multiprocessors that other work keeps, communication for instance. */
  readonly setAside: number;
  /** Blocks of a cluster; they run at once or not at all. */
  readonly cluster: number;
}

/**
 * Undefined when nothing can run. With clusters this is an upper bound: a cluster stays inside one group of
 * multiprocessors, and how many a group has differs between chips of one target.
 */
export function wavesOf(blocksPerMultiprocessor: number, shape: GridShape): Waves | undefined {
  const cluster = Math.max(1, shape.cluster);
  const free = Math.max(0, shape.multiprocessors - shape.setAside) * blocksPerMultiprocessor;
  const slots = Math.floor(free / cluster) * cluster;
  const blocks = roundUp(shape.grid, cluster);
  if (slots === 0 || blocks <= 0) return undefined;
  const rounds = Math.ceil(blocks / slots);
  const tailBlocks = blocks - (rounds - 1) * slots;
  return {
    slots,
    rounds,
    waves: blocks / slots,
    tailBlocks,
    tailShare: tailBlocks / slots,
    efficiency: blocks / (rounds * slots),
  };
}

const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step;
