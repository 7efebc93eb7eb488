// mad: multiplication with addition: integer (with and without carry-out), and the old names of fma.f32 and fma.f64.
// The form with carry-in is madc.
import { since } from '../../availability';
import { instruction, read, type SlotValues, value, write } from '../../schema';
import { doubleRounding, floatRounding, flushToZero, integer16to64 } from '../../vocabulary';

const twiceAsWide: Readonly<Record<string, string>> = {
  '.u16': '.u32',
  '.s16': '.s32',
  '.u32': '.u64',
  '.s32': '.s64',
};
const sumType = ({ type = '.u32' }: SlotValues): string => twiceAsWide[type];

const single = { d: write('.f32'), a: read('.f32'), b: read('.f32'), c: read('.f32', { meaning: 'addend' }) };
const double = { d: write('.f64'), a: read('.f64'), b: read('.f64'), c: read('.f64', { meaning: 'addend' }) };

export default instruction({
  name: 'mad',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-mad',
  summary: 'Adds a value to the product of two others.',
  description:
    'For integers `.lo`, `.hi` or `.wide` picks the part of the product that `c` is added to; one of them is required. The addition wraps around, except that `.sat` clamps it in `mad.hi.sat.s32`.\n\nFrom sm_20 on `mad.f32` is `fma` under an older name, as `mad.f64` has always been: there is one rounding, after the addition.',
  forms: [
    {
      group: 'integer',
      syntax: 'mad.mode.type  d, a, b, c',
      slots: { mode: ['.hi', '.lo'], type: integer16to64 },
      since: since('1.0'),
    },
    {
      group: 'integer',
      syntax: 'mad.wide.type  d, a, b, c',
      slots: { type: ['.u16', '.u32', '.s16', '.s32'] },
      operands: { d: write(sumType), c: read(sumType, { meaning: 'addend, as wide as the product' }) },
      since: since('1.0'),
    },
    { group: 'integer', syntax: 'mad.hi.sat.type  d, a, b, c', slots: { type: ['.s32'] }, since: since('1.0') },
    {
      group: 'extended precision',
      anchor: 'extended-precision-arithmetic-instructions-mad-cc',
      summary: 'Multiplies two values, adds a third to half of the product and keeps the carry of the addition.',
      syntax: 'mad.mode.cc.type  d, a, b, c',
      slots: {
        mode: ['.hi', '.lo'],
        type: ['.u32', '.s32', value('.u64', '4.3', 'sm_20+'), value('.s64', '4.3', 'sm_20+')],
      },
      since: since('3.0', 'sm_20+'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-mad',
      syntax: 'mad{.ftz}{.sat}.f32  d, a, b, c',
      slots: { ftz: flushToZero },
      operands: single,
      since: since('1.0'),
      removed: since('3.2', 'sm_20+'),
      deprecated: 'Write `fma.rn.f32`: from sm_20 on a rounding modifier is required since PTX 3.2.',
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-mad',
      syntax: 'mad.rnd{.ftz}{.sat}.f32  d, a, b, c',
      slots: { rnd: floatRounding },
      operands: single,
      since: since('2.0', 'sm_20+'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-mad',
      syntax: 'mad.rnd.f64  d, a, b, c',
      slots: { rnd: doubleRounding },
      operands: double,
      since: since('1.4', 'sm_13+'),
      observed: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-mad',
      syntax: 'mad.f64  d, a, b, c',
      operands: double,
      since: since('1.0', 'sm_13+'),
      removed: since('1.4'),
      observed: since('1.0'),
      deprecated: 'Write `fma.rn.f64`: a rounding modifier is required since PTX 1.4.',
    },
  ],
  operands: { d: write('type'), a: read('type'), b: read('type'), c: read('type', { meaning: 'addend' }) },
  modifiers: {
    '.lo': 'Adds to the lower half of the product.',
    '.hi': 'Adds to the upper half of the product.',
    '.wide': 'Adds to the whole product: `d` and `c` have twice the width of `a` and `b`.',
    '.cc': 'Writes the carry of the addition to the condition code register, for `addc` or `madc` to read.',
  },
  traps: [
    'The manual calls the form with carry-out `mad.cc`, but `.lo` or `.hi` comes first: `mad.lo.cc.u32`.',
    'On sm_1x targets `mad.f32` truncates the product instead of fusing, so its results differ from those of `fma`.',
  ],
  examples: [
    'mad.lo.s32 %r1, %r2, %r3, %r4;',
    'mad.wide.u32 %rd1, %r2, 8, %rd3;',
    'mad.lo.cc.u32 %r1, %r2, %r3, %r4;',
    'mad.rn.f32 %f1, %f2, %f3, %f4;',
  ],
});
