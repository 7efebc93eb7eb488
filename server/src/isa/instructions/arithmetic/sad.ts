// sad: sum of absolute differences.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { integer16to64 } from '../../vocabulary';

export default instruction({
  name: 'sad',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-sad',
  summary: 'Adds the absolute difference of two values to a third.',
  description: 'Computes `c + |a - b|`; the sum wraps around.',
  forms: [{ syntax: 'sad.type  d, a, b, c', slots: { type: integer16to64 }, since: since('1.0') }],
  operands: {
    d: write('type', { meaning: 'sum' }),
    a: read('type'),
    b: read('type'),
    c: read('type', { meaning: 'running sum' }),
  },
  examples: ['sad.u32 %r1, %r2, %r3, %r1;'],
});
