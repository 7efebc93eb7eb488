// tcgen05.fence::before_thread_sync: order of tensor operations across threads.
import { instruction } from '../../schema';
import { tensorCore } from './shared';

export default instruction({
  name: 'tcgen05.fence::before_thread_sync',
  category: 'tcgen05',
  anchor: 'tcgen05-special-sync-operations-fence',
  summary:
    'Orders earlier `tcgen05` operations of this thread before the synchronisation with other threads that follows.',
  description:
    'The producer executes it in front of the barrier, the store of a flag or the arrival that tells others.',
  forms: [{ syntax: 'tcgen05.fence::before_thread_sync', since: tensorCore }],
  operands: {},
  effects: { ordering: true },
  traps: [
    'By itself it synchronises nobody: it works together with a barrier, a flag or an mbarrier.',
    'It does not wait for asynchronous operations; that is what `tcgen05.wait` and `tcgen05.commit` are for.',
  ],
  examples: ['tcgen05.fence::before_thread_sync;'],
});
