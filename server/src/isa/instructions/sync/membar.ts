// membar: the older memory fence.
import { since } from '../../availability';
import { instruction, value } from '../../schema';

export default instruction({
  name: 'membar',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-membar',
  summary: "Orders this thread's memory accesses before it and behind it, for the threads of a level.",
  description:
    'From sm_70 on it is the same as `fence.sc` at the scopes `.cta`, `.gpu` (`.gl`) and `.sys`, which is more than most code needs: `fence.acq_rel` is lighter.',
  forms: [{ syntax: 'membar.level', since: since('1.4') }],
  slots: { level: ['.cta', '.gl', value('.sys', '2.0', 'sm_20+')] },
  operands: {},
  modifiers: {
    '.cta': 'For the threads of the CTA.',
    '.gl': 'For all threads of the device.',
    '.sys': 'For all threads of the system, the host included.',
  },
  effects: { ordering: true },
  traps: ['It orders the accesses of one thread; it does not wait for other threads.'],
  examples: ['membar.gl;', 'membar.sys;'],
});
