// cp.reduce.async.bulk: asynchronous element-wise reduction of a block of memory.
import { since } from '../../availability';
import { type Form, instruction, type SlotDomain, value } from '../../schema';
import {
  barrier,
  bulkOperands,
  bulkTraps,
  cacheHintSlot,
  destinationAddress,
  nearScopes,
  newer,
  reductionMeanings,
  relaxed,
  scopedReduction,
  scopes,
  sourceAddress,
  trapOf,
  withPolicy,
} from './bulk';

const from = since('8.0', 'sm_90+');

/** Reduction in shared memory of another CTA, reported to an mbarrier. */
const near = (op: SlotDomain, type: SlotDomain): Form => ({
  group: 'to shared memory of another CTA',
  syntax:
    'cp.reduce.async.bulk{.sem}{.scope}.shared::cluster.shared::cta.mbarrier::complete_tx::bytes.redOp.type  [dstMem], [srcMem], size, [mbar]',
  slots: { scope: newer(nearScopes), redOp: op, type },
  operands: {
    dstMem: destinationAddress('.shared::cluster'),
    srcMem: sourceAddress('.shared::cta'),
    mbar: barrier('.shared::cluster'),
  },
  constraints: scopedReduction,
  since: from,
});

/** Reduction in global memory, in a bulk group. */
const far = (op: SlotDomain, type: SlotDomain, flush = ''): Form[] =>
  withPolicy({
    group: 'to global memory',
    syntax: `cp.reduce.async.bulk{.sem}{.scope}.global.shared::cta.bulk_group{.level::cache_hint}.redOp${flush}.type  [dstMem], [srcMem], size{, cache_policy}`,
    slots: { scope: newer(scopes), redOp: op, type },
    operands: { dstMem: destinationAddress('.global'), srcMem: sourceAddress('.shared::cta') },
    constraints: scopedReduction,
    since: from,
  });

export default instruction({
  name: 'cp.reduce.async.bulk',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-reduce-async-bulk',
  summary: 'Starts a reduction of a block of shared memory into global memory or into that of another CTA.',
  description:
    'Each element of the source is combined with the element at the destination, atomically element by element; there is no order among them. One thread issues it.',
  forms: [
    near(['.and', '.or', '.xor'], ['.b32']),
    near(['.add'], ['.u32', '.s32', '.u64']),
    near(['.inc', '.dec'], ['.u32']),
    near(['.min', '.max'], ['.u32', '.s32']),
    ...far(['.and', '.or', '.xor'], ['.b32', '.b64']),
    ...far(['.add'], ['.u32', '.s32', '.u64', '.f32', '.f64']),
    ...far(['.inc', '.dec'], ['.u32']),
    ...far(['.min', '.max'], ['.u32', '.s32', '.u64', '.s64', '.f16', '.bf16']),
    ...far(['.add'], ['.f16', '.bf16', value('.f32', '9.4', 'sm_90+')], '.noftz'),
  ],
  slots: { sem: relaxed, ...cacheHintSlot },
  operands: bulkOperands,
  modifiers: reductionMeanings,
  effects: { memory: 'read-write' },
  traps: [
    bulkTraps.one,
    bulkTraps.size,
    trapOf('Into shared memory', bulkTraps.expect),
    bulkTraps.writes,
    trapOf('Into global memory', bulkTraps.group),
    '`.add` of `.f16` and `.bf16` demands `.noftz`; `.add` has no `.s64`, for which `.u64` gives the same bits.',
    'Whether `.add.f32` flushes subnormal values is described differently by the manuals of 9.1 (it does) and 9.4 (it does not).',
  ],
  examples: [
    'cp.reduce.async.bulk.global.shared::cta.bulk_group.add.f32 [%rd1], [%r2], %r3;',
    'cp.reduce.async.bulk.global.shared::cta.bulk_group.L2::cache_hint.add.noftz.bf16 [%rd1], [%r2], %r3, %rd4;',
    'cp.reduce.async.bulk.shared::cluster.shared::cta.mbarrier::complete_tx::bytes.add.u64 [%r1], [%r2], %r3, [%r4];',
  ],
});
