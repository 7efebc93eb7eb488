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

/** A chip that many have, for a number of multiprocessors to begin with: chips of one target differ. */
export interface Device {
  readonly name: string;
  readonly multiprocessors: number;
}

const devices: ReadonlyMap<number, Device> = new Map([
  [60, { name: 'P100', multiprocessors: 56 }],
  [61, { name: 'GTX 1080', multiprocessors: 20 }],
  [70, { name: 'V100', multiprocessors: 80 }],
  [75, { name: 'T4', multiprocessors: 40 }],
  [80, { name: 'A100', multiprocessors: 108 }],
  [86, { name: 'A10', multiprocessors: 72 }],
  [87, { name: 'Jetson AGX Orin', multiprocessors: 16 }],
  [89, { name: 'L40S', multiprocessors: 142 }],
  [90, { name: 'H100 SXM', multiprocessors: 132 }],
  [100, { name: 'B200', multiprocessors: 148 }],
  [110, { name: 'Jetson Thor', multiprocessors: 20 }],
  [120, { name: 'RTX 5090', multiprocessors: 170 }],
  [121, { name: 'GB10', multiprocessors: 48 }],
]);

/** Undefined for a capability whose chips nobody here has counted. */
export function commonDevice(capability: number): Device | undefined {
  return devices.get(capability);
}
