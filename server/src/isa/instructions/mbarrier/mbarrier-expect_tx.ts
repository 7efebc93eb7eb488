// mbarrier.expect_tx: transactions of an mbarrier object to wait for.
import { since } from '../../availability';
import { instruction } from '../../schema';
import {
  ctaMask,
  multicastMeaning,
  object,
  ownShared,
  relaxed,
  remoteObject,
  scope,
  together,
  txCount,
} from './shared';

export default instruction({
  name: 'mbarrier.expect_tx',
  category: 'mbarrier',
  anchor: 'parallel-synchronization-and-communication-instructions-mbarrier-expect-tx',
  summary: 'Raises the number of transactions that the current phase of an mbarrier object waits for.',
  description:
    'The phase completes when no arrival is pending and the transaction count is 0. Bulk copies lower the count by the bytes they have written.',
  forms: [
    {
      syntax: 'mbarrier.expect_tx{.sem}{.scope}{.space}.b64  [addr], txCount',
      slots: { space: ownShared },
      constraints: together,
      since: since('8.0', 'sm_90+'),
    },
    {
      group: 'other CTA',
      syntax: 'mbarrier.expect_tx{.sem}{.scope}.shared::cluster.b64  [addr], txCount',
      operands: { addr: remoteObject },
      constraints: together,
      since: since('8.0', 'sm_90+'),
    },
    {
      group: 'several CTAs',
      syntax: 'mbarrier.expect_tx{.sem}{.scope}.shared::cluster.multicast::cluster::32b.b64  [addr], txCount, ctaMask',
      operands: { addr: remoteObject },
      constraints: together,
      since: since('9.4', 'sm_107f'),
    },
  ],
  slots: { sem: relaxed, scope },
  operands: { addr: object, txCount, ctaMask },
  modifiers: multicastMeaning,
  effects: { memory: 'read-write' },
  traps: [
    'Do it before, or together with, the arrival that could complete the phase: `mbarrier.arrive.expect_tx` does both.',
    'It is not an arrival: the pending count stays as it is.',
    'It gives no ordering of memory (`.relaxed` is the only semantics).',
  ],
  examples: [
    'mbarrier.expect_tx.shared.b64 [svar], 512;',
    'mbarrier.expect_tx.relaxed.cluster.shared::cluster.b64 [%r1], %r2;',
  ],
});
