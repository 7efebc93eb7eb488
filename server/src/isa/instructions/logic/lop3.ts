// lop3: any bitwise function of three values, by its truth table.
import { since } from '../../availability';
import { immediate, instruction, predicate, read, write } from '../../schema';

export default instruction({
  name: 'lop3',
  category: 'logic',
  anchor: 'logic-and-shift-instructions-lop3',
  summary: 'Applies any bitwise function of three values, given as an 8-bit truth table.',
  description:
    'Bit `4*a + 2*b + c` of `immLut` is the result for those input bits. The table of a function `F` is therefore `F(0xf0, 0xcc, 0xaa)`: 0x80 for `a & b & c`, 0xfe for `a | b | c`, 0x96 for `a ^ b ^ c`, 0xca for `a ? b : c`.\n\nWith a Boolean operator the instruction also writes `p = (d != 0) op q`.',
  forms: [
    { syntax: 'lop3.b32  d, a, b, c, immLut', since: since('4.3', 'sm_50+') },
    {
      syntax: 'lop3.BoolOp.b32  d|p, a, b, c, immLut, {!}q',
      slots: { BoolOp: ['.or', '.and'] },
      since: since('8.2', 'sm_70+'),
    },
  ],
  operands: {
    d: write('.b32', { sink: true }),
    p: write('.pred', { meaning: 'whether `d` is not zero, combined with `q`' }),
    a: read('.b32', { meaning: 'input with table pattern 0xf0' }),
    b: read('.b32', { meaning: 'input with table pattern 0xcc' }),
    c: read('.b32', { meaning: 'input with table pattern 0xaa' }),
    immLut: immediate('.u32', { range: [0, 255], isLenient: true, meaning: 'truth table' }),
    q: predicate({ meaning: 'combined with the test of `d`' }),
  },
  traps: [
    'ptxas accepts tables above 255 without a message.',
    'With a Boolean operator `p` must be a register; only `d` may be `_`.',
  ],
  examples: ['lop3.b32 %r1, %r2, %r3, %r4, 0x96;', 'lop3.or.b32 _|%p1, %r2, %r3, %r4, 0x80, %p2;'],
});
