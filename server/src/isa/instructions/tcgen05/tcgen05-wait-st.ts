// tcgen05.wait::st: wait for stores to tensor memory.
import { instruction } from '../../schema';
import { tensorCore } from './shared';

export default instruction({
  name: 'tcgen05.wait::st',
  category: 'tcgen05',
  anchor: 'tcgen05-instructions-tcgen05-wait',
  summary: 'Waits until all earlier `tcgen05.st` of this thread are done.',
  forms: [{ syntax: 'tcgen05.wait::st.sync.aligned', since: tensorCore }],
  operands: {},
  effects: { ordering: true, convergent: true },
  traps: [
    'It makes the data visible to this thread; for other threads add `tcgen05.fence::before_thread_sync` and a barrier.',
  ],
  examples: ['tcgen05.wait::st.sync.aligned;'],
});
