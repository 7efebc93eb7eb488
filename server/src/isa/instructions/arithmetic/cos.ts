// cos: approximate cosine.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'cos',
  category: 'arithmetic',
  anchor: 'floating-point-instructions-cos',
  summary: 'Approximates the cosine of an angle in radians.',
  description:
    'The absolute error is at most 2^-20.5 for angles within 2 pi of zero and 2^-14.7 within 100 pi; beyond that nothing is promised. An infinite angle gives NaN.',
  forms: [
    { syntax: 'cos.approx{.ftz}.f32  d, a', since: since('1.4') },
    {
      syntax: 'cos.f32  d, a',
      since: since('1.0'),
      removed: since('1.4'),
      deprecated: 'Write `cos.approx.ftz.f32`, which it stood for: since PTX 1.4 `.approx` is required.',
    },
  ],
  operands: { d: write('.f32', { meaning: 'cosine' }), a: read('.f32', { meaning: 'angle in radians' }) },
  modifiers: { '.approx': 'Fast approximation; required, for there is no exact form.' },
  traps: ['Reduce large angles first: accuracy is lost with the magnitude of the angle.'],
  examples: ['cos.approx.ftz.f32 %f1, %f2;'],
});
