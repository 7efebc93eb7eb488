// lg2: approximate base-2 logarithm.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'lg2',
  category: 'arithmetic',
  anchor: 'floating-point-instructions-lg2',
  summary: 'Approximates the base-2 logarithm.',
  description:
    'The absolute error is at most 2^-22 for inputs between 0.5 and 2, and so is the relative error for all other positive finite inputs. Zero gives minus infinity, a negative value NaN.',
  forms: [
    { syntax: 'lg2.approx{.ftz}.f32  d, a', since: since('1.4') },
    {
      syntax: 'lg2.f32  d, a',
      since: since('1.0'),
      removed: since('1.4'),
      deprecated: 'Write `lg2.approx.ftz.f32`, which it stood for: since PTX 1.4 `.approx` is required.',
    },
  ],
  operands: { d: write('.f32', { meaning: 'logarithm' }), a: read('.f32') },
  modifiers: { '.approx': 'Fast approximation; required, for there is no exact form.' },
  traps: [
    'The natural logarithm is `lg2` times ln 2 (0f3F317218).',
    'With `.ftz` a subnormal input counts as zero and gives minus infinity.',
  ],
  examples: ['lg2.approx.ftz.f32 %f1, %f2;'],
});
