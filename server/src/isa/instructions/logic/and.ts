// and: bitwise AND of integers and predicates.
import { since } from '../../availability';
import { instruction, predicate, read, write } from '../../schema';
import { bits16to64 } from '../../vocabulary';

export default instruction({
  name: 'and',
  category: 'logic',
  anchor: 'logic-and-shift-instructions-and',
  summary: 'Combines the bits of two values with AND.',
  description: '`d = a & b`. Registers of any type of the same width are accepted, floating-point ones included.',
  forms: [
    { syntax: 'and.type  d, a, b', slots: { type: bits16to64 }, since: since('1.0') },
    {
      group: 'predicates',
      syntax: 'and.pred  d, {!}a, {!}b',
      operands: { d: write('.pred'), a: predicate(), b: predicate() },
      since: since('1.0'),
    },
  ],
  operands: { d: write('type'), a: read('type'), b: read('type') },
  traps: ['The type is `.b16`, `.b32`, `.b64` or `.pred`; `.u32` and `.s32` are errors.'],
  examples: ['and.b32 %r1, %r2, 0xff;', 'and.pred %p1, %p2, !%p3;'],
});
