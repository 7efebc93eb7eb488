// mma: matrix product of a warp in registers. Products with a sparse A are in mma-sp.ts.
import { since } from '../../availability';
import { excludes, instruction, type SlotDomain, value } from '../../schema';
import { floatRounding } from '../../vocabulary';
import { eightBit, eightBitAndLess, scaleMeanings, scaleOperands } from './blockScale';
import { anyWord, doubleFragment, mmaOperands, sameAccumulator, unchecked, untyped } from './fragments';
import { sparseBehind } from './sparse';

const narrow = since('8.7', 'sm_120a', '8.8', 'sm_120f');
const sixteen: SlotDomain = ['.f16'];
const accumulators: SlotDomain = ['.f16', '.f32'];
const single = { ctype: '.f32', dtype: '.f32' };
const integer = { ctype: '.s32', dtype: '.s32' };

export default instruction({
  name: 'mma',
  category: 'matrix',
  anchor: 'warp-level-matrix-instructions-mma',
  summary: 'Multiplies two matrices that lie in the registers of a warp and adds a third: D = A * B + C.',
  description:
    'The shape `.mMnNkK` means A is M by K, B is K by N, C and D are M by N. Every thread holds a fixed part of each matrix; the number of registers follows from shape and type. `ldmatrix` loads A and B in that layout. Order of summation, and rounding of the floating-point sums, are unspecified, except for `.f64`.',
  forms: [
    {
      group: 'half precision',
      syntax: 'mma.sync.aligned.shape.row.col.dtype.atype.btype.ctype  d, a, b, c',
      slots: {
        shape: ['.m16n8k8', value('.m16n8k16', '7.0', 'sm_80+')],
        dtype: accumulators,
        atype: sixteen,
        btype: sixteen,
        ctype: accumulators,
      },
      constraints: [sameAccumulator],
      since: since('6.5', 'sm_75+'),
    },
    {
      group: 'half precision',
      syntax: 'mma.sync.aligned.shape.alayout.blayout.dtype.atype.btype.ctype  d, a, b, c',
      slots: {
        shape: ['.m8n8k4'],
        alayout: ['.row', '.col'],
        blayout: ['.row', '.col'],
        dtype: accumulators,
        atype: sixteen,
        btype: sixteen,
        ctype: accumulators,
      },
      constraints: [
        {
          at: 'dtype',
          violated: (slots) => slots.ctype === '.f32' && slots.dtype !== '.f32',
          message: 'a `.f32` accumulator C needs a `.f32` result',
        },
      ],
      since: since('6.4', 'sm_70+'),
    },
    {
      group: 'bfloat16 and tf32',
      syntax: 'mma.sync.aligned.shape.row.col.f32.atype.btype.f32  d, a, b, c',
      slots: { shape: ['.m16n8k8', '.m16n8k16'], atype: ['.bf16'], btype: ['.bf16'] },
      operands: mmaOperands(single),
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'bfloat16 and tf32',
      syntax: 'mma.sync.aligned.shape.row.col.f32.atype.btype.f32  d, a, b, c',
      slots: { shape: ['.m16n8k4', '.m16n8k8'], atype: ['.tf32'], btype: ['.tf32'] },
      operands: mmaOperands(single),
      since: since('7.0', 'sm_80+'),
    },
    {
      group: '8, 6 and 4 bits',
      syntax: 'mma.sync.aligned.shape.row.col.dtype.atype.btype.ctype  d, a, b, c',
      slots: {
        shape: [value('.m16n8k16', '8.7', 'sm_89+'), '.m16n8k32'],
        dtype: [value('.f16', '8.7', 'sm_89+'), '.f32'],
        atype: eightBit,
        btype: eightBit,
        ctype: accumulators,
      },
      constraints: [sameAccumulator],
      since: since('8.4', 'sm_89+'),
    },
    {
      group: '8, 6 and 4 bits',
      syntax: 'mma.sync.aligned.shape.row.col.kind.dtype.atype.btype.ctype  d, a, b, c',
      slots: {
        shape: ['.m16n8k32'],
        kind: ['.kind::f8f6f4'],
        dtype: accumulators,
        atype: eightBit,
        btype: eightBit,
        ctype: accumulators,
      },
      constraints: [sameAccumulator],
      since: narrow,
      observed: since('8.6', 'sm_100a', '8.7', 'sm_120a', '8.8', ['sm_100f', 'sm_120f'], '9.0', 'sm_110f'),
    },
    {
      group: '8, 6 and 4 bits',
      syntax: 'mma.sync.aligned.shape.row.col.kind.dtype.atype.btype.ctype  d, a, b, c',
      slots: {
        shape: ['.m16n8k32'],
        kind: ['.kind::f8f6f4'],
        dtype: accumulators,
        atype: eightBitAndLess,
        btype: eightBitAndLess,
        ctype: accumulators,
      },
      constraints: [
        sameAccumulator,
        excludes('atype', eightBit, 'btype', eightBit, 'two 8-bit types have a form of their own'),
      ],
      since: narrow,
    },
    {
      group: 'block scaling',
      syntax:
        'mma.sync.aligned.shape.row.col.kind.block_scale{.scale}.f32.atype.btype.f32.stype  d, a, b, c, scaleA, selectA, scaleB, selectB',
      slots: {
        shape: ['.m16n8k64'],
        kind: ['.kind::mxf4'],
        scale: ['.scale_vec::2X'],
        atype: ['.e2m1'],
        btype: ['.e2m1'],
        stype: ['.ue8m0'],
      },
      operands: mmaOperands(single, untyped),
      since: narrow,
    },
    {
      group: 'block scaling',
      syntax:
        'mma.sync.aligned.shape.row.col.kind.block_scale.scale.f32.atype.btype.f32.stype  d, a, b, c, scaleA, selectA, scaleB, selectB',
      slots: {
        shape: ['.m16n8k64'],
        kind: ['.kind::mxf4nvf4'],
        scale: ['.scale_vec::2X'],
        atype: ['.e2m1'],
        btype: ['.e2m1'],
        stype: ['.ue8m0'],
      },
      operands: mmaOperands(single, untyped),
      since: narrow,
    },
    {
      group: 'block scaling',
      syntax:
        'mma.sync.aligned.shape.row.col.kind.block_scale.scale.f32.atype.btype.f32.stype  d, a, b, c, scaleA, selectA, scaleB, selectB',
      slots: {
        shape: ['.m16n8k64'],
        kind: ['.kind::mxf4nvf4'],
        scale: ['.scale_vec::4X'],
        atype: ['.e2m1'],
        btype: ['.e2m1'],
        stype: ['.ue4m3', value('.ue8m0', '9.1', ['sm_120a', 'sm_120f'])],
      },
      operands: mmaOperands(single, untyped),
      since: narrow,
    },
    {
      group: 'block scaling',
      syntax:
        'mma.sync.aligned.shape.row.col.kind.block_scale{.scale}.f32.atype.btype.f32.stype  d, a, b, c, scaleA, selectA, scaleB, selectB',
      slots: {
        shape: ['.m16n8k32'],
        kind: ['.kind::mxf8f6f4'],
        scale: ['.scale_vec::1X'],
        atype: eightBitAndLess,
        btype: eightBitAndLess,
        stype: ['.ue8m0'],
      },
      operands: mmaOperands(single, untyped),
      since: narrow,
    },
    {
      group: 'double precision',
      syntax: 'mma.sync.aligned.shape.row.col.f64.f64.f64.f64{.rnd}  d, a, b, c',
      slots: {
        shape: [
          '.m8n8k4',
          value('.m16n8k4', '7.8', 'sm_90+'),
          value('.m16n8k8', '7.8', 'sm_90+'),
          value('.m16n8k16', '7.8', 'sm_90+'),
        ],
        rnd: floatRounding,
      },
      operands: mmaOperands(
        { atype: '.f64', btype: '.f64', ctype: '.f64', dtype: '.f64' },
        doubleFragment,
        doubleFragment,
      ),
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'integer',
      syntax: 'mma.sync.aligned.shape.row.col{.satfinite}.s32.atype.btype.s32  d, a, b, c',
      slots: {
        shape: ['.m8n8k16'],
        atype: ['.u8', '.s8'],
        btype: ['.u8', '.s8'],
      },
      operands: mmaOperands(integer, anyWord),
      since: since('6.5', 'sm_75+'),
    },
    {
      group: 'integer',
      syntax: 'mma.sync.aligned.shape.row.col{.satfinite}.s32.atype.btype.s32  d, a, b, c',
      slots: { shape: ['.m16n8k16', '.m16n8k32'], atype: ['.u8', '.s8'], btype: ['.u8', '.s8'] },
      operands: mmaOperands(integer, unchecked),
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'integer',
      syntax: 'mma.sync.aligned.shape.row.col{.satfinite}.s32.atype.btype.s32  d, a, b, c',
      slots: {
        shape: ['.m8n8k32', value('.m16n8k32', '7.0', 'sm_80+'), value('.m16n8k64', '7.0', 'sm_80+')],
        atype: ['.u4', '.s4'],
        btype: ['.u4', '.s4'],
      },
      operands: mmaOperands(integer, anyWord),
      since: since('6.5', 'sm_75+'),
    },
    {
      group: 'single bit',
      syntax: 'mma.sync.aligned.shape.row.col.s32.atype.btype.s32.bitOp.popc  d, a, b, c',
      slots: {
        shape: ['.m8n8k128', value('.m16n8k128', '7.0', 'sm_80+'), value('.m16n8k256', '7.0', 'sm_80+')],
        atype: ['.b1'],
        btype: ['.b1'],
        bitOp: ['.xor', value('.and', '7.1', 'sm_80+')],
      },
      operands: mmaOperands(integer, anyWord),
      since: since('7.0', 'sm_75+'),
    },
    ...sparseBehind,
  ],
  operands: { ...mmaOperands(), ...scaleOperands },
  modifiers: {
    ...scaleMeanings,
    '.sp': 'A is sparse: see `mma.sp`.',
    '.sp::ordered_metadata': 'A is sparse, with metadata in ascending order: see `mma.sp::ordered_metadata`.',
    '.row': 'Row-major.',
    '.col': 'Column-major.',
    '.xor': 'Exclusive or instead of multiplication.',
    '.and': 'And instead of multiplication.',
    '.popc': 'Counts the bits of the result and adds the count.',
  },
  effects: { convergent: true, lanes: 'own' },
  traps: [
    'All threads of the warp execute it together with the same modifiers, and none may have exited.',
    'All registers of one operand must be declared with the same type; `.f16` fragments take `.b32` or `.f16x2` registers, `.bf16` and `.tf32` ones only `.b32`.',
    '`.m8n8k4` with `.f16` is made for sm_70; elsewhere it is very slow. It computes four products at once, so its fragments differ from those of the other shapes.',
    'Operands are vectors even where they have one register: `{%r1}`.',
    'With `.kind::f8f6f4` and `.kind::mxf8f6f4` a 6-bit element lies in the low bits of its byte, a 4-bit one in the middle four.',
  ],
  examples: [
    'mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%f0, %f1, %f2, %f3}, {%r0, %r1, %r2, %r3}, {%r4, %r5}, {%f0, %f1, %f2, %f3};',
    'mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {%f0, %f1, %f2, %f3}, {%r0, %r1, %r2, %r3}, {%r4, %r5}, {%f0, %f1, %f2, %f3};',
    'mma.sync.aligned.m8n8k16.row.col.satfinite.s32.s8.u8.s32 {%r0, %r1}, {%r2}, {%r3}, {%r0, %r1};',
    'mma.sync.aligned.m8n8k128.row.col.s32.b1.b1.s32.xor.popc {%r0, %r1}, {%r2}, {%r3}, {%r0, %r1};',
  ],
});
