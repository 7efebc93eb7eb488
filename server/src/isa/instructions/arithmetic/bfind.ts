// bfind: position of the most significant non-sign bit.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'bfind',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-bfind',
  summary: 'Finds the most significant bit that is not a sign bit.',
  description:
    'For unsigned and non-negative values that is the highest 1, for negative ones the highest 0. The result is its position, counted from bit 0; with `.shiftamt` it is the distance by which a left shift brings the bit to the top.',
  forms: [
    {
      syntax: 'bfind{.shiftamt}.type  d, a',
      slots: { type: ['.u32', '.u64', '.s32', '.s64'] },
      since: since('2.0', 'sm_20+'),
    },
  ],
  operands: { d: write('.u32', { meaning: 'bit position or shift distance' }), a: read('type') },
  modifiers: { '.shiftamt': 'Returns the left shift that moves the found bit to the top instead of its position.' },
  traps: [
    'The result is 0xffffffff where there is no such bit: for 0, and for -1 in signed types.',
    'The destination has 32 bits for 64-bit types too.',
  ],
  examples: ['bfind.u32 %r1, %r2;', 'bfind.shiftamt.s64 %r1, %rd2;'],
});
