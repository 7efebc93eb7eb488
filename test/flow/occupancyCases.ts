// The launches for which occupancy is compared with CUDA's own header, and how the results are written down.
import type { LaunchShape } from '../../server/src/flow/occupancy';
import type { HardwareLimits } from '../../server/src/isa/occupancy';

export const recordPath = 'test/flow/occupancy.json';

export interface OccupancyRecord {
  /** Version of the toolkit. */
  readonly cuda: string;
  /** Capability -> for each launch in the order of `launchesFor` blocks and limiters, a character in base 36 each. */
  readonly results: Readonly<Record<string, string>>;
}

const registers = [0, 16, 24, 32, 33, 40, 48, 50, 64, 80, 96, 128, 168, 200, 255];
const threads = [1, 32, 64, 96, 128, 192, 256, 384, 512, 672, 1024];
const KB = 1024;

/** Static and dynamic shared memory, the last three about the most that a block may have. */
function sharedMemory({ sharedMemoryPerBlock = 48 * KB }: HardwareLimits): [number, number][] {
  const most = sharedMemoryPerBlock;
  return [
    [0, 0],
    [1, 0],
    [4 * KB, 100],
    [0, 17 * KB],
    [40 * KB, 8 * KB],
    [0, most],
    [1 * KB, most - 1 * KB],
    [1, most],
  ];
}

export function launchesFor(hardware: HardwareLimits): LaunchShape[] {
  const launches: LaunchShape[] = [];
  for (const count of registers) {
    for (const size of threads) {
      for (const [staticShared, dynamicShared] of sharedMemory(hardware)) {
        for (const barriers of [1, 16])
          launches.push({ registers: count, threads: size, staticShared, dynamicShared, barriers });
      }
    }
  }
  return launches;
}

/** Bits of cudaOccLimitingFactor. */
export const limiterBits = { warps: 1, registers: 2, 'shared memory': 4, blocks: 8, barriers: 16 } as const;

export const encode = (blocks: number, limiters: number): string => blocks.toString(36) + limiters.toString(36);
