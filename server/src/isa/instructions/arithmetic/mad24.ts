// mad24: product of two 24-bit integers with addition.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'mad24',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-mad24',
  summary: 'Multiplies two 24-bit integers held in 32-bit registers and adds a third value.',
  description:
    'The product has 48 bits; `c` is added to bits 31 to 0 (`.lo`) or 47 to 16 (`.hi`) of it. The addition wraps around, except that `.sat` clamps it in `mad24.hi.sat.s32`.',
  forms: [
    {
      syntax: 'mad24.mode.type  d, a, b, c',
      slots: { mode: ['.hi', '.lo'], type: ['.u32', '.s32'] },
      since: since('1.0'),
    },
    { syntax: 'mad24.hi.sat.type  d, a, b, c', slots: { type: ['.s32'] }, since: since('1.0') },
  ],
  operands: {
    d: write('type', { meaning: 'sum' }),
    a: read('type'),
    b: read('type'),
    c: read('type', { meaning: 'addend' }),
  },
  modifiers: {
    '.lo': 'Adds to bits 31 to 0 of the 48-bit product.',
    '.hi': 'Adds to bits 47 to 16 of the 48-bit product.',
  },
  traps: [
    'Worth using on sm_1x only: later machines multiply 32-bit integers natively, and `mad24` gains nothing there.',
  ],
  examples: ['mad24.lo.s32 %r1, %r2, %r3, %r4;', 'mad24.hi.sat.s32 %r1, %r2, %r3, %r4;'],
});
