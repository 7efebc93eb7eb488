// abs: absolute value of integers and floating-point values.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { flushToZero } from '../../vocabulary';

const half = { d: write('type'), a: read('type', { registerOnly: true }) };

export default instruction({
  name: 'abs',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-abs',
  summary: 'Takes the absolute value.',
  forms: [
    { group: 'integer', syntax: 'abs.type  d, a', slots: { type: ['.s16', '.s32', '.s64'] }, since: since('1.0') },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-abs',
      syntax: 'abs{.ftz}.f32  d, a',
      slots: { ftz: flushToZero },
      operands: { d: write('.f32'), a: read('.f32') },
      since: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-abs',
      syntax: 'abs.f64  d, a',
      operands: { d: write('.f64'), a: read('.f64') },
      since: since('1.0', 'sm_13+'),
      observed: since('1.0'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-abs',
      syntax: 'abs{.ftz}.type  d, a',
      slots: { type: ['.f16', '.f16x2'] },
      operands: half,
      since: since('6.5', 'sm_53+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-abs',
      syntax: 'abs.type  d, a',
      slots: { type: ['.bf16', '.bf16x2'] },
      operands: half,
      since: since('7.0', 'sm_80+'),
    },
  ],
  operands: { d: write('type', { meaning: 'magnitude' }), a: read('type') },
  traps: [
    'Integer `abs` takes signed types only.',
    'The most negative integer has no positive counterpart: it comes back as it is.',
    'A NaN comes out of `abs.f32` and the half-precision forms as an unspecified NaN: do not use `abs` to clear a sign bit of raw bits.',
  ],
  examples: ['abs.s32 %r1, %r2;', 'abs.ftz.f32 %f1, %f2;', 'abs.bf16x2 %r1, %r2;'],
});
