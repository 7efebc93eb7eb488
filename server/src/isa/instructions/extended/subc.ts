// subc: subtraction with borrow-in and optional borrow-out, the later steps of a multi-word subtraction.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';

export default instruction({
  name: 'subc',
  category: 'extended',
  anchor: 'extended-precision-arithmetic-instructions-subc',
  summary: 'Subtracts an integer and the borrow of the step before.',
  description:
    'Computes `a - (b + borrow)`. With `.cc` the borrow out goes back to the condition code register for the next step; without it the flag stays as it was. Signed and unsigned types do the same.',
  forms: [
    {
      syntax: 'subc{.cc}.type  d, a, b',
      slots: { type: ['.u32', '.s32'] },
      since: since('1.2'),
      observed: since('1.3'),
    },
    // ptxas 13.0 demands 4.3 and sm_20 of the 64-bit types only where .cc is written.
    {
      syntax: 'subc{.cc}.type  d, a, b',
      slots: { cc: [value('.cc', '4.3', 'sm_20+')], type: ['.u64', '.s64'] },
      since: since('4.3', 'sm_20+'),
      observed: since('1.3'),
    },
  ],
  operands: { d: write('type', { meaning: 'difference' }), a: read('type'), b: read('type') },
  modifiers: { '.cc': 'Writes the borrow to the condition code register.' },
  traps: [
    'A borrow is subtracted: do not pair `add.cc` with `subc` or `sub.cc` with `addc`.',
    'The carry flag lives in the condition code register, which no other instruction reads and which calls do not preserve: keep the chain in straight-line code.',
  ],
  examples: ['subc.cc.u32 %r1, %r2, %r3;', 'subc.u64 %rd1, %rd2, %rd3;'],
});
