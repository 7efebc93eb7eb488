// fma: fused multiply-add in single, double, packed single, half, mixed and narrow floating-point formats.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { doubleRounding, floatRounding, fourNarrowFloats, widenedBfloat } from '../../vocabulary';

const packed = {
  d: write('type'),
  a: read('type', { registerOnly: true }),
  b: read('type', { registerOnly: true }),
  c: read('type', { registerOnly: true, meaning: 'addend' }),
};

export default instruction({
  name: 'fma',
  category: 'arithmetic',
  anchor: 'floating-point-instructions-fma',
  summary: 'Adds a value to the product of two others, rounding once.',
  description: 'The product is exact: only the sum is rounded, as the rounding modifier says.',
  forms: [
    {
      group: 'single and double precision',
      syntax: 'fma.rnd{.ftz}{.sat}.f32  d, a, b, c',
      slots: { rnd: floatRounding },
      operands: { d: write('.f32'), a: read('.f32'), b: read('.f32'), c: read('.f32', { meaning: 'addend' }) },
      since: since('2.0', 'sm_20+'),
    },
    {
      group: 'single and double precision',
      syntax: 'fma.rnd.f64  d, a, b, c',
      slots: { rnd: doubleRounding },
      operands: { d: write('.f64'), a: read('.f64'), b: read('.f64'), c: read('.f64', { meaning: 'addend' }) },
      since: since('1.4', 'sm_13+'),
      observed: since('1.4'),
    },
    {
      group: 'single and double precision',
      syntax: 'fma.rnd{.ftz}.type  d, a, b, c',
      slots: { rnd: floatRounding, type: ['.f32x2'] },
      operands: packed,
      since: since('8.6', 'sm_100+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-fma',
      syntax: 'fma.rnd{.ftz}{.sat}.type  d, a, b, c',
      slots: { rnd: ['.rn'], type: ['.f16', '.f16x2'] },
      operands: packed,
      since: since('4.2', 'sm_53+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-fma',
      syntax: 'fma.rnd{.ftz}.relu.type  d, a, b, c',
      slots: { rnd: ['.rn'], type: ['.f16', '.f16x2'] },
      operands: packed,
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-fma',
      syntax: 'fma.rnd{.relu}.type  d, a, b, c',
      slots: { rnd: ['.rn'], type: ['.bf16', '.bf16x2'] },
      operands: packed,
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-fma',
      syntax: 'fma.rnd.oob{.relu}.type  d, a, b, c',
      slots: { rnd: ['.rn'], type: ['.f16', '.f16x2', '.bf16', '.bf16x2'] },
      operands: packed,
      since: since('8.1', 'sm_90+'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-fma',
      summary: 'Widens `a` and `b` to single precision and computes `a * b + c`.',
      syntax: 'fma.rnd{.sat}.f32.f16  d, a, b, c',
      slots: { rnd: floatRounding },
      operands: {
        d: write('.f32'),
        a: read('.f16', { registerOnly: true }),
        b: read('.f16', { registerOnly: true }),
        c: read('.f32', { meaning: 'addend' }),
      },
      since: since('8.6', 'sm_100+'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-fma',
      summary: 'Widens `a` and `b` to single precision and computes `a * b + c`.',
      syntax: 'fma.rnd{.sat}.f32.bf16  d, a, b, c',
      slots: { rnd: floatRounding },
      operands: {
        d: write('.f32'),
        a: read('.bf16', widenedBfloat),
        b: read('.bf16', widenedBfloat),
        c: read('.f32', { meaning: 'addend' }),
      },
      since: since('8.6', 'sm_100+'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-fma',
      summary: 'Widens both halves of `a` to single precision and computes `a * b + c` for each.',
      syntax: 'fma{.rnd}.f32x2.atype.f32x2.f32x2  d, a, b, c',
      slots: { rnd: floatRounding, atype: ['.f16x2', '.bf16x2'] },
      operands: {
        d: write('.f32x2'),
        a: read('atype', { registerOnly: true }),
        b: read('.f32x2', { registerOnly: true }),
        c: read('.f32x2', { registerOnly: true, meaning: 'addend' }),
      },
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'narrow formats',
      anchor: 'alternate-floating-point-instructions-fma',
      summary: 'Multiplies four pairs of 8-, 6- or 4-bit values, adds four 8-bit values and rounds once.',
      syntax: 'fma{.rnd}{.satfinite}.cdtype.atype.btype  d, a, b, c',
      slots: { rnd: ['.rn'], cdtype: ['.e5m2x4', '.e4m3x4'], atype: fourNarrowFloats, btype: fourNarrowFloats },
      operands: {
        d: write('cdtype'),
        a: read('atype', { registerOnly: true }),
        b: read('btype', { registerOnly: true }),
        c: read('cdtype', { registerOnly: true, meaning: 'addend' }),
      },
      since: since('9.4', ['sm_100a', 'sm_103a']),
    },
  ],
  operands: packed,
  modifiers: {
    '.relu': 'Clamps a negative result to 0; a NaN result becomes the canonical NaN.',
    '.oob': 'The result is +0 where an operand is the special out-of-bounds NaN that tensor copies fill in.',
  },
  traps: [
    '`fma` has no default rounding: `fma.f32` without `.rn`, `.rz`, `.rm` or `.rp` is rejected.',
    'Half-precision `fma` exists in `.rn` only, and `.relu` excludes `.sat`.',
    'Packed and half-precision operands must be registers; an immediate is rejected.',
  ],
  examples: [
    'fma.rn.f32 %f1, %f2, %f3, %f4;',
    'fma.rn.ftz.f16x2 %r1, %r2, %r3, %r4;',
    'fma.rn.relu.bf16x2 %r1, %r2, %r3, %r4;',
    'fma.rn.f32.f16 %f1, %h2, %h3, %f4;',
  ],
});
