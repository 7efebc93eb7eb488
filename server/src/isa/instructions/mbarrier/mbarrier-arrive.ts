// mbarrier.arrive: one arrival at an mbarrier object, with or without expected transactions.
import { since } from '../../availability';
import { instruction, write } from '../../schema';
import {
  arriveSemantics,
  count,
  ctaMask,
  multicastMeaning,
  object,
  ownShared,
  remoteObject,
  scope,
  together,
  txCount,
} from './shared';

export default instruction({
  name: 'mbarrier.arrive',
  category: 'mbarrier',
  anchor: 'parallel-synchronization-and-communication-instructions-mbarrier-arrive',
  summary:
    'Reports an arrival at an mbarrier object and returns its state, for `mbarrier.test_wait` and `mbarrier.try_wait`.',
  description:
    'The last expected arrival completes the phase, once the transaction count is 0 as well. Without semantics it is `.release` at `.cta` scope: earlier accesses of the thread are visible to those who wait. `.expect_tx` first raises the transaction count and then arrives once.',
  forms: [
    {
      group: 'own CTA',
      syntax: 'mbarrier.arrive{.sem}{.scope}{.space}.b64  state, [addr]',
      slots: { space: ownShared },
      constraints: together,
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'own CTA',
      syntax: 'mbarrier.arrive{.sem}{.scope}{.space}.b64  state, [addr], count',
      slots: { space: ownShared },
      constraints: together,
      since: since('7.8', 'sm_90+'),
    },
    {
      group: 'own CTA',
      syntax: 'mbarrier.arrive.expect_tx{.sem}{.scope}{.space}.b64  state, [addr], txCount',
      slots: { space: ownShared },
      constraints: together,
      since: since('8.0', 'sm_90+'),
    },
    {
      group: 'own CTA',
      syntax: 'mbarrier.arrive.noComplete{.sem}{.scope}{.space}.b64  state, [addr], count',
      slots: { space: ownShared, sem: arriveSemantics.slice(0, 1), scope: scope.slice(0, 1) },
      constraints: together,
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'other CTA',
      syntax: 'mbarrier.arrive{.sem}{.scope}.shared::cluster.b64  _, [addr]{, count}',
      operands: { addr: remoteObject },
      constraints: together,
      since: since('8.0', 'sm_90+'),
    },
    {
      group: 'other CTA',
      syntax: 'mbarrier.arrive.expect_tx{.sem}{.scope}.shared::cluster.b64  _, [addr], txCount',
      operands: { addr: remoteObject },
      constraints: together,
      since: since('8.0', 'sm_90+'),
    },
    {
      group: 'several CTAs',
      syntax: 'mbarrier.arrive{.sem}{.scope}.shared::cluster.multicast::cluster::32b.b64  _, [addr]{, count}, ctaMask',
      operands: { addr: remoteObject },
      constraints: together,
      since: since('9.4', 'sm_107f'),
    },
    {
      group: 'several CTAs',
      syntax:
        'mbarrier.arrive.expect_tx{.sem}{.scope}.shared::cluster.multicast::cluster::32b.b64  _, [addr], txCount, ctaMask',
      operands: { addr: remoteObject },
      constraints: together,
      since: since('9.4', 'sm_107f'),
    },
  ],
  slots: { sem: arriveSemantics, scope },
  operands: {
    state: write('.u64', { sink: true, meaning: 'opaque state: the phase before the arrival' }),
    _: write('.b64', { sink: true, registers: [], meaning: 'always `_`: a remote object returns no state' }),
    addr: object,
    count,
    txCount,
    ctaMask,
  },
  modifiers: {
    '.expect_tx': 'Raises the transaction count before the arrival.',
    '.noComplete': 'Promises that this arrival does not complete the phase.',
    '.release': 'Earlier accesses are visible to threads that wait for the phase (the default).',
    '.relaxed': 'No ordering of memory.',
    ...multicastMeaning,
  },
  effects: { memory: 'read-write', ordering: true, lanes: 'unknown' },
  traps: [
    'On sm_8x a `count` demands `.noComplete`; without it a count needs PTX 7.8 and sm_90.',
    '`.noComplete` on the arrival that completes the phase is undefined behaviour.',
    'At least one wait must have returned true for a phase before anyone arrives in the following one.',
    'The scope modifier says who is synchronised, `.shared::cluster` where the object lies: an arrival for another CTA usually wants `.release.cluster`.',
  ],
  examples: [
    'mbarrier.arrive.shared.b64 %rd2, [svar];',
    'mbarrier.arrive.expect_tx.release.cta.shared::cta.b64 _, [%rd1], %r1;',
    'mbarrier.arrive.noComplete.b64 %rd2, [%rd1], 2;',
    'mbarrier.arrive.release.cluster.shared::cluster.b64 _, [%r1];',
  ],
});
