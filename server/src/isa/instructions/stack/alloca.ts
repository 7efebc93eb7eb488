// alloca: memory on the stack frame at run time.
import { since } from '../../availability';
import { immediate, instruction, read, write } from '../../schema';

export default instruction({
  name: 'alloca',
  category: 'stack',
  anchor: 'stack-manipulation-instructions-alloca',
  summary: 'Allocates local memory on the stack of the function.',
  description:
    'The pointer is an address in `.local` space, for `ld.local` and `st.local`. The memory is freed when the function returns, or by `stackrestore`.',
  forms: [
    {
      syntax: 'alloca.type  ptr, size{, alignment}',
      slots: { type: ['.u32', '.u64'] },
      since: since('7.3', 'sm_52+'),
    },
  ],
  operands: {
    ptr: write('type', { meaning: 'address in `.local` space' }),
    size: read('type', { meaning: 'bytes' }),
    alignment: immediate('.u32', {
      values: Array.from({ length: 24 }, (_, i) => 2 ** i),
      meaning: 'alignment in bytes, a power of two up to 2^23; 8 where absent',
    }),
  },
  effects: { ordering: true, lanes: 'unknown' },
  traps: ['An overflow of the stack is not reported: accesses through the pointer are then undefined.'],
  examples: ['alloca.u64 %rd1, %rd2, 16;', 'alloca.u64 %rd1, 64;'],
});
