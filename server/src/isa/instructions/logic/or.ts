// or: bitwise OR of integers and predicates.
import { since } from '../../availability';
import { instruction, predicate, read, write } from '../../schema';
import { bits16to64 } from '../../vocabulary';

export default instruction({
  name: 'or',
  category: 'logic',
  anchor: 'logic-and-shift-instructions-or',
  summary: 'Combines the bits of two values with OR.',
  description: '`d = a | b`. Registers of any type of the same width are accepted, floating-point ones included.',
  forms: [
    { syntax: 'or.type  d, a, b', slots: { type: bits16to64 }, since: since('1.0') },
    {
      group: 'predicates',
      syntax: 'or.pred  d, {!}a, {!}b',
      operands: { d: write('.pred'), a: predicate(), b: predicate() },
      since: since('1.0'),
    },
  ],
  operands: { d: write('type'), a: read('type'), b: read('type') },
  traps: ['The type is `.b16`, `.b32`, `.b64` or `.pred`; `.u32` and `.s32` are errors.'],
  examples: ['or.b32 %r1, %r2, %r3;', 'or.pred %p1, %p2, %p3;'],
});
