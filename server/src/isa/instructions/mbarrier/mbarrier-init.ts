// mbarrier.init: a new mbarrier object.
import { since } from '../../availability';
import { instruction } from '../../schema';
import { count, layoutMeanings, layouts, object, ownShared } from './shared';

export default instruction({
  name: 'mbarrier.init',
  category: 'mbarrier',
  anchor: 'parallel-synchronization-and-communication-instructions-mbarrier-init',
  summary: 'Makes an mbarrier object in shared memory that expects `count` arrivals in each phase.',
  description: 'Phase, transaction count and report start at 0; expected and pending arrivals start at `count`.',
  forms: [{ syntax: 'mbarrier.init{.layout}{.space}.b64  [addr], count', since: since('7.0', 'sm_80+') }],
  slots: { layout: layouts, space: ownShared },
  operands: {
    addr: object,
    count: { ...count, range: [1, 2 ** 20 - 1], isLenient: true, meaning: 'arrivals that complete a phase' },
  },
  modifiers: layoutMeanings,
  effects: { memory: 'write' },
  traps: [
    'One thread initialises the object; a barrier (and `fence.mbarrier_init.release.cluster` for other CTAs, `fence.proxy.async` for bulk copies) must come before anyone else uses it.',
    'An object that is in use must first be invalidated with `mbarrier.inval`.',
  ],
  examples: ['mbarrier.init.shared.b64 [svar], 128;', 'mbarrier.init.shared::cta.b64 [%rd1], %r1;'],
});
