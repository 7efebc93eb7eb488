// st.bulk: a block of shared memory to zero.
import { since } from '../../availability';
import { address, immediate, instruction, read } from '../../schema';

export default instruction({
  name: 'st.bulk',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-st-bulk',
  summary: 'Sets a block of shared memory to zero.',
  description: 'Without a state space the address is generic and must lie in shared memory.',
  forms: [{ syntax: 'st.bulk{.weak}{.ss}  [a], size, initval', since: since('8.6', 'sm_100+') }],
  slots: { ss: ['.shared::cta'] },
  operands: {
    a: address('ss', '.b64', { meaning: 'first byte' }),
    size: read('.b64', {
      registers: ['.b32', '.u32', '.s32', '.b64', '.u64', '.s64'],
      integersOnly: true,
      range: [0, 16777216],
      multiple: 8,
      meaning: 'number of bytes, a multiple of 8, in 32 or 64 bits',
    }),
    initval: immediate('.u32', { values: [0], meaning: 'always 0' }),
  },
  effects: { memory: 'write' },
  traps: [
    'A size that is no multiple of 8 is undefined behaviour; the largest is 16 MiB.',
    'Only zero can be stored.',
    'A 32-bit `size` belongs to PTX 9.0; ptxas takes it from 8.6 on.',
  ],
  examples: ['st.bulk.weak.shared::cta [svar], %r1, 0;', 'st.bulk [%rd1], 4096, 0;'],
});
