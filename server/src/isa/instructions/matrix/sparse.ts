// The forms of mma with a sparse A, for `.sp` and `.sp::ordered_metadata`: the same products, from different versions on.
import { type Availability, since } from '../../availability';
import { excludes, type Form, immediate, type Operand, read, type SlotDomain, value } from '../../schema';
import { eightBit, eightBitAndLess, scaleOperands } from './blockScale';
import { sameAccumulator, sparseOperands, unchecked, uncheckedProduct, uncheckedSources, untyped } from './fragments';

const sixteen: SlotDomain = ['.f16'];
const accumulators: SlotDomain = ['.f16', '.f32'];
const single = { ctype: '.f32', dtype: '.f32' };
const integer = { ctype: '.s32', dtype: '.s32' };

/** Selectors that a shape allows for `f`: which threads of a quad hold the metadata. Manual: #warp-level-sparse-matrix-storage. */
const selector = (range: readonly [number, number]): Operand =>
  immediate('.u32', { range, meaning: 'which threads of each quad hold the metadata' });
const four = { f: selector([0, 3]) };
const two = { f: selector([0, 1]) };
const one = { f: selector([0, 0]) };

/** Forms that `.sp` and `.sp::ordered_metadata` both have; `opcode` is one of them up to `.aligned` and the like. */
export function sparseForms(opcode: string, introduced: Availability, eightBits: Availability): Form[] {
  const plain = (rest: string): string => `${opcode}.shape.row.col${rest}  d, a, b, c, e, f`;
  const half = (shape: string, f: Readonly<Record<string, Operand>>): Form => ({
    group: 'half precision',
    syntax: plain('.dtype.atype.btype.ctype'),
    slots: { shape: [shape], dtype: accumulators, atype: sixteen, btype: sixteen, ctype: accumulators },
    operands: f,
    constraints: [sameAccumulator],
    since: introduced,
  });
  const alternate = (type: string, shape: string, f: Readonly<Record<string, Operand>>): Form => ({
    group: 'bfloat16 and tf32',
    syntax: plain('.f32.atype.btype.f32'),
    slots: { shape: [shape], atype: [type], btype: [type] },
    operands: { ...uncheckedProduct(single), ...f },
    since: introduced,
  });
  const integers = (types: SlotDomain, shape: string, f: Readonly<Record<string, Operand>>): Form => ({
    group: 'integer',
    syntax: plain('{.satfinite}.s32.atype.btype.s32'),
    slots: { shape: [shape], atype: types, btype: types },
    operands: { ...uncheckedSources(integer), ...f },
    since: introduced,
  });
  return [
    half('.m16n8k16', four),
    half('.m16n8k32', two),
    alternate('.bf16', '.m16n8k16', four),
    alternate('.bf16', '.m16n8k32', two),
    alternate('.tf32', '.m16n8k8', four),
    alternate('.tf32', '.m16n8k16', two),
    {
      group: '8, 6 and 4 bits',
      syntax: plain('.f32.atype.btype.f32'),
      slots: { shape: ['.m16n8k64'], atype: eightBit, btype: eightBit },
      operands: { ...uncheckedSources(single), ...one },
      since: eightBits,
    },
    integers(['.u8', '.s8'], '.m16n8k32', two),
    integers(['.u8', '.s8'], '.m16n8k64', one),
    integers(['.u4', '.s4'], '.m16n8k64', two),
    integers(['.u4', '.s4'], '.m16n8k128', one),
  ];
}

const narrow = since('8.7', 'sm_120a', '8.8', 'sm_120f');
const packed = since('8.7', ['sm_120a', 'sm_121a']);

/** Forms that only `.sp::ordered_metadata` has. */
export function orderedForms(opcode: string): Form[] {
  const scaled = (scale: string): string =>
    `${opcode}.shape.row.col.kind.block_scale${scale}.f32.atype.btype.f32.stype  d, a, b, c, e, f, scaleA, selectA, scaleB, selectB`;
  const operands = { ...sparseOperands(single, untyped), ...one, ...scaleOperands };
  const kinded = (type: string): Form => ({
    group: '8, 6 and 4 bits',
    syntax: `${opcode}.shape.row.col.kind${type}.atype.btype${type}  d, a, b, c, e, f`,
    slots: { shape: ['.m16n8k64'], kind: ['.kind::f8f6f4'], atype: eightBitAndLess, btype: eightBitAndLess },
    operands: { ...sparseOperands({ ctype: type, dtype: type }), ...one },
    since: narrow,
  });
  const fourBit: SlotDomain = ['.e2m1'];
  return [
    {
      group: '8, 6 and 4 bits',
      syntax: `${opcode}.shape.row.col.dtype.atype.btype.ctype  d, a, b, c, e, f`,
      slots: { shape: ['.m16n8k64'], dtype: ['.f16'], atype: eightBit, btype: eightBit, ctype: ['.f16'] },
      operands: one,
      since: since('8.7', 'sm_120+'),
      observed: narrow,
    },
    {
      ...kinded('.f32'),
      slots: { ...kinded('.f32').slots, atype: eightBit, btype: eightBit },
      observed: since('8.6', 'sm_100a', '8.7', 'sm_120a', '8.8', ['sm_100f', 'sm_120f'], '9.0', 'sm_110f'),
    },
    {
      ...kinded('.f32'),
      constraints: [excludes('atype', eightBit, 'btype', eightBit, 'two 8-bit types have a form of their own')],
    },
    kinded('.f16'),
    {
      group: 'block scaling',
      syntax: scaled('{.scale}'),
      slots: {
        shape: ['.m16n8k128'],
        kind: ['.kind::mxf4'],
        scale: ['.scale_vec::2X'],
        atype: fourBit,
        btype: fourBit,
        stype: ['.ue8m0'],
      },
      operands,
      since: packed,
    },
    {
      group: 'block scaling',
      syntax: scaled('.scale'),
      slots: {
        shape: ['.m16n8k128'],
        kind: ['.kind::mxf4nvf4'],
        scale: ['.scale_vec::2X'],
        atype: fourBit,
        btype: fourBit,
        stype: ['.ue8m0'],
      },
      operands,
      since: packed,
    },
    {
      group: 'block scaling',
      syntax: scaled('.scale'),
      slots: {
        shape: ['.m16n8k128'],
        kind: ['.kind::mxf4nvf4'],
        scale: ['.scale_vec::4X'],
        atype: fourBit,
        btype: fourBit,
        stype: ['.ue4m3', value('.ue8m0', '9.1', ['sm_120a', 'sm_121a'])],
      },
      operands,
      since: packed,
    },
    {
      group: 'block scaling',
      syntax: scaled('{.scale}'),
      slots: {
        shape: ['.m16n8k64'],
        kind: ['.kind::mxf8f6f4'],
        scale: ['.scale_vec::1X'],
        atype: eightBitAndLess,
        btype: eightBitAndLess,
        stype: ['.ue8m0'],
      },
      operands,
      since: narrow,
    },
  ];
}

/** Since when there are the products, and those of 8-bit floats. */
export const sparseSince = [since('7.1', 'sm_80+'), since('8.4', 'sm_89+')] as const;
export const orderedSince = [since('8.5', 'sm_80+'), since('8.5', 'sm_89+')] as const;

export const sparseCommon: Readonly<Record<string, Operand>> = {
  ...sparseOperands(),
  e: read('.b32', {
    vector: 1,
    loose: true,
    spare: true,
    ...unchecked,
    registerOnly: true,
    meaning: 'metadata: positions of the stored elements of A',
  }),
};

/** The same forms with `.sp` behind `.aligned`, as CUTLASS writes them: ptxas 13.0 takes it anywhere behind `mma`. */
export const sparseBehind: readonly Form[] = [
  ...sparseForms('mma.sync.aligned.sp', ...sparseSince),
  ...sparseForms('mma.sync.aligned.sp::ordered_metadata', ...orderedSince),
  ...orderedForms('mma.sync.aligned.sp::ordered_metadata'),
].map((form) => ({
  ...form,
  group: 'sparse A',
  anchor: 'warp-level-matrix-instructions-sparse-mma',
  operands: { ...sparseCommon, ...scaleOperands, ...form.operands },
}));
