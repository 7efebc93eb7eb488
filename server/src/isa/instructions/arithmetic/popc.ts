// popc: population count.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'popc',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-popc',
  summary: 'Counts the bits that are 1.',
  forms: [{ syntax: 'popc.type  d, a', slots: { type: ['.b32', '.b64'] }, since: since('2.0', 'sm_20+') }],
  operands: { d: write('.u32', { meaning: 'number of bits that are 1' }), a: read('type') },
  traps: ['The destination has 32 bits for `.b64` too.'],
  examples: ['popc.b32 %r1, %r2;', 'popc.b64 %r1, %rd2;'],
});
