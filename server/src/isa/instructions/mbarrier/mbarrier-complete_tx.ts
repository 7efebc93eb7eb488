// mbarrier.complete_tx: transactions of an mbarrier object reported as done.
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
  name: 'mbarrier.complete_tx',
  category: 'mbarrier',
  anchor: 'parallel-synchronization-and-communication-instructions-mbarrier-complete-tx',
  summary: 'Lowers the transaction count of an mbarrier object, as the end of an asynchronous copy would.',
  description: 'It starts no copy. Where the count reaches 0 and no arrival is pending, the phase completes.',
  forms: [
    {
      syntax: 'mbarrier.complete_tx{.sem}{.scope}{.space}.b64  [addr], txCount',
      slots: { space: ownShared },
      constraints: together,
      since: since('8.0', 'sm_90+'),
    },
    {
      group: 'other CTA',
      syntax: 'mbarrier.complete_tx{.sem}{.scope}.shared::cluster.b64  [addr], txCount',
      operands: { addr: remoteObject },
      constraints: together,
      since: since('8.0', 'sm_90+'),
    },
    {
      group: 'several CTAs',
      syntax:
        'mbarrier.complete_tx{.sem}{.scope}.shared::cluster.multicast::cluster::32b.b64  [addr], txCount, ctaMask',
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
    'Only transactions that the current phase expects may be completed: the count must stay above -2^20.',

    'It gives no ordering of memory (`.relaxed` is the only semantics).',
  ],
  examples: [
    'mbarrier.complete_tx.shared.b64 [svar], 512;',
    'mbarrier.complete_tx.relaxed.cluster.shared::cluster.b64 [%r1], %r2;',
  ],
});
