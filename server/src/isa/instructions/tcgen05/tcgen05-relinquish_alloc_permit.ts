// tcgen05.relinquish_alloc_permit: no further allocations of tensor memory.
import { instruction } from '../../schema';
import { ctaGroup, oneGroup, tensorCore, wholeWarp } from './shared';

export default instruction({
  name: 'tcgen05.relinquish_alloc_permit',
  category: 'tcgen05',
  anchor: 'tcgen05-instructions-tcgen05-alloc-dealloc-relinquish-alloc-permit',
  summary: 'Gives up the right of the block to allocate tensor memory, so that other blocks need not wait for it.',
  forms: [{ syntax: 'tcgen05.relinquish_alloc_permit.cta_group.sync.aligned', since: tensorCore }],
  slots: { cta_group: ctaGroup },
  operands: {},
  effects: { ordering: true, convergent: true },
  traps: [wholeWarp, oneGroup, 'After it no thread of the block may execute `tcgen05.alloc`.'],
  examples: ['tcgen05.relinquish_alloc_permit.cta_group::1.sync.aligned;'],
});
