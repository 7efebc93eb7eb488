// cp.async.mbarrier.arrive: asynchronous copies tracked by an mbarrier object.
import { since } from '../../availability';
import { address, instruction, value } from '../../schema';

export default instruction({
  name: 'cp.async.mbarrier.arrive',
  category: 'async',
  anchor: 'parallel-synchronization-and-communication-instructions-cp-async-mbarrier-arrive',
  summary: 'Has an mbarrier object receive an arrival when all earlier `cp.async` of this thread are done.',
  description:
    'By itself it first raises the pending count by 1, so that the later arrival changes nothing in sum and `mbarrier.init` need not count it. With `.noinc` the arrival must be part of the count given to `mbarrier.init`.',
  forms: [{ syntax: 'cp.async.mbarrier.arrive{.noinc}{.space}.b64  [addr]', since: since('7.0', 'sm_80+') }],
  slots: { space: ['.shared', value('.shared::cta', '7.8', 'sm_80+')] },
  operands: { addr: address('space', '.b64', { meaning: 'the mbarrier object: 8 bytes, aligned to 8' }) },
  modifiers: { '.noinc': 'Does not raise the pending count first.' },
  effects: { memory: 'read-write', ordering: true },
  traps: ['It does not wait: the arrival happens later. Wait with `mbarrier.test_wait` or `mbarrier.try_wait`.'],
  examples: ['cp.async.mbarrier.arrive.shared.b64 [svar];', 'cp.async.mbarrier.arrive.noinc.b64 [%rd1];'],
});
