// addc: addition with carry-in and optional carry-out, the later steps of a multi-word addition.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';

export default instruction({
  name: 'addc',
  category: 'extended',
  anchor: 'extended-precision-arithmetic-instructions-addc',
  summary: 'Adds two integers and the carry of the step before.',
  description:
    'With `.cc` the carry out goes back to the condition code register for the next step; without it the flag stays as it was. Signed and unsigned types do the same.',
  forms: [
    { syntax: 'addc{.cc}.type  d, a, b', slots: { type: ['.u32', '.s32'] }, since: since('1.2') },
    // ptxas 13.0 demands 4.3 and sm_20 of the 64-bit types only where .cc is written.
    {
      syntax: 'addc{.cc}.type  d, a, b',
      slots: { cc: [value('.cc', '4.3', 'sm_20+')], type: ['.u64', '.s64'] },
      since: since('4.3', 'sm_20+'),
      observed: since('1.2'),
    },
  ],
  operands: { d: write('type', { meaning: 'sum' }), a: read('type'), b: read('type') },
  modifiers: { '.cc': 'Writes the carry to the condition code register.' },
  traps: [
    '`addc.u32 d, 0, 0` reads the carry into a register.',
    'The carry flag lives in the condition code register, which no other instruction reads and which calls do not preserve: keep the chain in straight-line code.',
  ],
  examples: ['addc.cc.u32 %r1, %r2, %r3;', 'addc.u32 %r1, 0, 0;'],
});
