// rcp: reciprocal, approximate or correctly rounded.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { correctDoubleRounding, floatRounding } from '../../vocabulary';

const single = { d: write('.f32', { meaning: 'reciprocal' }), a: read('.f32') };
const double = { d: write('.f64', { meaning: 'reciprocal' }), a: read('.f64') };

export default instruction({
  name: 'rcp',
  category: 'arithmetic',
  anchor: 'floating-point-instructions-rcp',
  summary: 'Computes 1/a.',
  description:
    '`.approx.f32` is within 1 ulp over the whole range; a rounding modifier asks for the correctly rounded IEEE 754 result. The reciprocal of zero is an infinity of the same sign.',
  forms: [
    { summary: 'Approximates 1/a.', syntax: 'rcp.approx{.ftz}.f32  d, a', operands: single, since: since('1.4') },
    {
      summary: 'Computes 1/a, correctly rounded.',
      syntax: 'rcp.rnd{.ftz}.f32  d, a',
      slots: { rnd: floatRounding },
      operands: single,
      since: since('2.0', 'sm_20+'),
    },
    {
      summary: 'Computes 1/a, correctly rounded.',
      syntax: 'rcp.rnd.f64  d, a',
      slots: { rnd: correctDoubleRounding },
      operands: double,
      since: since('1.4', 'sm_13+'),
      observed: since('1.4'),
    },
    {
      anchor: 'floating-point-instructions-rcp-approx-ftz-f64',
      summary: 'Approximates 1/a roughly, from the upper 32 bits alone; the lower 32 bits of the result are 0.',
      syntax: 'rcp.approx.ftz.f64  d, a',
      operands: double,
      since: since('2.1', 'sm_20+'),
    },
    {
      syntax: 'rcp.f32  d, a',
      operands: single,
      since: since('1.0'),
      removed: since('1.4'),
      deprecated: 'Write `rcp.approx.ftz.f32`, which it stood for: since PTX 1.4 the accuracy must be named.',
    },
    {
      // ptxas 13.0 accepts it in no version.
      syntax: 'rcp.f64  d, a',
      operands: double,
      since: since('1.0', 'sm_13+'),
      removed: since('1.4'),
      observed: since(),
      deprecated: 'Write `rcp.rn.f64`, which it stood for: since PTX 1.4 the rounding must be named.',
    },
  ],
  operands: single,
  modifiers: {
    '.approx':
      'Fast approximation: at most 1 ulp off for `.f32`, made from the upper 20 mantissa bits alone for `.f64`.',
  },
  traps: ['`rcp.approx.ftz.f64` is a starting point for Newton iterations, not a result: `.ftz` is part of its name.'],
  examples: ['rcp.approx.ftz.f32 %f1, %f2;', 'rcp.rn.f64 %fd1, %fd2;', 'rcp.approx.ftz.f64 %fd1, %fd2;'],
});
