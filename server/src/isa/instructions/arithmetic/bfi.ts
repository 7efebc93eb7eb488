// bfi: bit field insertion.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'bfi',
  category: 'arithmetic',
  anchor: 'integer-arithmetic-instructions-bfi',
  summary: 'Replaces a bit field of one value by the low bits of another.',
  description:
    'The low `d` bits of `a` take the place of the bits of `b` from position `c` on; the result goes to `f`. Bits that would fall beyond the top are dropped, and a field of length 0 leaves `b` as it is.',
  forms: [{ syntax: 'bfi.type  f, a, b, c, d', slots: { type: ['.b32', '.b64'] }, since: since('2.0', 'sm_20+') }],
  operands: {
    f: write('type', { meaning: 'result' }),
    a: read('type', { meaning: 'bits to insert' }),
    b: read('type', { meaning: 'value to insert into' }),
    c: read('.u32', { integersOnly: true, range: [0, 255], meaning: 'first bit' }),
    d: read('.u32', { integersOnly: true, range: [0, 255], meaning: 'length in bits' }),
  },
  traps: [
    'The second operand is inserted into the third, and the destination is a register of its own: `b` is not changed.',
    'Position and length are 32-bit operands for `.b64` too, and only their low 8 bits count.',
  ],
  examples: ['bfi.b32 %r1, %r2, %r3, 8, 4;', 'bfi.b64 %rd1, %rd2, %rd3, %r4, %r5;'],
});
