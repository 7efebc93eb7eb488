// neg: sign change of integers, packed bytes and floating-point values.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { flushToZero } from '../../vocabulary';

const packed = { d: write('type'), a: read('type', { registerOnly: true }) };

export default instruction({
  name: 'neg',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-neg',
  summary: 'Changes the sign.',
  forms: [
    { group: 'integer', syntax: 'neg.type  d, a', slots: { type: ['.s16', '.s32', '.s64'] }, since: since('1.0') },
    {
      group: 'packed integer',
      syntax: 'neg.type  d, a',
      slots: { type: ['.s8x4'] },
      operands: packed,
      since: since('9.2', 'sm_120f', '9.4', 'sm_107f'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-neg',
      syntax: 'neg{.ftz}.f32  d, a',
      slots: { ftz: flushToZero },
      operands: { d: write('.f32'), a: read('.f32') },
      since: since('1.0'),
    },
    {
      group: 'single and double precision',
      anchor: 'floating-point-instructions-neg',
      syntax: 'neg.f64  d, a',
      operands: { d: write('.f64'), a: read('.f64') },
      since: since('1.0', 'sm_13+'),
      observed: since('1.0'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-neg',
      syntax: 'neg{.ftz}.type  d, a',
      slots: { type: ['.f16', '.f16x2'] },
      operands: packed,
      since: since('6.0', 'sm_53+'),
      observed: since('5.1', 'sm_53+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-floating-point-instructions-neg',
      syntax: 'neg.type  d, a',
      slots: { type: ['.bf16', '.bf16x2'] },
      operands: packed,
      since: since('7.0', 'sm_80+'),
    },
  ],
  operands: { d: write('type'), a: read('type') },
  traps: [
    'Integer `neg` takes signed types only; for unsigned values use `sub` from zero or the signed type of the same width.',
    'The negative of a NaN is an unspecified NaN: `xor` the sign bit where payloads matter.',
  ],
  examples: ['neg.s32 %r1, %r2;', 'neg.ftz.f32 %f1, %f2;', 'neg.f16x2 %r1, %r2;'],
});
