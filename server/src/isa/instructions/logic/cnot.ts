// cnot: logical negation of an integer.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { bits16to64 } from '../../vocabulary';

export default instruction({
  name: 'cnot',
  category: 'logic',
  anchor: 'logic-and-shift-instructions-cnot',
  summary: 'Gives 1 for zero and 0 for any other value.',
  description: "C's `!a`: `d = a == 0 ? 1 : 0`.",
  forms: [{ syntax: 'cnot.type  d, a', slots: { type: bits16to64 }, since: since('1.0') }],
  operands: { d: write('type'), a: read('type') },
  examples: ['cnot.b32 %r1, %r2;'],
});
