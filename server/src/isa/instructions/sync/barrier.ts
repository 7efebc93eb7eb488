// barrier: barriers of the CTA whose threads need not arrive warp by warp (barrier.sync, barrier.arrive, barrier.red).
import { since } from '../../availability';
import { instruction, predicate, read, value, write } from '../../schema';

const introduced = { since: since('6.0', 'sm_30+'), observed: since('5.1', 'sm_30+') };

export default instruction({
  name: 'barrier',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-bar',
  summary: 'Synchronises the threads of a CTA at one of its sixteen barriers.',
  description:
    'Without `.aligned` the threads of a warp may reach the barrier at different instructions (from sm_70 on). With `.aligned` all threads of the CTA execute the same instruction, which is cheaper: `bar` is the older name of that form. Memory accesses before the barrier are performed for all participants when it completes.',
  forms: [
    {
      group: 'sync',
      syntax: 'barrier{.cta}.sync{.aligned}  a{, b}',
      summary: 'Waits until all participating threads have arrived.',
      ...introduced,
    },
    {
      group: 'arrive',
      syntax: 'barrier{.cta}.arrive{.aligned}  a, b',
      summary: 'Reports arrival without waiting.',
      operands: {
        b: read('.u32', {
          integersOnly: true,
          multiple: 32,
          nonZero: true,
          meaning: 'participating threads, a multiple of 32',
        }),
      },
      ...introduced,
    },
    {
      group: 'reduction',
      syntax: 'barrier{.cta}.red.popc{.aligned}.u32  d, a{, b}, {!}c',
      summary: 'Waits, and counts the threads whose predicate is true.',
      ...introduced,
    },
    {
      group: 'reduction',
      syntax: 'barrier{.cta}.red.op{.aligned}.pred  p, a{, b}, {!}c',
      summary: 'Waits, and combines the predicates of all threads.',
      slots: { op: ['.and', '.or'] },
      ...introduced,
    },
  ],
  slots: { cta: [value('.cta', '7.8')] },
  operands: {
    d: write('.u32', { meaning: 'number of threads whose predicate is true' }),
    p: write('.pred', { meaning: 'combined predicate' }),
    a: read('.u32', { integersOnly: true, range: [0, 15], meaning: 'number of the barrier' }),
    b: read('.u32', {
      integersOnly: true,
      multiple: 32,
      meaning: 'participating threads, a multiple of 32; absent: the whole CTA',
    }),
    c: predicate({ integersOnly: true, meaning: "this thread's predicate" }),
  },
  modifiers: {
    '.cta': 'Says that the barrier is one of the CTA; it changes nothing.',
    '.aligned': 'All threads of the CTA execute this same instruction.',
    '.sync': 'Arrives and waits.',
    '.arrive': 'Arrives without waiting.',
    '.red': 'Arrives, waits and combines a predicate.',
    '.popc': 'Counts the threads whose predicate is true.',
    '.and': 'True where the predicate is true in every thread.',
    '.or': 'True where the predicate is true in any thread.',
  },
  effects: { ordering: true, convergent: true, lanes: 'common', gathers: 'c' },
  traps: [
    'Up to sm_6x the form without `.aligned` has the same restrictions as with it.',
    '`barrier.arrive` needs a thread count that is not zero, and must not be followed by another barrier instruction on the same barrier before it completes.',
    '`barrier.red` must not be mixed with `barrier.sync` or `barrier.arrive` on a barrier that is in use.',
  ],
  examples: ['barrier.sync 0;', 'barrier.sync.aligned 1, 64;', 'barrier.red.or.pred %p1, 0, %p2;'],
});
