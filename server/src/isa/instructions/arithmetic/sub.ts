// sub: integer, packed integer, single, double, half, mixed-precision and narrow floating-point subtraction.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
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
  d: write('type', { meaning: 'differences' }),
  a: read('type', { registerOnly: true }),
  b: read('type', { registerOnly: true }),
};
const mixedPairs = { a: read('.f32x2', { registerOnly: true }), c: read('.f32x2', { registerOnly: true }) };

export default instruction({
  name: 'sub',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-sub',
  summary: 'Subtracts the second value from the first.',
  description:
    'Integer subtraction wraps around unless `.sat` clamps it. Floating-point subtraction rounds to nearest even where no rounding modifier is given, and may then be contracted with a multiplication into `fma`; an explicit rounding modifier forbids that.',
  forms: [
    { group: 'integer', syntax: 'sub.type  d, a, b', slots: { type: integer16to64 }, since: since('1.0') },
    { group: 'integer', syntax: 'sub.sat.type  d, a, b', slots: { type: ['.s32'] }, since: since('1.0') },
    {
      group: 'packed integer',
      syntax: 'sub{.sat}.type  d, a, b',
      slots: { type: ['.u8x4', '.s8x4'] },
      operands: packed,
      since: since('9.2', 'sm_120f', '9.4', 'sm_107f'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-sub',
      syntax: 'sub{.rnd}{.ftz}{.sat}.f32  d, a, b',
      slots: { rnd: singleRounding, ftz: flushToZero },
      operands: { d: write('.f32', { meaning: 'difference' }), a: read('.f32'), b: read('.f32') },
      since: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-sub',
      syntax: 'sub{.rnd}.f64  d, a, b',
      slots: { rnd: doubleRounding },
      operands: { d: write('.f64', { meaning: 'difference' }), a: read('.f64'), b: read('.f64') },
      since: since('1.0', 'sm_13+'),
      observed: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-sub',
      syntax: 'sub{.rnd}{.ftz}.type  d, a, b',
      slots: { rnd: floatRounding, type: ['.f32x2'] },
      operands: packed,
      since: since('8.6', 'sm_100+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-sub',
      syntax: 'sub{.rnd}{.ftz}{.sat}.type  d, a, b',
      slots: { rnd: ['.rn'], type: ['.f16', '.f16x2'] },
      operands: packed,
      since: since('4.2', 'sm_53+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-sub',
      syntax: 'sub{.rnd}.type  d, a, b',
      slots: { rnd: ['.rn'], type: ['.bf16', '.bf16x2'] },
      operands: packed,
      since: since('7.8', 'sm_90+'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-sub',
      summary: 'Widens `a` to single precision and subtracts `c` from it.',
      syntax: 'sub{.rnd}{.sat}.f32.f16  d, a, c',
      slots: { rnd: floatRounding },
      operands: { d: write('.f32'), a: read('.f16', { registerOnly: true }), c: read('.f32') },
      since: since('8.6', 'sm_100+'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-sub',
      summary: 'Widens `a` to single precision and subtracts `c` from it.',
      syntax: 'sub{.rnd}{.sat}.f32.bf16  d, a, c',
      slots: { rnd: floatRounding },
      operands: { d: write('.f32'), a: read('.bf16', widenedBfloat), c: read('.f32') },
      since: since('8.6', 'sm_100+'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-sub',
      summary: 'Widens both halves of `a` to single precision and subtracts those of `c`.',
      syntax: 'sub{.rnd}.f32x2.atype.f32x2  d, a, c',
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
      anchor: 'mixed-precision-floating-point-instructions-sub',
      summary: 'Subtracts two pairs of single-precision values and narrows the differences towards zero.',
      syntax: 'sub.rz.ftz.f16x2.f32x2.f32x2  d, a, c',
      operands: { d: write('.f16x2'), ...mixedPairs },
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-sub',
      summary: 'Subtracts two pairs of single-precision values and narrows the differences towards zero.',
      syntax: 'sub.rz.bf16x2.f32x2.f32x2  d, a, c',
      operands: { d: write('.bf16x2'), ...mixedPairs },
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'narrow formats',
      anchor: 'alternate-floating-point-instructions-sub',
      summary: 'Subtracts four 8-bit values from four 8-, 6- or 4-bit values exactly and rounds once.',
      syntax: 'sub{.rnd}{.satfinite}.cdtype.atype  d, a, c',
      slots: { rnd: ['.rn'], cdtype: ['.e5m2x4', '.e4m3x4'], atype: fourNarrowFloats },
      operands: {
        d: write('cdtype'),
        a: read('atype', { registerOnly: true }),
        c: read('cdtype', { registerOnly: true }),
      },
      since: since('9.4', ['sm_100a', 'sm_103a']),
    },
  ],
  operands: {
    d: write('type', { meaning: 'difference' }),
    a: read('type', { meaning: 'minuend' }),
    b: read('type', { meaning: 'subtrahend' }),
  },
  traps: [
    'There is no `sub.u16x2` or `sub.s16x2`, although `add` has both.',
    'Packed and half-precision operands must be registers; an immediate is rejected.',
    'In the mixed-precision forms the narrow operand is the minuend `a`; the other way round needs `neg` or `fma`.',
  ],
  examples: [
    'sub.s32 %r1, %r2, %r3;',
    'sub.sat.s32 %r1, %r2, 1;',
    'sub.rn.f64 %fd1, %fd2, %fd3;',
    'sub.bf16x2 %r1, %r2, %r3;',
  ],
});
