// The strings that ptxas knows behind .pragma. Others are ignored, with a warning at most.
import { type Availability, since } from './availability';

export type PragmaPlace = 'module' | 'function' | 'statement';

export interface Pragma {
  /** First word of the string. */
  readonly name: string;
  /** The whole string; words in italics of the manual are upper-case here. */
  readonly syntax: string;
  readonly places: readonly PragmaPlace[];
  readonly summary: string;
  readonly traps?: readonly string[];
  readonly since: Availability;
  /** What ptxas takes earlier than the manual says. */
  readonly observed?: Availability;
  readonly anchor: string;
}

export const pragmas: readonly Pragma[] = [
  {
    name: 'nounroll',
    syntax: '"nounroll"',
    places: ['module', 'function', 'statement'],
    summary:
      'Keeps loops from being unrolled: all of the module, all of the function, or the one whose header holds it.',
    traps: [
      "As a statement it counts only before the first instruction of the loop's header block; elsewhere it is ignored.",
    ],
    since: since('2.0', 'sm_20+'),
    anchor: 'pragma-strings-nounroll',
  },
  {
    name: 'used_bytes_mask',
    syntax: '"used_bytes_mask MASK"',
    places: ['statement'],
    summary: 'Says which bytes of the load that follows are used, one bit a byte.',
    traps: ['Ignored unless the next instruction is a load.'],
    since: since('8.3', 'sm_50+'),
    anchor: 'pragma-strings-used-bytes-mask',
  },
  {
    name: 'enable_smem_spilling',
    syntax: '"enable_smem_spilling"',
    places: ['function', 'statement'],
    summary: 'Spills registers to shared memory first, and to local memory only when that is full.',
    traps: [
      'Not with separate or debug compilation, dynamic shared memory or `setmaxnreg`.',
      'Without a launch bound (`.maxntid`, `.reqntid`) the compiler reserves memory for the largest possible block.',
    ],
    since: since('9.0', 'sm_75+'),
    observed: since('8.7', 'sm_75+'),
    anchor: 'pragma-strings-enable-smem-spilling',
  },
  {
    name: 'frequency',
    syntax: '"frequency N"',
    places: ['statement'],
    summary: 'Tells the optimiser how often a thread runs the basic block.',
    traps: ['It belongs at the start of the block.'],
    since: since('9.0'),
    anchor: 'pragma-strings-frequency',
  },
  {
    name: 'mma_throughput',
    syntax: '"mma_throughput"',
    places: ['function', 'statement'],
    summary: 'Turns on loop optimisations of the kernel that favour matrix multiplication.',
    since: since('9.3'),
    anchor: 'pragma-strings-mma-throughput',
  },
];

const byName = new Map(pragmas.map((pragma) => [pragma.name, pragma]));

/** The entry of a pragma string's first word. */
export function pragma(name: string): Pragma | undefined {
  return byName.get(name);
}
