// shf.r: right funnel shift of a 64-bit value held in two registers.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'shf.r',
  category: 'logic',
  anchor: 'logic-and-shift-instructions-shf',
  summary: 'Shifts the 64-bit value formed by two registers right and gives its lower half.',
  description:
    '`b` is the upper and `a` the lower half of the value. With `a` and `b` the same register it is a rotation to the right.\n\nTo shift longer values right, go from the least significant word upwards with `shf.r` and close with `shr` for the highest word, whose type decides about the sign.',
  forms: [{ syntax: 'shf.r.mode.b32  d, a, b, c', since: since('3.1', 'sm_32+') }],
  slots: { mode: ['.clamp', '.wrap'] },
  operands: {
    d: write('.b32'),
    a: read('.b32', { meaning: 'lower half' }),
    b: read('.b32', { meaning: 'upper half' }),
    c: read('.u32', { integersOnly: true, meaning: 'distance' }),
  },
  modifiers: {
    '.clamp': 'Distances above 32 count as 32.',
    '.wrap': 'Only the lower five bits of the distance count.',
  },
  traps: ['The lower half comes first: `a` is the low word, `b` the high word.'],
  examples: ['shf.r.clamp.b32 %r1, %r2, %r3, 16;', 'shf.r.wrap.b32 %r1, %r2, %r2, %r3;'],
});
