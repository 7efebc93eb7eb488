// cp.async.bulk.prefetch.tensor: a box of a tensor into the level 2 cache.
import { since } from '../../availability';
import { type Form, instruction } from '../../schema';
import { bulkOperands, bulkTraps, cacheHintSlot, withPolicy } from './bulk';
import { modes, overrides, tensorMeanings, tensorOperands, tensorTraps } from './tensor';

const plain: Form = {
  group: 'prefetch',
  syntax: 'cp.async.bulk.prefetch.tensor.dim.L2.global{.load_mode}{.level::cache_hint}  <map><info>{, cache_policy}',
  since: since('8.0', 'sm_90+'),
};
const kept: Form = {
  group: 'with an eviction priority',
  syntax: 'cp.async.bulk.prefetch.tensor.dim.L2.global{.load_mode}.L2::evict_last  <map><info>',
  since: since('9.4', 'sm_107f'),
};

export default instruction({
  name: 'cp.async.bulk.prefetch.tensor',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-async-bulk-prefetch-tensor',
  summary: 'Hints that a box of a tensor should be brought into the level 2 cache.',
  description: 'Nothing reports its end, and nothing needs to: it changes no data.',
  forms: [...modes(plain, false).flatMap(withPolicy).flatMap(overrides), ...modes(kept, false).flatMap(overrides)],
  slots: cacheHintSlot,
  operands: { ...bulkOperands, ...tensorOperands },
  modifiers: tensorMeanings,
  effects: { memory: 'read' },
  traps: [bulkTraps.one, tensorTraps.order, tensorTraps.dimension, tensorTraps.map, tensorTraps.changed],
  examples: [
    'cp.async.bulk.prefetch.tensor.2d.L2.global [%rd2, {%r1, %r2}];',
    'cp.async.bulk.prefetch.tensor.3d.L2.global.im2col.L2::cache_hint [%rd2, {%r1, %r2, %r3}], {%h1}, %rd3;',
    'cp.async.bulk.prefetch.tensor.2d.L2.global.tile::gather4 [%rd2, {%r1, %r2, %r3, %r4, %r5}];',
  ],
});
