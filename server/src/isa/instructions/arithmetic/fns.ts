// fns: position of the n-th set bit.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'fns',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-fns',
  summary: 'Finds the n-th 1 of a mask, counted from a given bit.',
  description:
    'A positive `offset` counts upwards from bit `base`, a negative one downwards, both starting with that bit itself; 0 only asks whether bit `base` is set. Where the mask has too few of them the result is 0xffffffff.',
  forms: [
    {
      syntax: 'fns.type  d, mask, base, offset',
      slots: { type: ['.b32'] },
      since: since('6.0', 'sm_30+'),
      observed: since('5.1', 'sm_30+'),
    },
  ],
  operands: {
    d: write('.b32', { meaning: 'bit position, or 0xffffffff' }),
    mask: read('.b32'),
    base: read('.b32', { range: [0, 31], isLenient: true, meaning: 'bit to start from' }),
    offset: read('.s32', { meaning: 'which set bit, and in which direction' }),
  },
  traps: ['A `base` above 31 is undefined behaviour.', 'It is a software sequence, not one machine instruction.'],
  examples: ['fns.b32 %r1, %r2, 0, 3;', 'fns.b32 %r1, 0xaaaaaaaa, 3, -1;'],
});
