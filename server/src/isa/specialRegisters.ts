// The special registers: predefined, read-only, and an operand of mov and cvt alone. A family of numbered registers is
// one entry. That a program may redeclare such a name is a matter of scopes, not of this table.
import { type Availability, since } from './availability';

export interface SpecialRegister {
  /** `%tid`; a family as its first name and its last number: `%envreg0..31`, `%pm0_64..7_64`. */
  readonly name: string;
  /** Type of the register, or of one component where it has components. */
  readonly type: string;
  /** Present where the register is a vector; `.r .g .b .a` are accepted for the same elements. */
  readonly components?: readonly string[];
  /** Absent: the same for all threads of a block. `by moment`: from one reading to the next. */
  readonly differs?: 'by thread' | 'by warp' | 'by moment';
  readonly since: Availability;
  /** Where ptxas differs from the manual: since when it accepts the name. */
  readonly observed?: Availability;
  /** One sentence, our own words. */
  readonly summary: string;
  readonly traps?: readonly string[];
  /** Anchor of the manual's section, without `#`. */
  readonly anchor: string;
}

const xyzw = ['x', 'y', 'z', 'w'] as const;
const cluster = since('7.8', 'sm_90+');

const fourthIsZero = 'The `.w` component exists and is always 0.';
const legacyHalf = 'A 16-bit `mov` or `cvt` reads the lower half of a component, as programs before PTX 2.0 do.';
const systemMemory = 'The region belongs to the system; a program that touches it has undefined behaviour.';

export const specialRegisters: readonly SpecialRegister[] = [
  {
    name: '%tid',
    type: '.u32',
    components: xyzw,
    differs: 'by thread',
    since: since('1.0'),
    summary: 'Position of the thread in its block; components of unused dimensions are 0.',
    traps: [fourthIsZero, legacyHalf],
    anchor: 'special-registers-tid',
  },
  {
    name: '%ntid',
    type: '.u32',
    components: xyzw,
    since: since('1.0'),
    summary: 'Number of threads of the block in each dimension; unused dimensions are 1.',
    traps: [fourthIsZero, legacyHalf],
    anchor: 'special-registers-ntid',
  },
  {
    name: '%laneid',
    type: '.u32',
    differs: 'by thread',
    since: since('1.3'),
    summary: "The thread's lane in its warp, from 0 to `WARP_SZ`-1.",
    anchor: 'special-registers-laneid',
  },
  {
    name: '%warpid',
    type: '.u32',
    differs: 'by warp',
    since: since('1.3'),
    summary: 'Slot of the multiprocessor in which the warp sits at the moment of reading, unique within the block.',
    traps: [
      'It may change while the thread runs and need not equal the thread number divided by 32; compute a warp index from `%tid` instead.',
    ],
    anchor: 'special-registers-warpid',
  },
  {
    name: '%nwarpid',
    type: '.u32',
    since: since('2.0', 'sm_20+'),
    summary: 'Upper bound of `%warpid`: how many warp slots there are.',
    anchor: 'special-registers-nwarpid',
  },
  {
    name: '%ctaid',
    type: '.u32',
    components: xyzw,
    since: since('1.0'),
    summary: 'Position of the block in the grid.',
    traps: [fourthIsZero, legacyHalf],
    anchor: 'special-registers-ctaid',
  },
  {
    name: '%nctaid',
    type: '.u32',
    components: xyzw,
    since: since('1.0'),
    summary: 'Number of blocks of the grid in each dimension, at least 1.',
    traps: [
      fourthIsZero,
      'A 16-bit read loses the upper half: `%nctaid.x` goes up to 2^31-1 from sm_30 on (`.y` and `.z` to 65535).',
    ],
    anchor: 'special-registers-nctaid',
  },
  {
    name: '%smid',
    type: '.u32',
    differs: 'by warp',
    since: since('1.3'),
    summary: 'Number of the multiprocessor on which the thread runs at the moment of reading.',
    traps: ['The numbers may have gaps, and a preempted thread may continue on another multiprocessor.'],
    anchor: 'special-registers-smid',
  },
  {
    name: '%nsmid',
    type: '.u32',
    since: since('2.0', 'sm_20+'),
    summary: 'Upper bound of `%smid`.',
    traps: ['Numbers may have gaps, so this can exceed the count of multiprocessors.'],
    anchor: 'special-registers-nsmid',
  },
  {
    name: '%gridid',
    type: '.u64',
    since: since('1.0'),
    summary: 'Running number of the grid launch in its context, for debuggers.',
    traps: ['64 bits wide since PTX 3.0; 32-bit and 16-bit reads give the lower bits.'],
    anchor: 'special-registers-gridid',
  },
  {
    name: '%is_explicit_cluster',
    type: '.pred',
    since: cluster,
    summary: 'True when the launch asked for clusters explicitly.',
    traps: ['A predicate: read it with `mov.pred`.'],
    anchor: 'special-registers-is-explicit-cluster',
  },
  {
    name: '%clusterid',
    type: '.u32',
    components: xyzw,
    since: cluster,
    summary: 'Position of the cluster in the grid.',
    traps: [fourthIsZero],
    anchor: 'special-registers-clusterid',
  },
  {
    name: '%nclusterid',
    type: '.u32',
    components: xyzw,
    since: cluster,
    summary: 'Number of clusters of the grid in each dimension.',
    traps: [fourthIsZero],
    anchor: 'special-registers-nclusterid',
  },
  {
    name: '%cluster_ctaid',
    type: '.u32',
    components: xyzw,
    since: cluster,
    summary: 'Position of the block in its cluster.',
    traps: [fourthIsZero],
    anchor: 'special-registers-cluster-ctaid',
  },
  {
    name: '%cluster_nctaid',
    type: '.u32',
    components: xyzw,
    since: cluster,
    summary: 'Number of blocks of the cluster in each dimension.',
    traps: [fourthIsZero],
    anchor: 'special-registers-cluster-nctaid',
  },
  {
    name: '%cluster_ctarank',
    type: '.u32',
    since: cluster,
    summary: 'Number of the block in its cluster, counted over all dimensions; what `mapa` takes as target.',
    anchor: 'special-registers-cluster-ctarank',
  },
  {
    name: '%cluster_nctarank',
    type: '.u32',
    since: cluster,
    summary: 'Number of blocks in the cluster.',
    anchor: 'special-registers-cluster-nctarank',
  },
  {
    name: '%lanemask_eq',
    type: '.u32',
    differs: 'by thread',
    since: since('2.0', 'sm_20+'),
    summary: "Mask with the bit of the thread's own lane.",
    anchor: 'special-registers-lanemask-eq',
  },
  {
    name: '%lanemask_le',
    type: '.u32',
    differs: 'by thread',
    since: since('2.0', 'sm_20+'),
    summary: "Mask with the bits of the thread's own lane and all lanes below it.",
    anchor: 'special-registers-lanemask-le',
  },
  {
    name: '%lanemask_lt',
    type: '.u32',
    differs: 'by thread',
    since: since('2.0', 'sm_20+'),
    summary: "Mask with the bits of all lanes below the thread's own.",
    anchor: 'special-registers-lanemask-lt',
  },
  {
    name: '%lanemask_ge',
    type: '.u32',
    differs: 'by thread',
    since: since('2.0', 'sm_20+'),
    summary: "Mask with the bits of the thread's own lane and all lanes above it.",
    anchor: 'special-registers-lanemask-ge',
  },
  {
    name: '%lanemask_gt',
    type: '.u32',
    differs: 'by thread',
    since: since('2.0', 'sm_20+'),
    summary: "Mask with the bits of all lanes above the thread's own.",
    anchor: 'special-registers-lanemask-gt',
  },
  {
    name: '%clock',
    type: '.u32',
    differs: 'by moment',
    since: since('1.0'),
    summary: 'Cycle counter of the multiprocessor, lower 32 bits.',
    traps: ['It wraps without notice, after a few seconds; for longer times read `%clock64`.'],
    anchor: 'special-registers-clock',
  },
  {
    name: '%clock_hi',
    type: '.u32',
    differs: 'by moment',
    since: since('5.0', 'sm_20+'),
    summary: 'Upper 32 bits of `%clock64`.',
    traps: ['Two 32-bit reads are not one: the lower half may wrap between them.'],
    anchor: 'special-registers-clock',
  },
  {
    name: '%clock64',
    type: '.u64',
    differs: 'by moment',
    since: since('2.0', 'sm_20+'),
    summary: 'Cycle counter of the multiprocessor, 64 bits.',
    traps: ['Counters of different multiprocessors are not synchronised.'],
    anchor: 'special-registers-clock64',
  },
  {
    name: '%pm0..3',
    type: '.u32',
    differs: 'by moment',
    since: since('1.3'),
    summary: 'Performance monitoring counter; its behaviour is not defined for programs.',
    anchor: 'special-registers-pm0-pm7',
  },
  {
    name: '%pm4..7',
    type: '.u32',
    differs: 'by moment',
    since: since('3.0', 'sm_20+'),
    summary: 'Performance monitoring counter; its behaviour is not defined for programs.',
    anchor: 'special-registers-pm0-pm7',
  },
  {
    name: '%pm0_64..7_64',
    type: '.u64',
    differs: 'by moment',
    since: since('4.0', 'sm_50+'),
    summary: 'Performance monitoring counter of 64 bits; its lower half is the `%pm` of the same number.',
    anchor: 'special-registers-pm0-64-pm7-64',
  },
  {
    name: '%envreg0..31',
    type: '.b32',
    since: since('2.1'),
    observed: since('1.0'),
    summary: 'Value that the driver sets before the launch; only the driver defines what it means.',
    anchor: 'special-registers-envreg-32',
  },
  {
    name: '%globaltimer',
    type: '.u64',
    differs: 'by moment',
    since: since('3.1', 'sm_30+'),
    summary: 'Nanosecond timer common to the whole device, meant for tools.',
    traps: ['Its step can be as coarse as a microsecond, and nothing is promised for later targets.'],
    anchor: 'special-registers-globaltimer',
  },
  {
    name: '%globaltimer_lo',
    type: '.u32',
    differs: 'by moment',
    since: since('3.1', 'sm_30+'),
    summary: 'Lower 32 bits of `%globaltimer`.',
    anchor: 'special-registers-globaltimer',
  },
  {
    name: '%globaltimer_hi',
    type: '.u32',
    differs: 'by moment',
    since: since('3.1', 'sm_30+'),
    summary: 'Upper 32 bits of `%globaltimer`.',
    traps: ['Two 32-bit reads are not one: the lower half may wrap between them.'],
    anchor: 'special-registers-globaltimer',
  },
  {
    name: '%reserved_smem_offset_begin',
    type: '.b32',
    since: since('7.6', 'sm_80+'),
    summary: 'Where the shared memory that the system keeps for itself begins.',
    traps: [systemMemory],
    anchor: 'special-registers-reserved-smem',
  },
  {
    name: '%reserved_smem_offset_end',
    type: '.b32',
    since: since('7.6', 'sm_80+'),
    summary: 'Where the shared memory that the system keeps for itself ends.',
    traps: [systemMemory],
    anchor: 'special-registers-reserved-smem',
  },
  {
    name: '%reserved_smem_offset_cap',
    type: '.b32',
    since: since('7.6', 'sm_80+'),
    summary: 'Size of the shared memory that the system keeps for itself.',
    anchor: 'special-registers-reserved-smem',
  },
  {
    name: '%reserved_smem_offset_0..1',
    type: '.b32',
    since: since('7.6', 'sm_80+'),
    summary: 'An offset inside the shared memory that the system keeps for itself.',
    traps: [systemMemory],
    anchor: 'special-registers-reserved-smem',
  },
  {
    name: '%total_smem_size',
    type: '.u32',
    since: since('4.1', 'sm_20+'),
    summary: 'Shared memory of the block in bytes, static and dynamic, without the share of the system.',
    traps: ["Rounded up to the target's allocation unit: 256 bytes on sm_3x to sm_7x, else 128."],
    anchor: 'special-registers-total-smem-size',
  },
  {
    name: '%aggr_smem_size',
    type: '.u32',
    since: since('8.1', 'sm_90+'),
    summary: 'Shared memory of the block in bytes, static and dynamic, with the share of the system.',
    anchor: 'special-registers-aggr-smem-size',
  },
  {
    name: '%dynamic_smem_size',
    type: '.u32',
    since: since('4.1', 'sm_20+'),
    summary: 'Shared memory in bytes that the launch added to what the kernel declares.',
    anchor: 'special-registers-dynamic-smem-size',
  },
  {
    name: '%current_graph_exec',
    type: '.u64',
    since: since('8.0', 'sm_50+'),
    summary: 'Identifier of the device graph the kernel runs in, 0 outside a graph.',
    anchor: 'special-registers-current-graph-exec',
  },
  {
    name: '%perctamemoryoffset',
    type: '.u64',
    since: since('9.4', 'sm_80+'),
    summary: "Address of the block's slice of the per-block global memory.",
    traps: ['Only in kernels with `.minperctamemory`.'],
    anchor: 'special-registers-perctamemoryoffset',
  },
  {
    name: '%perctamemorysize',
    type: '.u32',
    since: since('9.4', 'sm_80+'),
    summary: "Size of the block's slice of the per-block global memory in bytes, a multiple of 1024.",
    traps: ['Only in kernels with `.minperctamemory`.', '0 on a driver that cannot allocate such memory.'],
    anchor: 'special-registers-perctamemorysize',
  },
];

/** The names an entry stands for: one, or all of a numbered family. */
export function specialRegisterNames(register: SpecialRegister): readonly string[] {
  const family = /^(%\D+)(\d+)(\D\w*)?\.\.(\d+)/.exec(register.name);
  if (!family) return [register.name];
  const [, prefix, first, suffix = '', last] = family;
  const names: string[] = [];
  for (let number = Number(first); number <= Number(last); number++) names.push(`${prefix}${number}${suffix}`);
  return names;
}

const byName = new Map(
  specialRegisters.flatMap((register) => specialRegisterNames(register).map((name) => [name, register] as const)),
);

/** The entry of `%tid`, `%tid.x` or `%envreg7`; undefined for another name and for a component it does not have. */
export function specialRegister(name: string): SpecialRegister | undefined {
  const dot = name.indexOf('.');
  if (dot < 0) return byName.get(name);
  const register = byName.get(name.slice(0, dot));
  return register?.components && /^[xyzwrgba]$/.test(name.slice(dot + 1)) ? register : undefined;
}
