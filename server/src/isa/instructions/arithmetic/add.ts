// add: integer, packed integer, single, double, half, mixed-precision and narrow floating-point addition.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';
import {
  doubleRounding,
  floatRounding,
  flushToZero,
  fourNarrowFloats,
  integer16to64,
  singleRounding,
  widenedBfloat,
} from '../../vocabulary';

const packed = {
  d: write('type', { meaning: 'sums' }),
  a: read('type', { registerOnly: true }),
  b: read('type', { registerOnly: true }),
};
const mixedPairs = { a: read('.f32x2', { registerOnly: true }), c: read('.f32x2', { registerOnly: true }) };

export default instruction({
  name: 'add',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-add',
  summary: 'Adds two values.',
  description:
    'Integer addition wraps around unless `.sat` clamps it. Floating-point addition rounds to nearest even where no rounding modifier is given, and may then be contracted with a multiplication into `fma`; an explicit rounding modifier forbids that.\n\nPacked types add each element on its own: no carry passes from one to the next.',
  forms: [
    { group: 'integer', syntax: 'add.type  d, a, b', slots: { type: integer16to64 }, since: since('1.0') },
    {
      group: 'integer',
      syntax: 'add.sat.type  d, a, b',
      slots: { type: ['.s32', value('.u32', '9.2', 'sm_120f', '9.4', 'sm_107f')] },
      since: since('1.0'),
    },
    {
      group: 'packed integer',
      syntax: 'add{.sat}.type  d, a, b',
      slots: {
        sat: [value('.sat', '9.2', 'sm_120f', '9.4', 'sm_107f')],
        type: [
          '.u16x2',
          '.s16x2',
          value('.u8x4', '9.2', 'sm_120f', '9.4', 'sm_107f'),
          value('.s8x4', '9.2', 'sm_120f', '9.4', 'sm_107f'),
        ],
      },
      operands: packed,
      since: since('8.0', 'sm_90+'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-add',
      syntax: 'add{.rnd}{.ftz}{.sat}.f32  d, a, b',
      slots: { rnd: singleRounding, ftz: flushToZero },
      operands: { d: write('.f32', { meaning: 'sum' }), a: read('.f32'), b: read('.f32') },
      since: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-add',
      syntax: 'add{.rnd}.f64  d, a, b',
      slots: { rnd: doubleRounding },
      operands: { d: write('.f64', { meaning: 'sum' }), a: read('.f64'), b: read('.f64') },
      since: since('1.0', 'sm_13+'),
      observed: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-add',
      syntax: 'add{.rnd}{.ftz}.type  d, a, b',
      slots: { rnd: floatRounding, type: ['.f32x2'] },
      operands: packed,
      since: since('8.6', 'sm_100+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-add',
      syntax: 'add{.rnd}{.ftz}{.sat}.type  d, a, b',
      slots: { rnd: ['.rn'], type: ['.f16', '.f16x2'] },
      operands: packed,
      since: since('4.2', 'sm_53+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-add',
      syntax: 'add{.rnd}.type  d, a, b',
      slots: { rnd: ['.rn'], type: ['.bf16', '.bf16x2'] },
      operands: packed,
      since: since('7.8', 'sm_90+'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-add',
      summary: 'Widens `a` to single precision and adds `c`.',
      syntax: 'add{.rnd}{.sat}.f32.f16  d, a, c',
      slots: { rnd: floatRounding },
      operands: { d: write('.f32'), a: read('.f16', { registerOnly: true }), c: read('.f32') },
      since: since('8.6', 'sm_100+'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-add',
      summary: 'Widens `a` to single precision and adds `c`.',
      syntax: 'add{.rnd}{.sat}.f32.bf16  d, a, c',
      slots: { rnd: floatRounding },
      operands: { d: write('.f32'), a: read('.bf16', widenedBfloat), c: read('.f32') },
      since: since('8.6', 'sm_100+'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-add',
      summary: 'Widens both halves of `a` to single precision and adds those of `c`.',
      syntax: 'add{.rnd}.f32x2.atype.f32x2  d, a, c',
      slots: { rnd: floatRounding, atype: ['.f16x2', '.bf16x2'] },
      operands: {
        d: write('.f32x2'),
        a: read('atype', { registerOnly: true }),
        c: read('.f32x2', { registerOnly: true }),
      },
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-add',
      summary: 'Adds two pairs of single-precision values and narrows the sums towards zero.',
      syntax: 'add.rz.ftz.f16x2.f32x2.f32x2  d, a, c',
      operands: { d: write('.f16x2'), ...mixedPairs },
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-add',
      summary: 'Adds two pairs of single-precision values and narrows the sums towards zero.',
      syntax: 'add.rz.bf16x2.f32x2.f32x2  d, a, c',
      operands: { d: write('.bf16x2'), ...mixedPairs },
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'narrow formats',
      anchor: 'alternate-floating-point-instructions-add',
      summary: 'Adds four 8-, 6- or 4-bit values to four 8-bit values exactly and rounds once.',
      syntax: 'add{.rnd}{.satfinite}.cdtype.atype  d, a, c',
      slots: { rnd: ['.rn'], cdtype: ['.e5m2x4', '.e4m3x4'], atype: fourNarrowFloats },
      operands: {
        d: write('cdtype'),
        a: read('atype', { registerOnly: true }),
        c: read('cdtype', { registerOnly: true }),
      },
      since: since('9.4', ['sm_100a', 'sm_103a']),
    },
  ],
  operands: { d: write('type', { meaning: 'sum' }), a: read('type'), b: read('type') },
  traps: [
    'Packed and half-precision operands must be registers; an immediate is rejected.',
    'Integer `.sat` clamps to the range of the type, floating-point `.sat` to [0, 1] and turns NaN into +0.',
  ],
  examples: [
    'add.s32 %r1, %r2, 4;',
    'add.rn.ftz.f32 %f1, %f2, 0f3F800000;',
    'add.f16x2 %r1, %r2, %r3;',
    'add.rn.f32.bf16 %f1, %h2, %f3;',
  ],
});
