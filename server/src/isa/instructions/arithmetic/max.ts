// max: maximum of integers, packed integers and floating-point values.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';
import { flushToZero } from '../../vocabulary';

const packed = {
  d: write('type', { meaning: 'the larger' }),
  a: read('type', { registerOnly: true }),
  b: read('type', { registerOnly: true }),
};
const single = {
  d: write('.f32', { meaning: 'the largest' }),
  a: read('.f32'),
  b: read('.f32'),
  c: read('.f32'),
};

export default instruction({
  name: 'max',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-max',
  summary: 'Picks the larger of two values, or the largest of three single-precision values.',
  description:
    'Floating-point `max` orders -0 before +0. A NaN loses against a number, so the result is NaN only if all inputs are; with `.NaN` a single NaN among the inputs makes the result the canonical NaN.',
  forms: [
    {
      group: 'integer',
      syntax: 'max.type  d, a, b',
      slots: { type: ['.u16', '.u32', '.u64', '.s16', '.s64'] },
      since: since('1.0'),
    },
    {
      group: 'integer',
      syntax: 'max{.relu}.type  d, a, b',
      slots: { relu: [value('.relu', '8.0', 'sm_90+')], type: ['.s32'] },
      since: since('1.0'),
    },
    {
      group: 'packed integer',
      syntax: 'max.type  d, a, b',
      slots: { type: ['.u16x2', value('.u8x4', '9.2', 'sm_120f', '9.4', 'sm_107f')] },
      operands: packed,
      since: since('8.0', 'sm_90+'),
    },
    {
      group: 'packed integer',
      syntax: 'max{.relu}.type  d, a, b',
      slots: { type: ['.s16x2', value('.s8x4', '9.2', 'sm_120f', '9.4', 'sm_107f')] },
      operands: packed,
      since: since('8.0', 'sm_90+'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-max',
      syntax: 'max{.ftz}{.NaN}.f32  d, a, b',
      slots: { ftz: flushToZero, NaN: [value('.NaN', '7.0', 'sm_80+')] },
      operands: single,
      since: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-max',
      syntax: 'max{.ftz}{.NaN}.xorsign.abs.f32  d, a, b',
      operands: single,
      since: since('7.2', 'sm_86+'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-max',
      syntax: 'max{.ftz}{.NaN}{.abs}.f32  d, a, b, c',
      operands: single,
      since: since('8.8', 'sm_100+'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-max',
      syntax: 'max.f64  d, a, b',
      operands: { d: write('.f64', { meaning: 'the larger' }), a: read('.f64'), b: read('.f64') },
      since: since('1.0', 'sm_13+'),
      observed: since('1.0'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-max',
      syntax: 'max{.ftz}{.NaN}.type  d, a, b',
      slots: { type: ['.f16', '.f16x2'] },
      operands: packed,
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-max',
      syntax: 'max{.ftz}{.NaN}.xorsign.abs.type  d, a, b',
      slots: { type: ['.f16', '.f16x2'] },
      operands: packed,
      since: since('7.2', 'sm_86+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-max',
      syntax: 'max{.NaN}.type  d, a, b',
      slots: { type: ['.bf16', '.bf16x2'] },
      operands: packed,
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-max',
      syntax: 'max{.NaN}.xorsign.abs.type  d, a, b',
      slots: { type: ['.bf16', '.bf16x2'] },
      operands: packed,
      since: since('7.2', 'sm_86+'),
    },
  ],
  operands: { d: write('type', { meaning: 'the larger' }), a: read('type'), b: read('type') },
  modifiers: {
    '.NaN': 'Any NaN among the inputs makes the result the canonical NaN.',
    '.relu': 'Clamps a negative result to 0.',
    '.abs': 'Compares and returns magnitudes.',
    '.xorsign': 'Gives the result the exclusive-or of the signs of `a` and `b`; always together with `.abs`.',
  },
  traps: [
    'Without `.NaN` a NaN is dropped silently: `max.f32` of NaN and 1 is 1.',
    'With two inputs `.abs` and `.xorsign` come only together; with three, `.abs` stands alone.',
    '`max.u32` and `max.s32` differ: the type decides the comparison.',
    'Packed and half-precision operands must be registers; an immediate is rejected.',
  ],
  examples: [
    'max.s32 %r1, %r2, %r3;',
    'max.NaN.f32 %f1, %f2, %f3;',
    'max.f32 %f1, %f2, %f3, %f4;',
    'max.xorsign.abs.bf16x2 %r1, %r2, %r3;',
  ],
});
