// add.cc: addition with carry-out, the first step of a multi-word addition.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';

export default instruction({
  name: 'add.cc',
  category: 'extended',
  anchor: 'extended-precision-arithmetic-instructions-add-cc',
  summary: 'Adds two integers and keeps the carry.',
  description:
    'The sum wraps around; the carry out of its top bit goes to the condition code register, where `addc` or `madc` finds it. Signed and unsigned types do the same.',
  forms: [
    {
      syntax: 'add.cc.type  d, a, b',
      slots: { type: ['.u32', '.s32', value('.u64', '4.3', 'sm_20+'), value('.s64', '4.3', 'sm_20+')] },
      since: since('1.2'),
    },
  ],
  operands: { d: write('type', { meaning: 'sum' }), a: read('type'), b: read('type') },
  modifiers: { '.cc': 'Writes the carry to the condition code register.' },
  traps: [
    'The carry flag lives in the condition code register, which no other instruction reads and which calls do not preserve: keep the chain in straight-line code.',
  ],
  examples: ['add.cc.u32 %r1, %r2, %r3;', 'add.cc.u64 %rd1, %rd2, %rd3;'],
});
