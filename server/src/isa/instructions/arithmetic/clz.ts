// clz: count of leading zeros.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'clz',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-clz',
  summary: 'Counts the zeros above the highest 1.',
  description: 'The count runs from 0 to the width of the type, which is the result for zero.',
  forms: [{ syntax: 'clz.type  d, a', slots: { type: ['.b32', '.b64'] }, since: since('2.0', 'sm_20+') }],
  operands: { d: write('.u32', { meaning: 'number of leading zeros' }), a: read('type') },
  traps: ['The destination has 32 bits for `.b64` too.', 'Trailing zeros are counted by `brev` and then `clz`.'],
  examples: ['clz.b32 %r1, %r2;', 'clz.b64 %r1, %rd2;'],
});
