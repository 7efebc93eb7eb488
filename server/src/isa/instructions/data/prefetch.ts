// prefetch: fetch of a line into a data cache, or of a tensor map.
import { since } from '../../availability';
import { address, copied, instruction } from '../../schema';

export default instruction({
  name: 'prefetch',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-prefetch-prefetchu',
  summary: 'Asks for the cache line of an address to be brought into a cache.',
  description: 'Without a state space the address is generic. A generic address of shared memory does nothing.',
  forms: [
    {
      group: 'data cache',
      syntax: 'prefetch{.space}.level  [a]',
      slots: { space: ['.global', '.local'], level: ['.L1', '.L2'] },
      since: since('2.0', 'sm_20+'),
    },
    {
      group: 'data cache',
      syntax: 'prefetch{.space}.level::eviction_priority  [a]',
      slots: { space: ['.global'], 'level::eviction_priority': ['.L2::evict_last', '.L2::evict_normal'] },
      since: since('7.4', 'sm_80+'),
    },
    {
      group: 'data cache',
      syntax: 'prefetch{.space}.level::prefetch_size.valid_addr  [a]',
      slots: { space: ['.global'], 'level::prefetch_size': ['.L1::32B'] },
      since: since('9.4', 'sm_90+'),
    },
    {
      group: 'tensor map',
      syntax: 'prefetch{.space}.tensormap  [a]',
      slots: { space: ['.const', '.param'] },
      operands: { a: address('space', '.b8', { ...copied, meaning: 'tensor map' }) },
      since: since('8.0', 'sm_90+'),
    },
  ],
  operands: { a: address('space', '.b8') },
  modifiers: {
    '.L1': 'Into the first level cache.',
    '.L2': 'Into the second level cache.',
    '.L1::32B': 'At least 32 bytes into the first level cache.',
    '.valid_addr': 'Promises that at least one byte at the address may be read; undefined behaviour otherwise.',
    '.tensormap': 'Fetches a tensor map for a later `cp.async.bulk.tensor`.',
  },
  traps: ['The manual gives the eviction priority only with `.global`; ptxas also takes a generic address.'],
  examples: ['prefetch.global.L2 [%rd1];', 'prefetch.global.L2::evict_last [%rd1];', 'prefetch.tensormap [%rd1];'],
});
