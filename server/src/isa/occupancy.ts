// Hardware limits of the targets: what decides how many blocks share a multiprocessor. Sources: cuda_occupancy.h of the
// CUDA 13.0 toolkit (limits enumerated from it) and the architecture traits of libcudacxx (threads, warps, blocks,
// shared memory). A value that neither has is absent.
export interface HardwareLimits {
  /** Compute capabilities times ten. */
  readonly capabilities: readonly number[];
  /** Per multiprocessor. */
  readonly threads?: number;
  readonly warps?: number;
  readonly blocks: number;
  /** Shared memory of a multiprocessor, in bytes. */
  readonly sharedMemory: number;
  /** Most shared memory of one block, in bytes, with the launch attribute that raises it beyond 48 KB. */
  readonly sharedMemoryPerBlock?: number;
  /** Shared memory that the system takes of each block, in bytes. */
  readonly reservedSharedMemory: number;
  /** Shared memory is handed out in multiples of this many bytes. */
  readonly sharedMemoryUnit: number;
  /** Parts of a multiprocessor among which registers and warps are divided evenly. */
  readonly partitions: number;
  /** Most registers of one block, where that is less than those of the multiprocessor. */
  readonly registersPerBlock?: number;
}

const KB = 1024;

/** Registers of a multiprocessor, on every target from sm_50 on. */
export const registersPerMultiprocessor = 65536;
/** Most registers of a thread, on every target from sm_50 on (the limit of ptxas). */
export const registersPerThread = 255;
/** Registers are handed out to a warp in multiples of this many: 8 for each thread. */
export const registerUnit = 256;
export const warpSize = 32;

function limits(
  capabilities: readonly number[],
  threads: number | undefined,
  blocks: number,
  sharedMemory: number,
  sharedMemoryPerBlock: number | undefined,
  reservedSharedMemory: number,
  sharedMemoryUnit: number,
  partitions: number,
  registersPerBlock?: number,
): HardwareLimits {
  return {
    capabilities,
    threads,
    warps: threads === undefined ? undefined : threads / warpSize,
    blocks,
    sharedMemory: sharedMemory * KB,
    sharedMemoryPerBlock: sharedMemoryPerBlock === undefined ? undefined : sharedMemoryPerBlock * KB,
    reservedSharedMemory,
    sharedMemoryUnit,
    partitions,
    registersPerBlock,
  };
}

export const hardwareLimits: readonly HardwareLimits[] = [
  limits([50], 2048, 32, 64, 48, 0, 256, 4),
  limits([52], 2048, 32, 96, 48, 0, 256, 4),
  limits([53], 2048, 32, 64, 48, 0, 256, 4, 32768),
  limits([60], 2048, 32, 64, 48, 0, 256, 2),
  limits([61], 2048, 32, 96, 48, 0, 256, 4),
  limits([62], 2048, 32, 64, 48, 0, 256, 4, 32768),
  limits([70], 2048, 32, 96, 96, 0, 256, 4),
  limits([72], undefined, 32, 96, undefined, 0, 256, 4),
  limits([75], 1024, 16, 64, 64, 0, 256, 4),
  limits([80], 2048, 32, 164, 163, 1024, 128, 4),
  limits([86, 88], 1536, 16, 100, 99, 1024, 128, 4),
  limits([87], 1536, 16, 164, 163, 1024, 128, 4),
  limits([89], 1536, 24, 100, 99, 1024, 128, 4),
  limits([90], 2048, 32, 228, 227, 1024, 128, 4),
  limits([100, 103], 2048, 32, 228, 227, 1024, 128, 4),
  limits([101, 110], 1536, 24, 228, 227, 1024, 128, 4),
  limits([120, 121], 1536, 24, 100, 99, 1024, 128, 4),
];

const byCapability = new Map(hardwareLimits.flatMap((entry) => entry.capabilities.map((number) => [number, entry])));

/** The limits of a compute capability times ten (100 for `sm_100a`); undefined where they are not known. */
export function limitsOf(capability: number): HardwareLimits | undefined {
  return byCapability.get(capability);
}
