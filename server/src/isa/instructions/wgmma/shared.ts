// What wgmma.mma_async and its sparse variant share: shapes, fragments, operands and the forms themselves, which come in
// pairs: A in shared memory (a descriptor) or in registers (a fragment). Source: manual,
// #asynchronous-warpgroup-level-matrix-instructions-wgmma-mma and ...-wgmma-mma-sp.
import type { Availability } from '../../availability';
import {
  type Constraint,
  type Form,
  immediate,
  predicate,
  read,
  readWrite,
  type SlotDomain,
  type SlotValues,
} from '../../schema';

/** All multiples of 8 up to 256. */
const everyWidth = Array.from({ length: 32 }, (_, i) => 8 * (i + 1));
/** Integer and single-bit products: multiples of 16 from 32 on. */
const integerWidths = everyWidth.filter((n) => n <= 32 || n % 16 === 0);

const shapes = (widths: readonly number[], k: number): SlotDomain => widths.map((n) => `.m64n${n}k${k}`);

const columns = (slots: SlotValues): number => Number(/^\.m64n(\d+)k/.exec(slots.shape ?? '')?.[1] ?? 0);

/** 64 rows spread over 128 threads: half a register for each column, or a quarter where two values share a register. */
const accumulatorRegisters = (slots: SlotValues): number => columns(slots) / (slots.dtype === '.f16' ? 4 : 2);

/** Half-precision accumulators lie in pairs in 32-bit registers. */
const accumulatorType = (slots: SlotValues): string => (slots.dtype === '.f16' ? '.f16x2' : (slots.dtype ?? '.s32'));

/** Of one class the registers of a float matrix are bits or pairs of halves (ptxas 13.0 and 13.3). */
const pairsOfHalves = ['.b32', '.f16x2'];
const integers = ['.b32', '.u32', '.s32'];
/** Of integers and single bits ptxas asks for the width of A alone. */
const anyWord = [...integers, '.f16x2', '.f32'];

const scale = (matrix: string) => immediate('.s32', { values: [-1, 1], meaning: `-1 negates ${matrix}, 1 does not` });
const transpose = (matrix: string, own: string) =>
  immediate('.s32', { values: [0, 1], meaning: `1: ${matrix} is ${own} in shared memory` });

export const operands = {
  d: readWrite(accumulatorType, {
    vector: accumulatorRegisters,
    registerOnly: true,
    sink: true,
    meaning: "this thread's part of the accumulator, which is also the result",
  }),
  a_desc: read('.b64', { integersOnly: true, meaning: 'descriptor of A in shared memory' }),
  a: read('.b32', { vector: 4, registers: pairsOfHalves, meaning: "this thread's part of A" }),
  b_desc: read('.b64', { integersOnly: true, meaning: 'descriptor of B in shared memory' }),
  scale_d: predicate({ integersOnly: true, values: [0, 1], meaning: 'false: the old accumulator counts as zero' }),
  imm_scale_a: scale('A'),
  imm_scale_b: scale('B'),
  imm_trans_a: transpose('A', 'M-major instead of K-major'),
  imm_trans_b: transpose('B', 'N-major instead of K-major'),
  sp_meta: read('.b32', { registerOnly: true, meaning: 'metadata: which elements of A are stored' }),
  sp_sel: immediate('.u32', { values: [0, 1], meaning: 'which pair of threads of the quad supplies the metadata' }),
};

/** Types whose metadata come from all threads leave no choice. */
const allThreads = {
  sp_sel: immediate('.u32', { values: [0], meaning: 'always 0: all threads supply metadata' }),
};

const sameSign: Constraint = {
  at: 'btype',
  violated: (slots) => slots.atype !== slots.btype,
  message: 'A and B of different signedness belong to PTX 8.4',
};
const otherSign: Constraint = {
  at: 'btype',
  violated: (slots) => slots.atype === slots.btype,
  message: 'A and B of one signedness belong to PTX 8.0',
};

interface Product {
  readonly name: 'wgmma.mma_async' | 'wgmma.mma_async.sp';
  /** Behind the descriptor of B: nothing, or the operands of a sparse A. */
  readonly metadata: string;
  /** K is twice as large where half of A is not stored. */
  readonly density: 1 | 2;
  readonly since: Availability;
  readonly mixedSigns: Availability;
}

type Kind = Pick<Form, 'slots' | 'operands' | 'constraints' | 'since'> & {
  readonly group: string;
  /** Behind the shape. */
  readonly types: string;
  /** Behind scale_d, with A in shared memory and with A in registers. */
  readonly tail: readonly [shared: string, registers: string];
};

/** The two forms of a kind: the dense or sparse product with A in shared memory, and with A in registers. */
function pair(product: Product, kind: Kind): Form[] {
  const opcode = `${product.name}.sync{.aligned}.shape${kind.types}`;
  const { group, slots, operands: own, constraints, since } = kind;
  const common = { group, slots, operands: own, constraints, since };
  const [shared, registers] = kind.tail;
  return [
    { ...common, syntax: `${opcode}  d, a_desc, b_desc${product.metadata}, scale_d${shared}` },
    { ...common, syntax: `${opcode}  d, a, b_desc${product.metadata}, scale_d${registers}` },
  ];
}

const scales = ', imm_scale_a, imm_scale_b';
const turned = [`${scales}, imm_trans_a, imm_trans_b`, `${scales}, imm_trans_b`] as const;
const straight = [scales, scales] as const;
const bare = ['', ''] as const;

/** The forms of every type but single bits, which exist for a dense A alone. */
export function products(product: Product): Form[] {
  const { density, since } = product;
  const eightBits = density === 2 ? allThreads : undefined;
  const bytes = { shape: shapes(integerWidths, 32 * density), atype: ['.s8', '.u8'], btype: ['.s8', '.u8'] };
  const integer = {
    group: 'integer',
    types: '{.satfinite}.s32.atype.btype',
    tail: bare,
    slots: bytes,
    operands: { ...eightBits, ...integerOperands },
  };
  return [
    ...pair(product, {
      group: 'half precision',
      types: '.dtype.f16.f16',
      tail: turned,
      slots: { shape: shapes(everyWidth, 16 * density), dtype: ['.f16', '.f32'] },
      since,
    }),
    ...pair(product, {
      group: 'bfloat16 and tf32',
      types: '.dtype.bf16.bf16',
      tail: turned,
      slots: { shape: shapes(everyWidth, 16 * density), dtype: ['.f32'] },
      operands: { d: singlePrecision },
      since,
    }),
    ...pair(product, {
      group: 'bfloat16 and tf32',
      types: '.dtype.tf32.tf32',
      tail: straight,
      slots: { shape: shapes(everyWidth, 8 * density), dtype: ['.f32'] },
      operands: { d: singlePrecision },
      since,
    }),
    ...pair(product, {
      group: '8-bit floating point',
      types: '.dtype.atype.btype',
      tail: straight,
      slots: {
        shape: shapes(everyWidth, 32 * density),
        dtype: ['.f16', '.f32'],
        atype: ['.e4m3', '.e5m2'],
        btype: ['.e4m3', '.e5m2'],
      },
      operands: eightBits,
      since,
    }),
    ...pair(product, { ...integer, constraints: [sameSign], since }),
    ...pair(product, { ...integer, constraints: [otherSign], since: product.mixedSigns }),
  ];
}

const singlePrecision = { ...operands.d, type: '.f32' };
const integerOperands = { d: { ...operands.d, registers: integers }, a: { ...operands.a, registers: anyWord } };

/** Products of single bits. */
export function bitProducts(product: Product): Form[] {
  return pair(product, {
    group: 'single bit',
    types: '.s32.b1.b1.op.popc',
    tail: bare,
    slots: { shape: shapes(integerWidths, 256), op: ['.and'] },
    operands: integerOperands,
    since: product.since,
  });
}

export const description =
  'The four warps of a warpgroup start it together; it runs asynchronously. B lies in shared memory and is named by a descriptor, A lies there too or in registers, the accumulator is spread over the registers of the 128 threads. The descriptor packs start address, both strides and the swizzling mode.';

/** ptxas 13.0 and 13.3 take every wgmma without it. */
export const aligned =
  'All threads of the warpgroup must execute this same instruction. The manual demands it; to ptxas it goes without saying.';

export const meanings = {
  '.satfinite': 'Sums are clamped to the range of `.s32` instead of wrapping.',
  '.sync': 'Waits until all threads of the warp execute it.',
  '.aligned': aligned,
};

export const traps = [
  'Put `wgmma.fence.sync.aligned` in front of the first one, and wherever registers of the accumulator or of A were touched in between; otherwise the result is undefined.',
  'Until `wgmma.wait_group` has waited for its group, neither the accumulator nor registers of A may be read or written. Where code does, ptxas serialises the products and says so.',
  'Writes to shared memory by ordinary stores become visible to it with `fence.proxy.async` only.',
  'It exists on sm_90a alone: neither sm_90 nor any later target has it.',
];
