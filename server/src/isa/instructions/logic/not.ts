// not: bitwise complement of integers and predicates.
import { since } from '../../availability';
import { instruction, predicate, read, write } from '../../schema';
import { bits16to64 } from '../../vocabulary';

export default instruction({
  name: 'not',
  category: 'logic',
  anchor: 'logic-and-shift-instructions-not',
  summary: 'Inverts every bit of a value.',
  description: "`d = ~a`. For C's logical negation of an integer see `cnot`.",
  forms: [
    { syntax: 'not.type  d, a', slots: { type: bits16to64 }, since: since('1.0') },
    {
      group: 'predicates',
      syntax: 'not.pred  d, {!}a',
      operands: { d: write('.pred'), a: predicate() },
      since: since('1.0'),
    },
  ],
  operands: { d: write('type'), a: read('type') },
  traps: ['The type is `.b16`, `.b32`, `.b64` or `.pred`; `.u32` and `.s32` are errors.'],
  examples: ['not.b32 %r1, %r2;', 'not.pred %p1, %p2;'],
});
