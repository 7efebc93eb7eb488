// mul: integer (low, high and full product), single, double, packed single, half, mixed-precision and narrow
// floating-point multiplication.
import { since } from '../../availability';
import { instruction, read, type SlotValues, write } from '../../schema';
import {
  doubleRounding,
  floatRounding,
  flushToZero,
  fourNarrowFloats,
  integer16to64,
  singleRounding,
} from '../../vocabulary';

const twiceAsWide: Readonly<Record<string, string>> = {
  '.u16': '.u32',
  '.s16': '.s32',
  '.u32': '.u64',
  '.s32': '.s64',
};
const productType = ({ type = '.u32' }: SlotValues): string => twiceAsWide[type];

const packed = {
  d: write('type', { meaning: 'products' }),
  a: read('type', { registerOnly: true }),
  b: read('type', { registerOnly: true }),
};
const mixedPairs = { a: read('.f32x2', { registerOnly: true }), c: read('.f32x2', { registerOnly: true }) };

export default instruction({
  name: 'mul',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-mul',
  summary: 'Multiplies two values.',
  description:
    'An integer product has twice the bits of its factors; `.lo`, `.hi` or `.wide` says which part is wanted, and one of them is required. Floating-point multiplication rounds to nearest even where no rounding modifier is given, and may then be contracted with an addition into `fma`; an explicit rounding modifier forbids that.',
  forms: [
    {
      group: 'integer',
      syntax: 'mul.mode.type  d, a, b',
      slots: { mode: ['.hi', '.lo'], type: integer16to64 },
      since: since('1.0'),
    },
    {
      group: 'integer',
      syntax: 'mul.wide.type  d, a, b',
      slots: { type: ['.u16', '.u32', '.s16', '.s32'] },
      operands: { d: write(productType, { meaning: 'whole product' }) },
      since: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-mul',
      syntax: 'mul{.rnd}{.ftz}{.sat}.f32  d, a, b',
      slots: { rnd: singleRounding, ftz: flushToZero },
      operands: { d: write('.f32', { meaning: 'product' }), a: read('.f32'), b: read('.f32') },
      since: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-mul',
      syntax: 'mul{.rnd}.f64  d, a, b',
      slots: { rnd: doubleRounding },
      operands: { d: write('.f64', { meaning: 'product' }), a: read('.f64'), b: read('.f64') },
      since: since('1.0', 'sm_13+'),
      observed: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-mul',
      syntax: 'mul{.rnd}{.ftz}.type  d, a, b',
      slots: { rnd: floatRounding, type: ['.f32x2'] },
      operands: packed,
      since: since('8.6', 'sm_100+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-mul',
      syntax: 'mul{.rnd}{.ftz}{.sat}.type  d, a, b',
      slots: { rnd: ['.rn'], type: ['.f16', '.f16x2'] },
      operands: packed,
      since: since('4.2', 'sm_53+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-mul',
      syntax: 'mul{.rnd}.type  d, a, b',
      slots: { rnd: ['.rn'], type: ['.bf16', '.bf16x2'] },
      operands: packed,
      since: since('7.8', 'sm_90+'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-mul',
      summary: 'Multiplies two pairs of single-precision values and narrows the products towards zero.',
      syntax: 'mul.ftz.rz.f16x2.f32x2.f32x2  d, a, c',
      operands: { d: write('.f16x2'), ...mixedPairs },
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-mul',
      summary: 'Multiplies two pairs of single-precision values and narrows the products towards zero.',
      syntax: 'mul.rz.bf16x2.f32x2.f32x2  d, a, c',
      operands: { d: write('.bf16x2'), ...mixedPairs },
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-mul',
      summary: 'Converts the halves of `c` to `.bf16` and multiplies those of `a` by them.',
      syntax: 'mul.bf16x2.bf16x2.f16x2  d, a, c',
      operands: {
        d: write('.bf16x2'),
        a: read('.bf16x2', { registerOnly: true }),
        c: read('.f16x2', { registerOnly: true }),
      },
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'mixed precision',
      anchor: 'mixed-precision-floating-point-instructions-mul',
      summary: 'Converts the halves of `c` to `.f16` and multiplies those of `a` by them.',
      syntax: 'mul.f16x2.f16x2.bf16x2  d, a, c',
      operands: {
        d: write('.f16x2'),
        a: read('.f16x2', { registerOnly: true }),
        c: read('.bf16x2', { registerOnly: true }),
      },
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'narrow formats',
      anchor: 'alternate-floating-point-instructions-mul',
      summary: 'Multiplies four pairs of 8-, 6- or 4-bit values exactly and rounds each product to 8 bits.',
      syntax: 'mul{.rnd}{.satfinite}.dtype.atype.ctype  d, a, c',
      slots: { rnd: ['.rn'], dtype: ['.e5m2x4', '.e4m3x4'], atype: fourNarrowFloats, ctype: fourNarrowFloats },
      operands: {
        d: write('dtype'),
        a: read('atype', { registerOnly: true }),
        c: read('ctype', { registerOnly: true }),
      },
      since: since('9.4', ['sm_100a', 'sm_103a']),
    },
  ],
  operands: { d: write('type', { meaning: 'product' }), a: read('type'), b: read('type') },
  modifiers: {
    '.lo': 'The lower half of the product, as wide as the factors.',
    '.hi': 'The upper half of the product, as wide as the factors.',
    '.wide': 'The whole product: the destination is twice as wide as the factors.',
  },
  traps: [
    'Integer `mul` has no default: one of `.lo`, `.hi` and `.wide` must follow the name directly.',
    '`.wide` stops at 32-bit factors; a 128-bit product takes `mul.lo.u64` and `mul.hi.u64`.',
    'Packed and half-precision operands must be registers; an immediate is rejected.',
  ],
  examples: [
    'mul.lo.s32 %r1, %r2, %r3;',
    'mul.wide.s32 %rd1, %r2, 4;',
    'mul.ftz.f32 %f1, %f2, %f3;',
    'mul.rn.f16x2 %r1, %r2, %r3;',
  ],
});
