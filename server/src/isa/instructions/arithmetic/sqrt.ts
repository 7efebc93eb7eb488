// sqrt: square root, approximate or correctly rounded.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { correctDoubleRounding, floatRounding } from '../../vocabulary';

const single = { d: write('.f32', { meaning: 'square root' }), a: read('.f32') };
const double = { d: write('.f64', { meaning: 'square root' }), a: read('.f64') };

export default instruction({
  name: 'sqrt',
  category: 'arithmetic',
  anchor: 'floating-point-instructions-sqrt',
  summary: 'Computes the square root.',
  description:
    '`.approx.f32` has a relative error of at most 2^-23; a rounding modifier asks for the correctly rounded IEEE 754 result. The root of -0 is -0, that of any other negative value NaN.',
  forms: [
    {
      summary: 'Approximates the square root.',
      syntax: 'sqrt.approx{.ftz}.f32  d, a',
      operands: single,
      since: since('1.4'),
    },
    {
      summary: 'Computes the correctly rounded square root.',
      syntax: 'sqrt.rnd{.ftz}.f32  d, a',
      slots: { rnd: floatRounding },
      operands: single,
      since: since('2.0', 'sm_20+'),
    },
    {
      summary: 'Computes the correctly rounded square root.',
      syntax: 'sqrt.rnd.f64  d, a',
      slots: { rnd: correctDoubleRounding },
      operands: double,
      since: since('1.4', 'sm_13+'),
      observed: since('1.0'),
    },
    {
      syntax: 'sqrt.f32  d, a',
      operands: single,
      since: since('1.0'),
      removed: since('1.4'),
      deprecated: 'Write `sqrt.approx.ftz.f32`, which it stood for: since PTX 1.4 the accuracy must be named.',
    },
    {
      syntax: 'sqrt.f64  d, a',
      operands: double,
      since: since('1.0', 'sm_13+'),
      removed: since('1.4'),
      observed: since('1.0'),
      deprecated: 'Write `sqrt.rn.f64`, which it stood for: since PTX 1.4 the rounding must be named.',
    },
  ],
  operands: single,
  modifiers: { '.approx': 'Fast approximation: relative error of at most 2^-23.' },
  traps: ['There is no approximate `sqrt` for `.f64`.'],
  examples: ['sqrt.approx.ftz.f32 %f1, %f2;', 'sqrt.rn.f32 %f1, %f2;', 'sqrt.rn.f64 %fd1, %fd2;'],
});
