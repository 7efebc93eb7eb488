// tcgen05.fence::after_thread_sync: order of tensor operations across threads.
import { instruction } from '../../schema';
import { tensorCore } from './shared';

export default instruction({
  name: 'tcgen05.fence::after_thread_sync',
  category: 'tcgen05',
  anchor: 'tcgen05-special-sync-operations-fence',
  summary:
    'Orders later `tcgen05` operations of this thread behind the synchronisation with other threads that precedes.',
  description: 'The consumer executes it behind the barrier, the load of a flag or the wait that told it.',
  forms: [{ syntax: 'tcgen05.fence::after_thread_sync', since: tensorCore }],
  operands: {},
  effects: { ordering: true },
  traps: [
    'By itself it synchronises nobody: it works together with a barrier, a flag or an mbarrier.',
    'It does not wait for asynchronous operations; that is what `tcgen05.wait` and `tcgen05.commit` are for.',
  ],
  examples: ['tcgen05.fence::after_thread_sync;'],
});
