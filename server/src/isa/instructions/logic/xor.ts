// xor: bitwise exclusive OR of integers and predicates.
import { since } from '../../availability';
import { instruction, predicate, read, write } from '../../schema';
import { bits16to64 } from '../../vocabulary';

export default instruction({
  name: 'xor',
  category: 'logic',
  anchor: 'logic-and-shift-instructions-xor',
  summary: 'Combines the bits of two values with exclusive OR.',
  description: '`d = a ^ b`. Registers of any type of the same width are accepted, floating-point ones included.',
  forms: [
    { syntax: 'xor.type  d, a, b', slots: { type: bits16to64 }, since: since('1.0') },
    {
      group: 'predicates',
      syntax: 'xor.pred  d, {!}a, {!}b',
      operands: { d: write('.pred'), a: predicate(), b: predicate() },
      since: since('1.0'),
    },
  ],
  operands: { d: write('type'), a: read('type'), b: read('type') },
  traps: ['The type is `.b16`, `.b32`, `.b64` or `.pred`; `.u32` and `.s32` are errors.'],
  examples: ['xor.b32 %r1, %r2, -1;', 'xor.pred %p1, %p2, %p3;'],
});
