// mbarrier.pending_count: arrivals still pending, out of a state.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { layoutMeanings, layouts } from './shared';

export default instruction({
  name: 'mbarrier.pending_count',
  category: 'mbarrier',
  anchor: 'parallel-synchronization-and-communication-instructions-mbarrier-pending-count',
  summary: 'Returns the number of arrivals that were pending before the arrival a state came from.',
  forms: [
    {
      syntax: 'mbarrier.pending_count{.layout}.b64  count, state',
      slots: { layout: layouts.slice(0, 1) },
      since: since('7.0', 'sm_80+'),
    },
  ],
  operands: {
    count: write('.u32', { integersOnly: true, meaning: 'pending arrivals' }),
    state: read('.u64', { integersOnly: true, meaning: 'state from an arrival with `.noComplete`' }),
  },
  modifiers: { '.layout::v0': layoutMeanings['.layout::v0'] },
  effects: {},
  traps: ['The state must come from an arrival with `.noComplete`, or the behaviour is undefined.'],
  examples: ['mbarrier.pending_count.b64 %r1, %rd2;'],
});
