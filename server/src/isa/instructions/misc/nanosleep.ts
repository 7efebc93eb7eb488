// nanosleep: short suspension of a thread.
import { since } from '../../availability';
import { instruction, read } from '../../schema';

export default instruction({
  name: 'nanosleep',
  category: 'misc',
  anchor: 'miscellaneous-instructions-nanosleep',
  summary: 'Suspends the thread for roughly the given number of nanoseconds.',
  description: 'The real pause lies between 0 and twice the request, and is never more than a millisecond.',
  forms: [{ syntax: 'nanosleep.u32  t', since: since('6.3', 'sm_70+'), observed: since('6.2', 'sm_70+') }],
  operands: { t: read('.u32', { integersOnly: true, meaning: 'delay in nanoseconds' }) },
  effects: {},
  traps: ['It may return at once, so it belongs inside a loop that tests the condition again.'],
  examples: ['nanosleep.u32 42;', '@%p1 nanosleep.u32 %r1;'],
});
