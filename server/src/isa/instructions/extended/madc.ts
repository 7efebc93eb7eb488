// madc: multiplication with addition and carry-in, for multi-word products. What starts a chain, mad.lo.cc, is in mad.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';

export default instruction({
  name: 'madc',
  category: 'extended',
  anchor: 'extended-precision-arithmetic-instructions-madc',
  summary: 'Multiplies two integers and adds half of the product, a third value and the carry of the step before.',
  description:
    '`.lo` or `.hi`, one of which is required, picks the half of the product. With `.cc` the carry out goes back to the condition code register for the next step.',
  forms: [
    {
      syntax: 'madc.mode{.cc}.type  d, a, b, c',
      slots: { mode: ['.hi', '.lo'], type: ['.u32', '.s32'] },
      since: since('3.0', 'sm_20+'),
    },
    // ptxas 13.0 demands 4.3 of the 64-bit types only where .cc is written.
    {
      syntax: 'madc.mode{.cc}.type  d, a, b, c',
      slots: { mode: ['.hi', '.lo'], cc: [value('.cc', '4.3', 'sm_20+')], type: ['.u64', '.s64'] },
      since: since('4.3', 'sm_20+'),
      observed: since('3.0', 'sm_20+'),
    },
  ],
  operands: {
    d: write('type', { meaning: 'sum' }),
    a: read('type'),
    b: read('type'),
    c: read('type', { meaning: 'addend' }),
  },
  modifiers: {
    '.lo': 'Adds the lower half of the product.',
    '.hi': 'Adds the upper half of the product.',
    '.cc': 'Writes the carry to the condition code register.',
  },
  traps: [
    '`.lo` or `.hi` comes directly after the name: `madc.hi.cc.u32`.',
    'The carry flag lives in the condition code register, which no other instruction reads and which calls do not preserve: keep the chain in straight-line code.',
  ],
  examples: ['madc.lo.cc.u32 %r1, %r2, %r3, %r4;', 'madc.hi.u32 %r1, %r2, %r3, 0;'],
});
