// rem: remainder of integer division.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { integer16to64 } from '../../vocabulary';

export default instruction({
  name: 'rem',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-rem',
  summary: 'Computes the remainder of an integer division.',
  forms: [{ syntax: 'rem.type  d, a, b', slots: { type: integer16to64 }, since: since('1.0') }],
  operands: {
    d: write('type', { meaning: 'remainder' }),
    a: read('type', { meaning: 'dividend' }),
    b: read('type', { meaning: 'divisor' }),
  },
  traps: [
    'With a zero divisor the remainder is unspecified; nothing traps.',
    'For negative operands the manual leaves the sign of the result to the machine.',
    'For unsigned values and a divisor that is a power of two, `and` with `b - 1` does it in one instruction.',
  ],
  examples: ['rem.u32 %r1, %r2, 10;', 'rem.s64 %rd1, %rd2, %rd3;'],
});
