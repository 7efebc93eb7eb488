// dp2a: dot product of two 16-bit values with two bytes, with accumulation.
import { since } from '../../availability';
import { instruction, read, type SlotValues, write } from '../../schema';

const sumType = ({ atype, btype }: SlotValues): string => (atype === '.u32' && btype === '.u32' ? '.u32' : '.s32');

export default instruction({
  name: 'dp2a',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-dp2a',
  summary: 'Multiplies two 16-bit values by two bytes and adds the products to a 32-bit value.',
  description:
    '`a` holds two 16-bit values and `b` four bytes, of which `.lo` uses the lower two and `.hi` the upper two. The types say how they are extended: with zeros for `.u32`, with their sign for `.s32`.',
  forms: [
    {
      syntax: 'dp2a.mode.atype.btype  d, a, b, c',
      slots: { mode: ['.lo', '.hi'], atype: ['.u32', '.s32'], btype: ['.u32', '.s32'] },
      since: since('5.0', 'sm_61+'),
    },
  ],
  operands: {
    d: write(sumType, { integersOnly: true, meaning: 'sum' }),
    a: read('atype', { meaning: 'two packed 16-bit values' }),
    b: read('btype', { meaning: 'four packed bytes' }),
    c: read(sumType, { meaning: 'accumulator' }),
  },
  modifiers: { '.lo': 'Uses the lower two bytes of `b`.', '.hi': 'Uses the upper two bytes of `b`.' },
  examples: ['dp2a.lo.s32.s32 %r1, %r2, %r3, %r1;', 'dp2a.hi.u32.s32 %r1, %r2, %r3, %r4;'],
});
