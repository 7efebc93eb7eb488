// rsqrt: approximate reciprocal square root.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

const single = { d: write('.f32', { meaning: 'reciprocal square root' }), a: read('.f32') };
const double = { d: write('.f64', { meaning: 'reciprocal square root' }), a: read('.f64') };

export default instruction({
  name: 'rsqrt',
  category: 'arithmetic',
  anchor: 'floating-point-instructions-rsqrt',
  summary: 'Approximates 1/sqrt(a).',
  description:
    'The relative error of the `.f32` form is at most 2^-22.9. Zero gives an infinity of the same sign, any other negative value NaN.',
  forms: [
    { syntax: 'rsqrt.approx{.ftz}.f32  d, a', operands: single, since: since('1.4') },
    {
      summary: 'Approximates 1/sqrt(a) in software.',
      syntax: 'rsqrt.approx.f64  d, a',
      operands: double,
      since: since('1.4', 'sm_13+'),
      observed: since('1.4'),
    },
    {
      anchor: 'floating-point-instructions-rsqrt-approx-ftz-f64',
      summary: 'Approximates 1/sqrt(a) roughly, from the upper 32 bits alone; the lower 32 bits of the result are 0.',
      syntax: 'rsqrt.approx.ftz.f64  d, a',
      operands: double,
      since: since('4.0', 'sm_20+'),
    },
    {
      syntax: 'rsqrt.f32  d, a',
      operands: single,
      since: since('1.0'),
      removed: since('1.4'),
      deprecated: 'Write `rsqrt.approx.ftz.f32`, which it stood for: since PTX 1.4 `.approx` is required.',
    },
    {
      syntax: 'rsqrt.f64  d, a',
      operands: double,
      since: since('1.0', 'sm_13+'),
      removed: since('1.4'),
      observed: since('1.0'),
      deprecated: 'Write `rsqrt.approx.f64`, which it stood for: since PTX 1.4 `.approx` is required.',
    },
  ],
  operands: single,
  traps: [
    'For `.f64`, `.ftz` selects another operation: a rough single-instruction estimate instead of the slow accurate sequence.',
  ],
  examples: ['rsqrt.approx.ftz.f32 %f1, %f2;', 'rsqrt.approx.f64 %fd1, %fd2;', 'rsqrt.approx.ftz.f64 %fd1, %fd2;'],
});
