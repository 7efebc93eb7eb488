// wmma.mma: matrix product of fragments that wmma.load has loaded.
import { since } from '../../availability';
import { instruction, type SlotDomain, value } from '../../schema';
import { floatRounding } from '../../vocabulary';
import { doubleFragment, sameMultiplicands, untyped, wmmaOperands } from './fragments';

const cubes: SlotDomain = ['.m16n16k16', '.m8n32k16', '.m32n8k16'];
const halfSlots: Readonly<Record<string, SlotDomain>> = {
  shape: ['.m16n16k16', value('.m8n32k16', '6.1', 'sm_70+'), value('.m32n8k16', '6.1', 'sm_70+')],
  dtype: ['.f16', '.f32'],
  ctype: ['.f16', '.f32'],
};
const half = { atype: '.f16', btype: '.f16' };
const single = { ctype: '.f32', dtype: '.f32' };
const integer = { ctype: '.s32', dtype: '.s32' };
const noSaturation = 'Floating-point `.satfinite` is gone since PTX 6.5.';

export default instruction({
  name: 'wmma.mma',
  category: 'matrix',
  anchor: 'warp-level-matrix-instructions-wmma-mma',
  summary: 'Multiplies two matrix fragments of a warp and adds a third: D = A * B + C.',
  description:
    'Shape, layouts and types must be those with which `wmma.load` loaded the fragments. Without types of A and B they are `.f16`. Order of summation and rounding of floating-point sums are unspecified.',
  forms: [
    {
      group: 'half precision',
      syntax: 'wmma.mma.sync.aligned.alayout.blayout.shape.dtype.ctype  d, a, b, c',
      slots: halfSlots,
      operands: wmmaOperands(half),
      since: since('6.0', 'sm_70+'),
      observed: since('6.3', 'sm_70+'),
    },
    {
      group: 'integer',
      syntax: 'wmma.mma.sync.aligned.alayout.blayout.shape.s32.atype.btype.s32{.satfinite}  d, a, b, c',
      slots: { shape: cubes, atype: ['.s8', '.u8'], btype: ['.s8', '.u8'] },
      operands: wmmaOperands(integer),
      constraints: [sameMultiplicands],
      since: since('6.3', 'sm_72+'),
    },
    {
      group: 'bfloat16 and tf32',
      syntax: 'wmma.mma.sync.aligned.alayout.blayout.shape.f32.atype.btype.f32  d, a, b, c',
      slots: { shape: cubes, atype: ['.bf16'], btype: ['.bf16'] },
      operands: wmmaOperands(single, untyped),
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'bfloat16 and tf32',
      syntax: 'wmma.mma.sync.aligned.alayout.blayout.shape.f32.atype.btype.f32  d, a, b, c',
      slots: { shape: ['.m16n16k8'], atype: ['.tf32'], btype: ['.tf32'] },
      operands: wmmaOperands(single, untyped),
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'double precision',
      syntax: 'wmma.mma.sync.aligned.alayout.blayout.shape{.rnd}.f64.f64.f64.f64  d, a, b, c',
      slots: { shape: ['.m8n8k4'], rnd: floatRounding },
      operands: wmmaOperands(
        { atype: '.f64', btype: '.f64', ctype: '.f64', dtype: '.f64' },
        doubleFragment,
        doubleFragment,
      ),
      since: since('7.0', 'sm_80+'),
    },
    {
      group: '4 bits and 1 bit',
      syntax: 'wmma.mma.sync.aligned.row.col.shape.s32.atype.btype.s32{.satfinite}  d, a, b, c',
      slots: { shape: ['.m8n8k32'], atype: ['.s4', '.u4'], btype: ['.s4', '.u4'] },
      operands: wmmaOperands(integer),
      constraints: [sameMultiplicands],
      since: since('6.3', 'sm_75+'),
    },
    {
      group: '4 bits and 1 bit',
      syntax: 'wmma.mma.op.popc.sync.aligned.row.col.shape.s32.atype.btype.s32  d, a, b, c',
      slots: {
        op: ['.xor', value('.and', '7.1', 'sm_80+')],
        shape: ['.m8n8k128'],
        atype: ['.b1'],
        btype: ['.b1'],
      },
      operands: wmmaOperands(integer),
      since: since('6.3', 'sm_75+'),
    },
    {
      group: 'withdrawn',
      syntax: 'wmma.mma.sync.aligned.alayout.blayout.shape.dtype.ctype.satfinite  d, a, b, c',
      slots: halfSlots,
      operands: wmmaOperands(half),
      since: since('6.0', 'sm_70+'),
      observed: since('6.3', 'sm_70+'),
      removed: since('6.5'),
      deprecated: noSaturation,
    },
    {
      group: 'withdrawn',
      syntax: 'wmma.mma.sync.alayout.blayout.shape.dtype.ctype{.satfinite}  d, a, b, c',
      slots: halfSlots,
      operands: wmmaOperands(half),
      since: since('6.0', 'sm_70+'),
      removed: since('6.3'),
      deprecated: 'Write `.aligned`: it must be given since PTX 6.3.',
    },
  ],
  slots: { alayout: ['.row', '.col'], blayout: ['.row', '.col'] },
  operands: wmmaOperands(),
  modifiers: {
    '.row': 'Row-major.',
    '.col': 'Column-major.',
    '.satfinite': 'Sums are clamped to the range of `.s32` instead of wrapping.',
    '.xor': 'Exclusive or instead of multiplication.',
    '.and': 'And instead of multiplication.',
    '.popc': 'Counts the bits of the result and adds the count.',
  },
  effects: { convergent: true, lanes: 'own' },
  traps: [
    'All threads of the warp execute it together with the same modifiers, and none may have exited.',
    '`.f16` fragments take `.b32` or `.f16x2` registers, `.bf16` and `.tf32` ones `.b32` (ptxas takes `.f16x2`, too).',
    'Operands are vectors even where they have one register: `{%r1}`.',
  ],
  examples: [
    'wmma.mma.sync.aligned.row.col.m16n16k16.f32.f32 {%f0, %f1, %f2, %f3, %f4, %f5, %f6, %f7}, {%r0, %r1, %r2, %r3, %r4, %r5, %r6, %r7}, {%r8, %r9, %r10, %r11, %r12, %r13, %r14, %r15}, {%f0, %f1, %f2, %f3, %f4, %f5, %f6, %f7};',
    'wmma.mma.sync.aligned.row.col.m8n32k16.s32.u8.u8.s32 {%r0, %r1, %r2, %r3, %r4, %r5, %r6, %r7}, {%r8}, {%r9, %r10, %r11, %r12}, {%r0, %r1, %r2, %r3, %r4, %r5, %r6, %r7};',
    'wmma.mma.xor.popc.sync.aligned.row.col.m8n8k128.s32.b1.b1.s32 {%r0, %r1}, {%r2}, {%r3}, {%r0, %r1};',
  ],
});
