// mapa: address of the same shared variable in another CTA of the cluster.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'mapa',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-mapa',
  summary: 'Gives the address that a shared variable has in another CTA of the cluster.',
  description:
    'With `.shared::cluster` source and result are addresses within shared memory, without it generic addresses.',
  forms: [{ syntax: 'mapa{.space}.type  d, a, b', since: since('7.8', 'sm_90+') }],
  slots: { space: ['.shared::cluster'], type: ['.u32', '.u64'] },
  operands: {
    d: write('type', { meaning: 'address in CTA `b`' }),
    a: read('type', { symbol: true, space: '.shared', meaning: 'address of shared memory' }),
    b: read('.u32', { integersOnly: true, meaning: 'rank of the CTA in the cluster' }),
  },
  traps: [
    'The result may be used only with `.shared::cluster` or generic instructions; `.shared` means the own CTA.',
    'The other CTA must have started and must not have exited: synchronise the cluster before and after the access.',
  ],
  examples: [
    'mapa.shared::cluster.u32 %r1, %r2, %r3;',
    'mapa.shared::cluster.u64 %rd1, svar, 3;',
    'mapa.u64 %rd1, %rd2, %r1;',
  ],
});
