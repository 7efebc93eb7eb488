// st.bulk: a block of shared memory to zero.
import { since } from '../../availability';
import { added, address, copied, immediate, instruction, read } from '../../schema';

export default instruction({
  name: 'st.bulk',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-st-bulk',
  summary: 'Sets a block of shared memory to zero.',
  description: 'Without a state space the address is generic and must lie in shared memory.',
  forms: [
    { syntax: 'st.bulk{.weak}  [a], size, initval', since: since('8.6', 'sm_100+') },
    {
      syntax: 'st.bulk{.weak}.shared::cta  [a], size, initval',
      operands: { a: address('.shared::cta', '.b64', { ...added, meaning: 'first byte, in a register' }) },
      since: since('8.6', 'sm_100+'),
    },
  ],
  operands: {
    a: address(undefined, '.b64', { ...copied, meaning: 'first byte' }),
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
    'With `.shared::cta` ptxas 13.0 and 13.3 want the address in a register; the name of a variable stands without it.',
    'A 32-bit `size` belongs to PTX 9.0; ptxas takes it from 8.6 on.',
  ],
  examples: ['st.bulk.weak.shared::cta [%r1], %rd1, 0;', 'st.bulk [%rd1], 4096, 0;'],
});
