// tanh: approximate hyperbolic tangent, in single and half precision.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';

export default instruction({
  name: 'tanh',
  category: 'arithmetic',
  anchor: 'floating-point-instructions-tanh',
  summary: 'Approximates the hyperbolic tangent.',
  description:
    'The relative error of the `.f32` result is at most 2^-11; the absolute error is at most 2^-10.987 for `.f16` and 2^-8 for `.bf16`. Subnormal values are kept.',
  forms: [
    {
      group: 'single precision',
      syntax: 'tanh.approx.type  d, a',
      slots: { type: ['.f32'] },
      since: since('7.0', 'sm_75+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-tanh',
      syntax: 'tanh.approx.type  d, a',
      slots: { type: ['.f16', '.f16x2', value('.bf16', '7.8', 'sm_90+'), value('.bf16x2', '7.8', 'sm_90+')] },
      operands: { a: read('type', { registerOnly: true }) },
      since: since('7.0', 'sm_75+'),
    },
  ],
  operands: { d: write('type', { meaning: 'hyperbolic tangent' }), a: read('type') },
  modifiers: { '.approx': 'Fast approximation; required, for there is no exact form.' },
  traps: ['About 11 good bits in `.f32`: enough for activation functions, not a replacement for `tanhf`.'],
  examples: ['tanh.approx.f32 %f1, %f2;', 'tanh.approx.bf16x2 %r1, %r2;'],
});
