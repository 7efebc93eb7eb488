// cp.reduce.async.bulk.tensor: asynchronous element-wise reduction into a box of a tensor.
import { since } from '../../availability';
import { address, instruction, value } from '../../schema';
import { bulkOperands, bulkTraps, cacheHintSlot, reductionMeanings, withPolicy } from './bulk';
import { dimensions, overrides, storeRules, tensorMeanings, tensorOperands, tensorTraps } from './tensor';

export default instruction({
  name: 'cp.reduce.async.bulk.tensor',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-reduce-async-bulk-tensor',
  summary: 'Starts a reduction of a block of shared memory into a box of a tensor in global memory.',
  description:
    'Each element is combined atomically with the element of the tensor; the element type stands in the tensor map, and decides which operations are allowed. It belongs to a bulk group, see `cp.async.bulk.commit_group`.',
  forms: [
    ...withPolicy({
      syntax:
        'cp.reduce.async.bulk.tensor.dim.global.shared::cta.redOp{.load_mode}.bulk_group{.level::cache_hint}  <map>, [srcMem]{, cache_policy}',
      constraints: storeRules,
      since: since('8.0', 'sm_90+'),
    }).flatMap(overrides),
    // Not in the manual; ptxas 13.0 accepts it where it accepts the copy that scatters.
    ...withPolicy({
      group: 'scatter',
      syntax:
        'cp.reduce.async.bulk.tensor.2d.global.shared::cta.redOp.tile::scatter4.bulk_group{.level::cache_hint}  [tensorMap, tensorCoords], [srcMem]{, cache_policy}',
      operands: { tensorCoords: { ...tensorOperands.tensorCoords, vector: 5 } },
      since: since('8.6', ['sm_100a', 'sm_101a'], '8.8', ['sm_100f', 'sm_101f']),
    }),
  ],
  slots: {
    dim: dimensions,
    redOp: ['.add', '.min', '.max', '.inc', '.dec', '.and', '.or', '.xor'],
    load_mode: ['.tile', '.im2col_no_offs', value('.im2col_no_offs::w', '9.4', 'sm_107f')],
    ...cacheHintSlot,
  },
  operands: {
    ...bulkOperands,
    ...tensorOperands,
    srcMem: address('.shared::cta', '.b128', { bare: true, meaning: 'source, aligned to 128 bytes' }),
  },
  modifiers: { ...tensorMeanings, ...reductionMeanings },
  effects: { memory: 'read-write' },
  traps: [bulkTraps.one, bulkTraps.writes, bulkTraps.group, tensorTraps.order, tensorTraps.dimension, tensorTraps.map],
  examples: [
    'cp.reduce.async.bulk.tensor.2d.global.shared::cta.add.tile.bulk_group [%rd2, {%r1, %r2}], [%r3];',
    'cp.reduce.async.bulk.tensor.1d.global.shared::cta.max.bulk_group.L2::cache_hint [%rd2, {%r1}], [%r3], %rd4;',
  ],
});
