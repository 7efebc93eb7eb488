// tcgen05.commit: an mbarrier object tracks asynchronous tensor operations.
import { address, copied, instruction, read, value } from '../../schema';
import { ctaGroup, oneGroup, tensorCore } from './shared';

export default instruction({
  name: 'tcgen05.commit',
  category: 'tcgen05',
  anchor: 'tcgen-async-sync-operations-commit',
  summary: 'Has an mbarrier object receive an arrival when all earlier tensor operations of this thread are done.',
  description:
    'It tracks `tcgen05.mma`, `tcgen05.cp` and `tcgen05.shift` of the same CTA group. It does not wait: the arrival, at cluster scope, comes later. Without a state space the address is generic.',
  forms: [
    {
      syntax: 'tcgen05.commit.cta_group.mbarrier::arrive::one{.restrict}{.space}.b64  [mbar]',
      since: tensorCore,
    },
    {
      group: 'several CTAs',
      syntax: 'tcgen05.commit.cta_group.mbarrier::arrive::one{.restrict}{.space}.multicast.b64  [mbar], ctaMask',
      since: tensorCore,
    },
  ],
  slots: {
    cta_group: ctaGroup,
    restrict: [value('.sync_restrict::shared::read::mma::a', '9.4', 'sm_107f')],
    space: ['.shared::cluster'],
    multicast: [
      '.multicast::cluster',
      value('.multicast::cluster::16b', '9.4', ['sm_100f', 'sm_101f']),
      value('.multicast::cluster::32b', '9.4', 'sm_107f'),
    ],
  },
  operands: {
    mbar: address('space', '.b64', { ...copied, meaning: 'the mbarrier object: 8 bytes, aligned to 8' }),
    ctaMask: read((slots) => (slots.multicast === '.multicast::cluster::32b' ? '.b32' : '.b16'), {
      registerOnly: true,
      meaning: 'CTAs of the cluster whose mbarrier is told, one bit for each rank',
    }),
  },
  modifiers: {
    '.multicast::cluster': 'Tells the mbarrier at the same offset in every CTA of a 16-bit mask.',
    '.multicast::cluster::16b': 'Tells the mbarrier at the same offset in every CTA of a 16-bit mask.',
    '.multicast::cluster::32b': 'Tells the mbarrier at the same offset in every CTA of a 32-bit mask.',
    '.sync_restrict::shared::read::mma::a':
      'Reports only that the products have read A from shared memory, not that they are done.',
  },
  effects: { memory: 'read-write', ordering: true },
  traps: [
    oneGroup,
    'Only operations of the executing thread count: the thread that issued the products must commit them.',
    'Each commit makes one arrival, so the mbarrier is initialised with the number of commits, often 1.',
    'Behind the wait for the mbarrier execute `tcgen05.fence::after_thread_sync` before `tcgen05.ld`.',
  ],
  examples: [
    'tcgen05.commit.cta_group::1.mbarrier::arrive::one.shared::cluster.b64 [%r1];',
    'tcgen05.commit.cta_group::2.mbarrier::arrive::one.shared::cluster.multicast::cluster.b64 [%r1], %h1;',
  ],
});
