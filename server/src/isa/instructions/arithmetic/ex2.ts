// ex2: approximate power of two, in single and half precision.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

const single = { d: write('.f32', { meaning: 'power of two' }), a: read('.f32', { meaning: 'exponent' }) };
const half = {
  d: write('type', { meaning: 'power of two' }),
  a: read('type', { registerOnly: true, meaning: 'exponent' }),
};

export default instruction({
  name: 'ex2',
  category: 'arithmetic',
  anchor: 'floating-point-instructions-ex2',
  summary: 'Approximates 2 to the power `a`.',
  description:
    'The `.f32` result is within 2 ulp; the relative error is at most 2^-9.9 for `.f16` and 2^-7 for `.bf16`.',
  forms: [
    { group: 'single precision', syntax: 'ex2.approx{.ftz}.f32  d, a', operands: single, since: since('1.4') },
    {
      group: 'single precision',
      syntax: 'ex2.f32  d, a',
      operands: single,
      since: since('1.0'),
      removed: since('1.4'),
      deprecated: 'Write `ex2.approx.ftz.f32`, which it stood for: since PTX 1.4 `.approx` is required.',
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-ex2',
      syntax: 'ex2.approx.type  d, a',
      slots: { type: ['.f16', '.f16x2'] },
      operands: half,
      since: since('7.0', 'sm_75+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-ex2',
      syntax: 'ex2.approx.ftz.type  d, a',
      slots: { type: ['.bf16', '.bf16x2'] },
      operands: half,
      since: since('7.8', 'sm_90+'),
    },
  ],
  operands: single,
  modifiers: { '.approx': 'Fast approximation; required, for there is no exact form.' },
  traps: [
    '`.ftz` is optional for `.f32`, required for `.bf16` and forbidden for `.f16`.',
    'The natural exponential is `ex2` of the argument times log2 e (0f3FB8AA3B).',
  ],
  examples: ['ex2.approx.ftz.f32 %f1, %f2;', 'ex2.approx.f16x2 %r1, %r2;', 'ex2.approx.ftz.bf16x2 %r1, %r2;'],
});
