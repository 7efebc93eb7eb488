// vote: predicates of a warp combined, with and without .sync.
import { since } from '../../availability';
import { instruction, predicate, read, write } from '../../schema';

const gone = {
  removed: since('6.4', 'sm_70+'),
  deprecated: 'Use `vote.sync`: without `.sync` the instruction is gone from sm_70 on since PTX 6.4.',
};

export default instruction({
  name: 'vote',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-vote-sync',
  summary: 'Combines a predicate of the lanes of a warp, as one predicate or as a mask.',
  description:
    'With `.sync` the lane waits for all lanes of the mask, and lanes outside it count for nothing (0 in a ballot).',
  forms: [
    {
      syntax: 'vote.sync.mode.pred  d, {!}a, membermask',
      since: since('6.0', 'sm_30+'),
      observed: since('5.1', 'sm_30+'),
    },
    {
      group: 'ballot',
      syntax: 'vote.sync.ballot.b32  d, {!}a, membermask',
      operands: { d: write('.b32', { meaning: 'one bit for each lane' }) },
      since: since('6.0', 'sm_30+'),
      observed: since('5.1', 'sm_30+'),
    },
    {
      group: 'without .sync',
      anchor: 'parallel-synchronization-and-communication-instructions-vote',
      syntax: 'vote.mode.pred  d, {!}a',
      since: since('1.2', 'sm_12+'),
      ...gone,
    },
    {
      group: 'without .sync',
      anchor: 'parallel-synchronization-and-communication-instructions-vote',
      syntax: 'vote.ballot.b32  d, {!}a',
      operands: { d: write('.b32', { meaning: 'one bit for each lane' }) },
      since: since('2.0', 'sm_20+'),
      ...gone,
    },
  ],
  slots: { mode: ['.all', '.any', '.uni'] },
  operands: {
    d: write('.pred', { meaning: 'the same in all lanes' }),
    a: predicate({ integersOnly: true, meaning: "this lane's predicate" }),
    membermask: read('.b32', { integersOnly: true, meaning: 'lanes that take part' }),
  },
  modifiers: {
    '.all': 'True where every lane has true.',
    '.any': 'True where at least one lane has true.',
    '.uni': 'True where all lanes have the same value.',
    '.ballot': "Every lane's predicate as a bit at its lane number.",
  },
  effects: { convergent: true, lanes: 'common', gathers: 'a' },
  traps: [
    'All lanes named in `membermask` must execute the same `vote.sync` with the same mask, and the executing lane must be in it, or the behaviour is undefined.',
    'The mask is not always all ones: in divergent code it must name exactly the lanes that get there.',
  ],
  examples: ['vote.sync.any.pred %p1, %p2, 0xffffffff;', 'vote.sync.ballot.b32 %r1, !%p1, -1;'],
});
