// multimem.cp.reduce.async.bulk: asynchronous element-wise reduction into the memory of several devices.
import { since } from '../../availability';
import { type Form, instruction, type SlotDomain, value } from '../../schema';
import {
  bulkOperands,
  bulkTraps,
  destinationAddress,
  newer,
  reductionMeanings,
  relaxed,
  scopedReduction,
  scopes,
  sourceAddress,
} from './bulk';

const form = (op: SlotDomain, type: SlotDomain, flush = ''): Form => ({
  syntax: `multimem.cp.reduce.async.bulk{.sem}{.scope}.global.shared::cta.bulk_group.redOp${flush}.type  [dstMem], [srcMem], size`,
  slots: { redOp: op, type },
  constraints: scopedReduction,
  since: since('9.1', 'sm_90+'),
});

export default instruction({
  name: 'multimem.cp.reduce.async.bulk',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-multimem-cp-reduce-async-bulk',
  summary: 'Starts a reduction of a block of shared memory into all memories that a multimem address stands for.',
  description:
    'Each element is combined atomically with the element at the destination, on every device. It belongs to a bulk group, see `cp.async.bulk.commit_group`.',
  forms: [
    form(['.and', '.or', '.xor'], ['.b32', '.b64']),
    form(['.add'], ['.u32', '.s32', '.u64', '.f32', '.f64']),
    form(['.inc', '.dec'], ['.u32']),
    form(['.min', '.max'], ['.u32', '.s32', '.u64', '.s64', '.f16', '.bf16']),
    form(['.add'], ['.f16', '.bf16', value('.f32', '9.4', 'sm_90+')], '.noftz'),
  ],
  slots: { sem: relaxed, scope: newer(scopes) },
  operands: { ...bulkOperands, dstMem: destinationAddress('.global'), srcMem: sourceAddress('.shared::cta') },
  modifiers: reductionMeanings,
  effects: { memory: 'read-write' },
  traps: [
    bulkTraps.one,
    bulkTraps.size,
    bulkTraps.writes,
    bulkTraps.group,
    '`.add` of `.f16` and `.bf16` demands `.noftz`.',
  ],
  examples: ['multimem.cp.reduce.async.bulk.global.shared::cta.bulk_group.add.u32 [%rd1], [%r2], 512;'],
});
