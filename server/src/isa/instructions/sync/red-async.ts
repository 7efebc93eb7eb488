// red.async: asynchronous reduction, in shared memory of another CTA or releasing in global memory.
import { since } from '../../availability';
import { address, copied, type Form, instruction, read, type SlotDomain } from '../../schema';
import { asyncOperationMeanings } from './asyncReductions';

/** Relaxed, in shared memory of the cluster, reported to an mbarrier. */
const near = (op: SlotDomain, type: SlotDomain): Form => ({
  group: 'shared memory of the cluster',
  syntax: 'red.async.relaxed.cluster{.ss}.mbarrier::complete_tx::bytes.op.type  [a], b{, [mbar]}',
  slots: { op, type, ss: ['.shared::cluster'] },
  since: since('8.1', 'sm_90+'),
});

const farSyntax = 'red.async{.mmio}.release.scope{.ss}.op.type  [a], b';

/** What ptxas 13.0 accepts in global memory besides `.add`; the manual has `.add` alone. */
const beyondManual = (op: SlotDomain, type: SlotDomain): Form => ({
  group: 'global memory, not in the manual',
  syntax: farSyntax,
  slots: { op, type },
  since: since('8.7', 'sm_100+'),
});

export default instruction({
  name: 'red.async',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-red-async',
  summary:
    'Starts a reduction: in shared memory of another CTA, reported to an mbarrier, or a releasing one in global memory.',
  description:
    'The thread goes on at once, nothing is returned. In shared memory it is relaxed and tells the mbarrier, in the same CTA as the destination, the number of bytes. In global memory it has release semantics and no report. Without a state space the address is generic.',
  forms: [
    near(['.inc', '.dec'], ['.u32']),
    near(['.min', '.max'], ['.u32', '.s32']),
    near(['.and', '.or', '.xor'], ['.b32']),
    near(['.add'], ['.u32', '.s32', '.u64']),
    {
      ...near(['.add'], ['.s64']),
      group: 'shared memory of the cluster, not in the manual',
    },
    {
      group: 'global memory',
      syntax: farSyntax,
      slots: { op: ['.add'], type: ['.u32', '.s32', '.u64', '.s64'] },
      since: since('8.7', 'sm_100+'),
    },
    beyondManual(['.inc', '.dec'], ['.u32']),
    beyondManual(['.min', '.max'], ['.u32', '.s32']),
    beyondManual(['.and', '.or', '.xor'], ['.b32']),
  ],
  slots: { scope: ['.gpu', '.sys'], ss: ['.global'] },
  operands: {
    a: address('ss', 'type', { ...copied, meaning: 'location' }),
    b: read('type', { meaning: 'operand' }),
    mbar: address('ss', '.b64', { copiedGeneric: true, meaning: 'mbarrier object in the CTA of the location' }),
  },
  modifiers: asyncOperationMeanings,
  effects: { memory: 'read-write' },
  traps: [
    'In shared memory: announce the bytes with `mbarrier.arrive.expect_tx` or `mbarrier.expect_tx`, in the CTA that owns the location.',
    'In shared memory: ptxas 13.0 accepts it without the mbarrier, which the manual demands.',
    'In shared memory: location and mbarrier must lie in one CTA, and in another than the own.',
    'The manual allows `.mmio` with scope `.sys` only; ptxas takes `.gpu` as well.',
    'In global memory the manual has `.add` only.',
  ],
  examples: [
    'red.async.relaxed.cluster.shared::cluster.mbarrier::complete_tx::bytes.add.u32 [%r1], %r2, [%r3];',
    'red.async.release.gpu.global.add.u64 [%rd1], %rd2;',
  ],
});
