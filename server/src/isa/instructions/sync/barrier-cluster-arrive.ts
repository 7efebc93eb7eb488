// barrier.cluster.arrive: first half of the barrier of a cluster.
import { since } from '../../availability';
import { instruction, value } from '../../schema';

export default instruction({
  name: 'barrier.cluster.arrive',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-barrier-cluster',
  summary: 'Reports arrival at the barrier of the cluster without waiting for other warps.',
  description:
    'The phase completes when all threads of the cluster that have not exited have arrived; `barrier.cluster.wait` waits for that. Without a semantics modifier `.release` holds.',
  forms: [{ syntax: 'barrier.cluster.arrive{.sem}{.aligned}', since: since('7.8', 'sm_90+') }],
  slots: { sem: [value('.release', '8.0', 'sm_90+'), value('.relaxed', '8.0', 'sm_90+')] },
  operands: {},
  modifiers: {
    '.release': 'Earlier memory accesses are visible to threads that have waited (the default).',
    '.relaxed': 'No ordering of memory; put a fence in front where some is needed.',
    '.aligned': 'All threads of the warp execute this same instruction.',
  },
  effects: { ordering: true, convergent: true },
  traps: [
    'Each thread arrives once in each phase: two arrivals without a wait between them are undefined behaviour.',
    'What the thread accesses between arrive and wait has no guaranteed order towards the other threads.',
    'A CTA must not exit while others of the cluster still access its shared memory: arrive and wait before leaving.',
  ],
  examples: ['barrier.cluster.arrive.release.aligned;', 'barrier.cluster.arrive.relaxed;'],
});
