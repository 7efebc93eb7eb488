// bar: barriers of the CTA that all of its warps reach at the same instruction (bar.sync, bar.arrive, bar.red).
import { since } from '../../availability';
import { instruction, predicate, read, value, write } from '../../schema';

export default instruction({
  name: 'bar',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-bar',
  summary: 'Synchronises the threads of a CTA at one of its sixteen barriers.',
  description:
    '`bar.sync` waits for the others, `bar.arrive` only reports and goes on (the producer of a producer/consumer pair), `bar.red` waits and combines a predicate of all threads. Memory accesses before the barrier are performed for all participants when it completes. The instruction is the same as `barrier` with `.aligned`.',
  forms: [
    {
      group: 'sync',
      syntax: 'bar{.cta}.sync  a{, b}',
      summary: 'Waits until all participating threads have arrived.',
      since: since('1.0'),
    },
    {
      group: 'arrive',
      syntax: 'bar{.cta}.arrive  a, b',
      summary: 'Reports arrival without waiting.',
      operands: {
        b: read('.u32', {
          integersOnly: true,
          multiple: 32,
          nonZero: true,
          meaning: 'participating threads, a multiple of 32',
        }),
      },
      since: since('2.0', 'sm_20+'),
    },
    {
      group: 'reduction',
      syntax: 'bar{.cta}.red.popc.u32  d, a{, b}, {!}c',
      summary: 'Waits, and counts the threads whose predicate is true.',
      since: since('2.0', 'sm_20+'),
    },
    {
      group: 'reduction',
      syntax: 'bar{.cta}.red.op.pred  p, a{, b}, {!}c',
      summary: 'Waits, and combines the predicates of all threads.',
      slots: { op: ['.and', '.or'] },
      since: since('2.0', 'sm_20+'),
    },
  ],
  slots: { cta: [value('.cta', '7.8', 'sm_20+')] },
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
    '.sync': 'Arrives and waits.',
    '.arrive': 'Arrives without waiting.',
    '.red': 'Arrives, waits and combines a predicate.',
    '.popc': 'Counts the threads whose predicate is true.',
    '.and': 'True where the predicate is true in every thread.',
    '.or': 'True where the predicate is true in any thread.',
  },
  effects: { ordering: true, convergent: true, lanes: 'common', gathers: 'c' },
  traps: [
    'All threads of the warp must reach it together: in code that only some lanes execute the behaviour is undefined. `barrier` without `.aligned` lifts that from sm_70 on.',
    'Without a thread count every thread of the CTA that has not exited must arrive.',
    '`bar.arrive` needs a thread count that is not zero, and must not be followed by another barrier instruction on the same barrier before it completes.',
    '`bar.red` must not be mixed with `bar.sync` or `bar.arrive` on a barrier that is in use.',
    'A barrier number or count in a register needs PTX 2.0 and sm_20.',
  ],
  examples: ['bar.sync 0;', 'bar.sync 1, 64;', 'bar.arrive 1, 64;', 'bar.red.popc.u32 %r1, 1, %p1;'],
});
