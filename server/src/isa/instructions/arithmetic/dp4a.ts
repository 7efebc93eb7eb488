// dp4a: dot product of four bytes with accumulation.
import { since } from '../../availability';
import { instruction, read, type SlotValues, write } from '../../schema';

const sumType = ({ atype, btype }: SlotValues): string => (atype === '.u32' && btype === '.u32' ? '.u32' : '.s32');

export default instruction({
  name: 'dp4a',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-dp4a',
  summary: 'Multiplies four pairs of bytes and adds the products to a 32-bit value.',
  description:
    'The types say how the bytes of `a` and of `b` are extended: with zeros for `.u32`, with their sign for `.s32`.',
  forms: [
    {
      syntax: 'dp4a.atype.btype  d, a, b, c',
      slots: { atype: ['.u32', '.s32'], btype: ['.u32', '.s32'] },
      since: since('5.0', 'sm_61+'),
    },
  ],
  operands: {
    d: write(sumType, { integersOnly: true, meaning: 'sum' }),
    a: read('atype', { meaning: 'four packed bytes' }),
    b: read('btype', { meaning: 'four packed bytes' }),
    c: read(sumType, { meaning: 'accumulator' }),
  },
  traps: ['It begins with sm_61: the older Pascal chip sm_60 lacks it.'],
  examples: ['dp4a.s32.s32 %r1, %r2, %r3, %r1;', 'dp4a.u32.s32 %r1, %r2, %r3, 0;'],
});
