// clusterlaunchcontrol.try_cancel: work of a cluster that has not started yet.
import { since } from '../../availability';
import { address, instruction, value } from '../../schema';

export default instruction({
  name: 'clusterlaunchcontrol.try_cancel',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-clusterlaunchcontrol-try-cancel',
  summary: 'Asks to cancel the launch of a cluster of this grid that has not started, so as to take over its work.',
  description:
    'It runs asynchronously: 16 opaque bytes are written to shared memory and reported to an mbarrier. `clusterlaunchcontrol.query_cancel` tells whether it succeeded and which cluster it was. Persistent kernels balance their load with it.',
  forms: [
    {
      syntax:
        'clusterlaunchcontrol.try_cancel.async{.space}.mbarrier::complete_tx::bytes{.multicast}.b128  [addr], [mbar]',
      since: since('8.6', 'sm_100+'),
    },
  ],
  slots: {
    space: ['.shared::cta'],
    multicast: [
      value('.multicast::cluster::all', '8.6', ['sm_100a', 'sm_101a'], '8.7', 'sm_120a', '8.8', [
        'sm_100f',
        'sm_101f',
        'sm_120f',
      ]),
    ],
  },
  operands: {
    addr: address('space', '.b128', { meaning: 'where the answer is written: 16 bytes, aligned to 16' }),
    mbar: address('space', '.b64', { meaning: 'mbarrier object that is told 16 bytes' }),
  },
  modifiers: { '.multicast::cluster::all': 'Writes the answer to every CTA of the cluster and tells each mbarrier.' },
  effects: { memory: 'write' },
  traps: [
    'After an answer that it failed, asking again is undefined behaviour.',
    'One thread of the cluster asks; announce 16 bytes with `mbarrier.arrive.expect_tx` in each CTA that gets the answer.',
    'The answer comes through the async proxy: before the buffer is used again put a proxy fence behind its reads.',
    'With `.multicast::cluster::all` no CTA of the cluster may have exited.',
  ],
  examples: ['clusterlaunchcontrol.try_cancel.async.shared::cta.mbarrier::complete_tx::bytes.b128 [%r1], [%r2];'],
});
