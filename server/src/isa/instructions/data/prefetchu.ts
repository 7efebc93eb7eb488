// prefetchu: fetch of a line into the uniform cache.
import { since } from '../../availability';
import { address, instruction } from '../../schema';

export default instruction({
  name: 'prefetchu',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-prefetch-prefetchu',
  summary: 'Asks for the cache line of a generic address to be brought into the uniform cache.',
  description: 'Does nothing where the address lies in constant, local or shared memory.',
  forms: [{ syntax: 'prefetchu.L1  [a]', since: since('2.0', 'sm_20+') }],
  operands: { a: address(undefined, '.b8', { generic: '.global', meaning: 'generic address' }) },
  modifiers: { '.L1': 'The first level of the uniform cache.' },
  examples: ['prefetchu.L1 [%rd1];'],
});
