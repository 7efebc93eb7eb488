// match: comparison of a value between the lanes of a warp.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'match',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-match-sync',
  summary: 'Finds the lanes of a warp that hold the same value.',
  forms: [
    {
      syntax: 'match.any.sync.type  d, a, membermask',
      summary: 'Mask of the lanes with the same value as this one.',
      operands: { d: write('.b32', { integersOnly: true, meaning: 'lanes with the same value' }) },
      since: since('6.0', 'sm_70+'),
      observed: since('5.1', 'sm_70+'),
    },
    {
      syntax: 'match.all.sync.type  d{|p}, a, membermask',
      summary: 'The whole mask where all lanes hold the same value, else 0.',
      since: since('6.0', 'sm_70+'),
      observed: since('5.1', 'sm_70+'),
    },
  ],
  slots: { type: ['.b32', '.b64'] },
  operands: {
    d: write('.b32', { integersOnly: true, sink: true, meaning: 'all lanes of the mask, or 0' }),
    p: write('.pred', { sink: true, meaning: 'true where all values are equal' }),
    a: read('type', { meaning: 'value to compare' }),
    membermask: read('.b32', { integersOnly: true, meaning: 'lanes that take part' }),
  },
  modifiers: {
    '.any': 'Compares with each lane: the result may differ from lane to lane.',
    '.all': 'Compares all lanes: the result is the same in all of them.',
  },
  effects: { convergent: true, lanes: 'common', gathers: 'a' },
  traps: [
    'All lanes named in `membermask` must execute the same `match.sync`, or the behaviour is undefined.',
    'The predicate exists with `.all` only, and only one of `d` and `p` may be `_`.',
  ],
  examples: ['match.any.sync.b32 %r1, %r2, -1;', 'match.all.sync.b64 %r1|%p1, %rd2, 0xffffffff;'],
});
