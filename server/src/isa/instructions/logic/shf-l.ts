// shf.l: left funnel shift of a 64-bit value held in two registers.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'shf.l',
  category: 'logic',
  anchor: 'logic-and-shift-instructions-shf',
  summary: 'Shifts the 64-bit value formed by two registers left and gives its upper half.',
  description:
    '`b` is the upper and `a` the lower half of the value. With `a` and `b` the same register it is a rotation to the left.\n\nTo shift longer values left, go from the most significant word downwards with `shf.l` and close with `shl` for the lowest word.',
  forms: [{ syntax: 'shf.l.mode.b32  d, a, b, c', since: since('3.1', 'sm_32+') }],
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
  examples: ['shf.l.wrap.b32 %r1, %r2, %r3, %r4;', 'shf.l.wrap.b32 %r1, %r2, %r2, 8;'],
});
