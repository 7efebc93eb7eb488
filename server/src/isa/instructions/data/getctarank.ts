// getctarank: rank of the CTA that owns a shared memory address.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'getctarank',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-getctarank',
  summary: 'Gives the rank of the CTA in the cluster to whose shared memory an address belongs.',
  description: 'With `.shared::cluster` the source is an address within shared memory, without it a generic address.',
  forms: [{ syntax: 'getctarank{.space}.type  d, a', since: since('7.8', 'sm_90+') }],
  slots: { space: ['.shared::cluster'], type: ['.u32', '.u64'] },
  operands: {
    d: write('.u32', { integersOnly: true, meaning: 'rank of the CTA' }),
    a: read('type', { symbol: true, space: '.shared', meaning: 'address of shared memory' }),
  },
  traps: ['The type is that of the address; the rank is always a 32-bit value.'],
  examples: ['getctarank.shared::cluster.u32 %r1, %r2;', 'getctarank.u64 %r1, %rd1;'],
});
