// testp: tests of floating-point properties.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'testp',
  category: 'arithmetic',
  anchor: 'floating-point-instructions-testp',
  summary: 'Tests what kind of floating-point number a value is.',
  forms: [
    {
      syntax: 'testp.op.type  p, a',
      slots: {
        op: ['.finite', '.infinite', '.number', '.notanumber', '.normal', '.subnormal'],
        type: ['.f32', '.f64'],
      },
      since: since('2.0', 'sm_20+'),
    },
  ],
  operands: { p: write('.pred', { meaning: 'whether the property holds' }), a: read('type') },
  modifiers: {
    '.finite': 'Neither infinite nor NaN.',
    '.infinite': 'Positive or negative infinity.',
    '.number': 'Not NaN.',
    '.notanumber': 'NaN.',
    '.normal': 'Neither subnormal, infinite nor NaN; zero counts as normal.',
    '.subnormal': 'Subnormal; zero does not count.',
  },
  traps: ['Zero is `.normal` here, unlike in C, where `isnormal(0.0)` is false.'],
  examples: ['testp.notanumber.f32 %p1, %f1;', 'testp.finite.f64 %p1, %fd1;'],
});
