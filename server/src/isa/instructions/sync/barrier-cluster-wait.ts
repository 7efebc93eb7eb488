// barrier.cluster.wait: second half of the barrier of a cluster.
import { since } from '../../availability';
import { instruction, value } from '../../schema';

export default instruction({
  name: 'barrier.cluster.wait',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-barrier-cluster',
  summary: 'Waits until all threads of the cluster have executed `barrier.cluster.arrive`.',
  description:
    'Memory accesses that the others made before a releasing arrive are then visible, except those of asynchronous operations. `.acquire` is the default and may be left out.',
  forms: [{ syntax: 'barrier.cluster.wait{.acquire}{.aligned}', since: since('7.8', 'sm_90+') }],
  slots: { acquire: [value('.acquire', '8.0', 'sm_90+')] },
  operands: {},
  modifiers: {
    '.acquire': "The others' earlier memory accesses are visible behind it (the default).",
    '.aligned': 'All threads of the warp execute this same instruction.',
  },
  effects: { ordering: true, convergent: true },
  traps: ['A wait without an arrive by the same thread before it does not return.'],
  examples: ['barrier.cluster.wait.acquire.aligned;', 'barrier.cluster.wait;'],
});
