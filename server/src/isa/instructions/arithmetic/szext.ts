// szext: sign or zero extension of an n-bit value.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'szext',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-szext',
  summary: 'Extends the low n bits of a value to 32 bits.',
  description:
    '`.s32` repeats the top bit of the n-bit value, `.u32` fills with zeros. For n = 0 the result is 0. For n of 32 and more `.clamp` returns `a` unchanged, while `.wrap` takes n modulo 32.',
  forms: [
    {
      syntax: 'szext.mode.type  d, a, b',
      slots: { mode: ['.clamp', '.wrap'], type: ['.u32', '.s32'] },
      since: since('7.6', 'sm_70+'),
    },
  ],
  operands: {
    d: write('type', { meaning: 'extended value' }),
    a: read('type'),
    b: read('.u32', { integersOnly: true, meaning: 'number of bits' }),
  },
  modifiers: {
    '.clamp': 'A width of 32 or more leaves the value as it is.',
    '.wrap': 'The width is taken modulo 32.',
  },
  examples: ['szext.clamp.s32 %r1, %r2, %r3;', 'szext.wrap.u32 %r1, %r2, 12;'],
});
