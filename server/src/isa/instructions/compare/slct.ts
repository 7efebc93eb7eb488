// slct: selection by the sign of a value.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { double, flushToZero } from '../../vocabulary';

export default instruction({
  name: 'slct',
  category: 'compare',
  anchor: 'comparison-and-selection-instructions-slct',
  summary: 'Selects one of two values by the sign of a third.',
  description:
    '`d = c >= 0 ? a : b`; the chosen value is copied unchanged. A floating-point `c` of -0.0 counts as zero and chooses `a`, NaN chooses `b`.',
  forms: [
    {
      syntax: 'slct.dtype.s32  d, a, b, c',
      operands: { c: read('.s32', { meaning: 'its sign chooses' }) },
      since: since('1.0'),
    },
    {
      syntax: 'slct{.ftz}.dtype.f32  d, a, b, c',
      operands: { c: read('.f32', { meaning: 'its sign chooses' }) },
      since: since('1.0'),
    },
  ],
  slots: {
    ftz: flushToZero,
    dtype: ['.b16', '.b32', '.b64', '.u16', '.u32', '.u64', '.s16', '.s32', '.s64', '.f32', double],
  },
  operands: {
    d: write('dtype'),
    a: read('dtype', { meaning: 'value where `c` is zero or positive' }),
    b: read('dtype', { meaning: 'value where `c` is negative or NaN' }),
  },
  modifiers: { '.ftz': 'A subnormal `c` counts as zero, so that `a` is selected.' },
  traps: ['`.ftz` flushes only `c`, never the selected value.'],
  examples: ['slct.u32.s32 %r1, %r2, %r3, %r4;', 'slct.ftz.b64.f32 %rd1, %rd2, %rd3, %f1;'],
});
