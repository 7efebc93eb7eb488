// elect: one lane of a warp chosen as the leader.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'elect',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-elect-sync',
  summary: 'Chooses one lane of the mask as the leader.',
  description:
    'The same mask always gives the same leader. It is the usual way to have one thread issue a bulk copy or a `tcgen05` instruction.',
  forms: [{ syntax: 'elect.sync  d|p, membermask', since: since('8.0', 'sm_90+') }],
  operands: {
    d: write('.u32', { sink: true, meaning: 'lane number of the leader' }),
    p: write('.pred', { ofLane: true, meaning: 'true in the leader alone' }),
    membermask: read('.u32', { meaning: 'lanes to choose from' }),
  },
  effects: { convergent: true, lanes: 'common' },
  traps: ['The executing lane must be in its own mask, and all lanes of the mask must arrive.'],
  examples: ['elect.sync _|%p1, 0xffffffff;', 'elect.sync %r1|%p1, %r2;'],
});
