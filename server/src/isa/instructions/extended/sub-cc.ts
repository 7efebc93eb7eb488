// sub.cc: subtraction with borrow-out, the first step of a multi-word subtraction.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';

export default instruction({
  name: 'sub.cc',
  category: 'extended',
  anchor: 'extended-precision-arithmetic-instructions-sub-cc',
  summary: 'Subtracts two integers and keeps the borrow.',
  description:
    'The difference wraps around; the borrow goes to the condition code register, where `subc` finds it. Signed and unsigned types do the same.',
  forms: [
    {
      syntax: 'sub.cc.type  d, a, b',
      slots: { type: ['.u32', '.s32', value('.u64', '4.3', 'sm_20+'), value('.s64', '4.3', 'sm_20+')] },
      since: since('1.2'),
      observed: since('1.3'),
    },
  ],
  operands: { d: write('type', { meaning: 'difference' }), a: read('type'), b: read('type') },
  modifiers: { '.cc': 'Writes the borrow to the condition code register.' },
  traps: [
    'The carry flag lives in the condition code register, which no other instruction reads and which calls do not preserve: keep the chain in straight-line code.',
  ],
  examples: ['sub.cc.u32 %r1, %r2, %r3;', 'sub.cc.s64 %rd1, %rd2, %rd3;'],
});
