// mul24: product of two 24-bit integers.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'mul24',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-mul24',
  summary: 'Multiplies two 24-bit integers held in 32-bit registers.',
  description: 'The product has 48 bits; `.lo` returns bits 31 to 0 and `.hi` bits 47 to 16.',
  forms: [
    {
      syntax: 'mul24.mode.type  d, a, b',
      slots: { mode: ['.hi', '.lo'], type: ['.u32', '.s32'] },
      since: since('1.0'),
    },
  ],
  operands: { d: write('type', { meaning: 'part of the product' }), a: read('type'), b: read('type') },
  modifiers: {
    '.lo': 'Bits 31 to 0 of the 48-bit product.',
    '.hi': 'Bits 47 to 16 of the 48-bit product.',
  },
  traps: [
    'Worth using on sm_1x only: later machines multiply 32-bit integers natively, and `mul24` gains nothing there.',
  ],
  examples: ['mul24.lo.s32 %r1, %r2, %r3;'],
});
