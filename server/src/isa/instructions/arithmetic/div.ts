// div: integer division, and single- and double-precision division of three accuracies.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { correctDoubleRounding, floatRounding, integer16to64 } from '../../vocabulary';

const single = { d: write('.f32', { meaning: 'quotient' }), a: read('.f32'), b: read('.f32') };
const double = { d: write('.f64', { meaning: 'quotient' }), a: read('.f64'), b: read('.f64') };

export default instruction({
  name: 'div',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-div',
  summary: 'Divides the first value by the second.',
  description:
    'Floating-point division must say how exact it is to be. `.approx` computes `a * (1/b)` within 2 ulp for divisors between 2^-126 and 2^126, `.full` scales its operands and stays within 2 ulp everywhere, and a rounding modifier asks for the correctly rounded IEEE 754 quotient. The exact forms and all integer divisions are long instruction sequences.',
  forms: [
    { group: 'integer', syntax: 'div.type  d, a, b', slots: { type: integer16to64 }, since: since('1.0') },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-div',
      summary: 'Divides approximately and fast.',
      syntax: 'div.approx{.ftz}.f32  d, a, b',
      operands: single,
      since: since('1.4'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-div',
      summary: 'Divides approximately, over the full range.',
      syntax: 'div.full{.ftz}.f32  d, a, b',
      operands: single,
      since: since('1.4'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-div',
      summary: 'Divides and rounds correctly.',
      syntax: 'div.rnd{.ftz}.f32  d, a, b',
      slots: { rnd: floatRounding },
      operands: single,
      since: since('2.0', 'sm_20+'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-div',
      summary: 'Divides and rounds correctly.',
      syntax: 'div.rnd.f64  d, a, b',
      slots: { rnd: correctDoubleRounding },
      operands: double,
      since: since('1.4', 'sm_13+'),
      observed: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-div',
      syntax: 'div.f32  d, a, b',
      operands: single,
      since: since('1.0'),
      removed: since('1.4'),
      deprecated: 'Write `div.approx.ftz.f32`, which it stood for: since PTX 1.4 the accuracy must be named.',
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-div',
      syntax: 'div.f64  d, a, b',
      operands: double,
      since: since('1.0', 'sm_13+'),
      removed: since('1.4'),
      observed: since('1.0'),
      deprecated: 'Write `div.rn.f64`, which it stood for: since PTX 1.4 the rounding must be named.',
    },
  ],
  operands: {
    d: write('type', { meaning: 'quotient' }),
    a: read('type', { meaning: 'dividend' }),
    b: read('type', { meaning: 'divisor' }),
  },
  modifiers: {
    '.approx': 'Fast approximation: `a` times the approximate reciprocal of `b`.',
    '.full': 'Approximation that scales its operands: at most 2 ulp off over the full range, not IEEE 754 conforming.',
  },
  traps: [
    'Integer division by zero does not trap; the result is unspecified.',
    '`div.approx` returns 0 for divisors of magnitude above 2^126 (NaN if the dividend is infinite).',
  ],
  examples: ['div.s32 %r1, %r2, %r3;', 'div.approx.ftz.f32 %f1, %f2, 0f40490FDB;', 'div.rn.f64 %fd1, %fd2, %fd3;'],
});
