// tcgen05.dealloc: frees columns of tensor memory.
import { since } from '../../availability';
import { instruction, read } from '../../schema';
import { ctaGroup, oneGroup, tensorCore, wholeWarp } from './shared';

export default instruction({
  name: 'tcgen05.dealloc',
  category: 'tcgen05',
  anchor: 'tcgen05-instructions-tcgen05-alloc-dealloc-relinquish-alloc-permit',
  summary: 'Frees columns of tensor memory that `tcgen05.alloc` gave out.',
  forms: [
    { syntax: 'tcgen05.dealloc.cta_group.sync.aligned.b32  taddr, nCols', since: tensorCore },
    {
      group: 'exclusive',
      syntax: 'tcgen05.dealloc.exclusive.cta_group.sync.aligned.b32  taddr, nCols',
      operands: { nCols: read('.u32', { range: [32, 576], meaning: 'number of columns, as allocated' }) },
      since: since('9.4', ['sm_100f', 'sm_110f']),
    },
  ],
  slots: { cta_group: ctaGroup },
  operands: {
    taddr: read('.b32', { integersOnly: true, meaning: 'address of the columns' }),
    nCols: read('.u32', {
      integersOnly: true,
      values: [32, 64, 128, 256, 512],
      meaning: 'number of columns, as allocated',
    }),
  },
  modifiers: { '.exclusive': 'Frees what was allocated with `.exclusive`.' },
  effects: { memory: 'write', convergent: true },
  traps: [
    wholeWarp,
    oneGroup,
    'The address is a plain operand here, without brackets.',
    'With `.cta_group::2` both blocks must have finished with the memory first: synchronise the pair, then free.',
  ],
  examples: ['tcgen05.dealloc.cta_group::1.sync.aligned.b32 %r1, 128;'],
});
