// bfe: bit field extraction.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'bfe',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-bfe',
  summary: 'Extracts a bit field and extends it with zeros or with its sign.',
  description:
    'The field begins at bit `b` and has `c` bits; it is zero-extended for unsigned types and sign-extended for signed ones. Where it reaches beyond the top of `a`, the sign is the top bit of `a`; a field of length 0 is 0.',
  forms: [
    {
      syntax: 'bfe.type  d, a, b, c',
      slots: { type: ['.u32', '.u64', '.s32', '.s64'] },
      since: since('2.0', 'sm_20+'),
    },
  ],
  operands: {
    d: write('type', { meaning: 'extracted field' }),
    a: read('type'),
    b: read('.u32', { integersOnly: true, range: [0, 255], meaning: 'first bit' }),
    c: read('.u32', { integersOnly: true, range: [0, 255], meaning: 'length in bits' }),
  },
  traps: [
    'Position and length are 32-bit operands for 64-bit types too, and only their low 8 bits count.',
    'There is no `bfe.b32`: the type must say whether the field is signed.',
  ],
  examples: ['bfe.u32 %r1, %r2, 8, 8;', 'bfe.s64 %rd1, %rd2, %r3, %r4;'],
});
