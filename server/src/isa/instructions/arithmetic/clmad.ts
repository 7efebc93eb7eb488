// clmad: carryless (polynomial) multiplication with addition.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'clmad',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-clmad',
  summary: 'Multiplies two 64-bit values without carries and adds a third without carries.',
  description:
    'The values are polynomials over GF(2): partial products are combined, and `c` is added, by exclusive-or. `.lo` and `.hi` pick the half of the 128-bit product.',
  forms: [
    {
      syntax: 'clmad.mode.type  d, a, b, c',
      slots: { mode: ['.hi', '.lo'], type: ['.u64'] },
      since: since('9.3', 'sm_80+'),
    },
  ],
  operands: {
    d: write('type'),
    a: read('type', { integersOnly: true }),
    b: read('type', { integersOnly: true }),
    c: read('type', { integersOnly: true, meaning: 'value combined by exclusive-or' }),
  },
  modifiers: { '.lo': 'The lower 64 bits of the product.', '.hi': 'The upper 64 bits of the product.' },
  examples: ['clmad.lo.u64 %rd1, %rd2, %rd3, %rd4;'],
});
