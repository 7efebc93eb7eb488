// tcgen05.alloc: columns of tensor memory.
import { since } from '../../availability';
import { address, copied, instruction, read } from '../../schema';
import { ctaGroup, oneGroup, tensorCore, wholeWarp } from './shared';

export default instruction({
  name: 'tcgen05.alloc',
  category: 'tcgen05',
  anchor: 'tcgen05-instructions-tcgen05-alloc-dealloc-relinquish-alloc-permit',
  summary: 'Allocates columns of tensor memory and writes their address to shared memory.',
  description:
    'One warp of the block executes it, with `.cta_group::2` one warp of each block of the pair. It blocks until so many columns are free. Every allocation must be freed with `tcgen05.dealloc` before the kernel ends.',
  forms: [
    { syntax: 'tcgen05.alloc.cta_group.sync.aligned{.space}.b32  [dst], nCols', since: tensorCore },
    {
      group: 'exclusive',
      syntax: 'tcgen05.alloc.exclusive.cta_group.sync.aligned{.space}.b32  [dst], nCols',
      operands: { nCols: read('.u32', { range: [32, 576], meaning: 'number of columns, a multiple of 32' }) },
      since: since('9.4', ['sm_100f', 'sm_110f']),
    },
  ],
  slots: { cta_group: ctaGroup, space: ['.shared::cta'] },
  operands: {
    dst: address('space', '.b32', { ...copied, meaning: 'where the address of the columns is stored' }),
    nCols: read('.u32', {
      integersOnly: true,
      values: [32, 64, 128, 256, 512],
      meaning: 'number of columns, a power of 2',
    }),
  },
  modifiers: {
    '.exclusive': 'No other allocation may exist on the multiprocessor at the same time.',
  },
  effects: { memory: 'write', convergent: true },
  traps: [
    wholeWarp,
    oneGroup,
    'Later allocations of a block must not be larger than earlier ones.',
    'More than 512 columns exist on sm_107 only, and only for exclusive allocations.',
    'Two blocks on one multiprocessor share 512 columns: a block that takes all of them makes the other wait.',
  ],
  examples: [
    'tcgen05.alloc.cta_group::1.sync.aligned.shared::cta.b32 [svar], 128;',
    'tcgen05.alloc.cta_group::2.sync.aligned.b32 [%rd1], %r1;',
  ],
});
