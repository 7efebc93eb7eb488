// activemask: the lanes that are active here.
import { since } from '../../availability';
import { instruction, write } from '../../schema';

export default instruction({
  name: 'activemask',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-activemask',
  summary: 'Returns the mask of the lanes of the warp that execute the instruction together.',
  forms: [{ syntax: 'activemask.b32  d', since: since('6.2', 'sm_30+') }],
  operands: { d: write('.b32', { meaning: 'one bit for each active lane' }) },
  effects: { convergent: true, lanes: 'common' },
  traps: [
    'It does not say which lanes *will* arrive: lanes that took the same way may still be apart. Computing the mask of a `.sync` instruction with it is a classic race.',
  ],
  examples: ['activemask.b32 %r1;'],
});
