// bmsk: bit field mask.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'bmsk',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-bmsk',
  summary: 'Makes a 32-bit mask of given position and width.',
  description:
    'The mask has `b` ones from bit `a` on; those beyond bit 31 are dropped. `.clamp` gives an empty mask for positions of 32 and more and treats larger widths as 32; `.wrap` takes both modulo 32.',
  forms: [{ syntax: 'bmsk.mode.b32  d, a, b', slots: { mode: ['.clamp', '.wrap'] }, since: since('7.6', 'sm_70+') }],
  operands: {
    d: write('.b32', { meaning: 'mask' }),
    a: read('.b32', { integersOnly: true, meaning: 'first bit' }),
    b: read('.b32', { integersOnly: true, meaning: 'width in bits' }),
  },
  modifiers: {
    '.clamp': 'Positions from 32 on give an empty mask; widths are limited to 32.',
    '.wrap': 'Position and width are taken modulo 32.',
  },
  traps: ['With `.wrap` a width of 32 is a width of 0: the mask is empty.'],
  examples: ['bmsk.clamp.b32 %r1, %r2, %r3;', 'bmsk.wrap.b32 %r1, 1, 2;'],
});
