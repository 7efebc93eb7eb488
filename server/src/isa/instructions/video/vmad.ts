// vmad: product of bytes, halves or words plus a third value, with scaling.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { operandTypes, scalarOperands } from './shared';

export default instruction({
  name: 'vmad',
  category: 'video',
  anchor: 'scalar-video-instructions-vmad',
  summary: 'Multiplies two bytes, halves or words, adds a third value and scales the sum.',
  description:
    'Either the product or `c` may be subtracted: `-` in front of `a` or `b` changes the sign of the product, `-` in front of `c` that of `c`. The sum is exact; `.shr7` and `.shr15` shift it right before `.sat` clamps it or the lower 32 bits are taken. It is signed where `a` or `b` is signed or something is negated, whatever the first type says.',
  forms: [
    { syntax: 'vmad.dtype.atype.btype{.sat}{.scale}  d, a, b, c', since: since('2.0', 'sm_20+') },
    {
      summary: 'Multiplies two bytes, halves or words, adds a third value and 1, and scales the sum.',
      syntax: 'vmad.dtype.atype.btype.po{.sat}{.scale}  d, a, b, c',
      since: since('2.0', 'sm_20+'),
    },
  ],
  slots: { ...operandTypes, scale: ['.shr7', '.shr15'] },
  operands: {
    d: write('dtype'),
    a: scalarOperands.a,
    b: scalarOperands.b,
    c: read('.b32', { meaning: 'addend, signed where the product is' }),
  },
  modifiers: {
    '.sat': 'Clamps the sum to 32 bits, signed or unsigned as the sum is.',
    '.po': 'Plus one: adds 1 to the sum.',
    '.shr7': 'Shifts the sum right by 7.',
    '.shr15': 'Shifts the sum right by 15.',
  },
  traps: [
    'With `.po` no operand may be negated.',
    'The product and `c` cannot both be negated; negating `a` and `b` both negates nothing.',
    'Unlike its siblings it has no selector on `d` and always takes `c`.',
  ],
  examples: [
    'vmad.s32.s32.s32.shr7 %r1, %r2.b1, %r3.b2, %r4;',
    'vmad.s32.s32.u32.sat %r1, %r2, %r3, -%r4;',
    'vmad.u32.u32.u32.po.shr15 %r1, %r2.h0, %r3.h0, %r4;',
  ],
});
