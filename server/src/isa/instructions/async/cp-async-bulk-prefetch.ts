// cp.async.bulk.prefetch: a block of global memory into the level 2 cache.
import { since } from '../../availability';
import { instruction } from '../../schema';
import { bulkOperands, bulkTraps, cacheHintSlot, sourceAddress, withPolicy } from './bulk';

export default instruction({
  name: 'cp.async.bulk.prefetch',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-async-bulk-prefetch',
  summary: 'Hints that a block of global memory should be brought into the level 2 cache.',
  description: 'Nothing reports its end, and nothing needs to: it changes no data.',
  forms: [
    ...withPolicy({
      syntax: 'cp.async.bulk.prefetch.L2.global{.level::cache_hint}  [srcMem], size{, cache_policy}',
      since: since('8.0', 'sm_90+'),
    }),
    {
      group: 'with an eviction priority',
      syntax: 'cp.async.bulk.prefetch.L2.global.L2::evict_last  [srcMem], size',
      since: since('9.4', 'sm_107f'),
    },
  ],
  slots: cacheHintSlot,
  operands: { ...bulkOperands, srcMem: sourceAddress('.global') },
  effects: { memory: 'read' },
  traps: [bulkTraps.size, bulkTraps.one],
  examples: [
    'cp.async.bulk.prefetch.L2.global [%rd1], 4096;',
    'cp.async.bulk.prefetch.L2.global.L2::cache_hint [%rd1], %r1, %rd2;',
  ],
});
