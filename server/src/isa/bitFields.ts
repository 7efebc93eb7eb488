// Values that instructions read bit by bit: matrix and instruction descriptors, cache policies. Which bits mean what.
// Sources: manual, #asynchronous-warpgroup-level-matrix-shared-memory-layout-matrix-descriptor,
// #tcgen05-shared-memory-descriptor and #tcgen05-instruction-descriptor; cache policies as ptxas 13.0.88 makes them for
// sm_90 out of `createpolicy.fractional` with a constant share.

export interface BitField {
  readonly name: string;
  readonly first: number;
  readonly bits: number;
  /** The field times this is the value in the unit. */
  readonly scale?: number;
  readonly unit?: 'address' | 'bytes';
  /** Meanings of the values; one that is not there is not allowed. */
  readonly values?: Readonly<Record<number, string>>;
  /** What the field has to be. */
  readonly fixed?: number;
  /** Not worth a line when it is zero. */
  readonly isQuiet?: true;
}

const address = (name: string, first: number): BitField => ({ name, first, bits: 14, scale: 16, unit: 'address' });
const distance = (name: string, first: number): BitField => ({ name, first, bits: 14, scale: 16, unit: 'bytes' });

/** Of `wgmma.mma_async`: a matrix in shared memory. */
export const warpgroupDescriptor: readonly BitField[] = [
  address('start address', 0),
  distance('leading dimension offset', 16),
  distance('stride dimension offset', 32),
  { name: 'base offset', first: 49, bits: 3, isQuiet: true },
  { name: 'swizzle', first: 62, bits: 2, values: { 0: 'none', 1: '128 bytes', 2: '64 bytes', 3: '32 bytes' } },
];

/** Of `tcgen05.mma` and `tcgen05.cp`: a matrix in shared memory. */
export const tensorCoreDescriptor: readonly BitField[] = [
  address('start address', 0),
  distance('leading dimension offset', 16),
  distance('stride dimension offset', 32),
  { name: 'constant', first: 46, bits: 3, fixed: 1 },
  { name: 'base offset', first: 49, bits: 3, isQuiet: true },
  {
    name: 'leading dimension is an absolute address',
    first: 52,
    bits: 1,
    values: { 0: 'no', 1: 'yes' },
    isQuiet: true,
  },
  {
    name: 'swizzle',
    first: 61,
    bits: 3,
    values: { 0: 'none', 1: '128 bytes, atoms of 32 bytes', 2: '128 bytes', 4: '64 bytes', 6: '32 bytes' },
  },
];

const yesNo = { 0: 'no', 1: 'yes' };
const narrowTypes = { 0: '.e4m3', 1: '.e5m2', 3: '.e2m3', 4: '.e3m2', 5: '.e2m1' };

/** `.kind::` of the instruction -> types of A and B, and of D. */
const plainTypes: Readonly<
  Record<string, readonly [Readonly<Record<number, string>>, Readonly<Record<number, string>>]>
> = {
  '.kind::tf32': [{ 2: '.tf32' }, { 1: '.f32' }],
  '.kind::f16': [
    { 0: '.f16', 1: '.bf16' },
    { 0: '.f16', 1: '.f32' },
  ],
  '.kind::f8f6f4': [narrowTypes, { 0: '.f16', 1: '.f32' }],
  '.kind::i8': [{ 0: '.u8', 1: '.s8' }, { 2: '.s32' }],
};

const common: readonly BitField[] = [
  { name: 'negate A', first: 13, bits: 1, values: yesNo, isQuiet: true },
  { name: 'negate B', first: 14, bits: 1, values: yesNo, isQuiet: true },
  { name: 'A', first: 15, bits: 1, values: { 0: 'K-major', 1: 'M-major (transposed)' } },
  { name: 'B', first: 16, bits: 1, values: { 0: 'K-major', 1: 'N-major (transposed)' } },
  { name: 'N', first: 17, bits: 6, scale: 8 },
];

/** The instruction descriptor of a `.kind::`; undefined for a kind whose layout is not known. */
export function instructionDescriptor(kind: string): readonly BitField[] | undefined {
  const sparsity: BitField = { name: 'A is sparse', first: 2, bits: 1, values: yesNo, isQuiet: true };
  const plain = plainTypes[kind];
  if (plain) {
    return [
      { name: 'type of D', first: 4, bits: 2, values: plain[1] },
      { name: 'type of A', first: 7, bits: 3, values: plain[0] },
      { name: 'type of B', first: 10, bits: 3, values: plain[0] },
      { name: 'M', first: 24, bits: 5, scale: 16 },
      ...common,
      sparsity,
      { name: 'sparsity selector', first: 0, bits: 2, isQuiet: true },
      { name: 'saturates', first: 3, bits: 1, values: yesNo, isQuiet: true },
      {
        name: 'largest shift to reuse B in `.ws`',
        first: 30,
        bits: 2,
        values: { 0: 'none', 1: '8', 2: '16', 3: '32' },
        isQuiet: true,
      },
    ];
  }
  if (!/^\.kind::mxf(?:8f6f4|4|4nvf4)$/.test(kind)) return undefined;
  const isFour = kind !== '.kind::mxf8f6f4';
  const types = isFour ? { 1: '.e2m1' } : narrowTypes;
  const scales = kind === '.kind::mxf4nvf4' ? { 0: '.ue4m3', 1: '.ue8m0' } : { 1: '.ue8m0' };
  return [
    { name: 'type of A', first: 7, bits: 3, values: types },
    { name: 'type of B', first: 10, bits: isFour ? 2 : 3, values: types },
    { name: 'type of the scale factors', first: 23, bits: 1, values: scales },
    { name: 'M', first: 27, bits: 2, scale: 128 },
    ...common,
    sparsity,
    { name: 'scale factors of A: data ID', first: 29, bits: 2, isQuiet: true },
    { name: 'scale factors of B: data ID', first: 4, bits: 2, isQuiet: true },
    ...(isFour ? [{ name: 'K', first: 31, bits: 1, values: { 0: '64, sparse 128', 1: '96' } }] : []),
  ];
}

/** What `createpolicy.fractional` makes; the other sorts are not known. */
export const fractionalPolicy = {
  /** The highest bits that tell it from others. */
  first: 60,
  tag: 1n,
  primary: {
    first: 57,
    bits: 2,
    values: ['.L2::evict_unchanged', '.L2::evict_first', '.L2::evict_last', '.L2::evict_normal'],
  },
  secondary: { first: 56, bits: 1, values: ['.L2::evict_unchanged', '.L2::evict_first'] },
  /** Sixteenths of the accesses, less one. */
  share: { first: 52, bits: 4 },
} as const;
