// brev: bit reversal.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'brev',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-brev',
  summary: 'Reverses the order of the bits.',
  forms: [{ syntax: 'brev.type  d, a', slots: { type: ['.b32', '.b64'] }, since: since('2.0', 'sm_20+') }],
  operands: { d: write('type', { meaning: 'bits in reverse order' }), a: read('type') },
  traps: ['Bytes are reversed by `prmt` with selector 0x0123, not by `brev`.'],
  examples: ['brev.b32 %r1, %r2;'],
});
