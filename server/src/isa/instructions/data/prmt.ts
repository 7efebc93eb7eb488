// prmt: byte permutation of two registers.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'prmt',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-prmt',
  summary: 'Builds a value from any four of the eight bytes of two registers.',
  description:
    'The bytes of `a` are numbered 0 to 3, those of `b` 4 to 7. Without a mode each of the lower four hexadecimal digits of `c` chooses one byte of the result, the lowest digit the lowest byte: bits 0 to 2 of the digit are the number of the source byte, bit 3 replaces the byte by eight copies of its sign bit. 0x3210 gives `a`, 0x0123 reverses its bytes.\n\nWith a mode the lower two bits of `c` choose one of four fixed patterns.',
  forms: [
    {
      syntax: 'prmt.b32  d, a, b, c',
      operands: { c: read('.b32', { meaning: 'four selectors of four bits' }) },
      since: since('2.0', 'sm_20+'),
    },
    {
      group: 'fixed patterns',
      syntax: 'prmt.b32.mode  d, a, b, c',
      slots: { mode: ['.f4e', '.b4e', '.rc8', '.ecl', '.ecr', '.rc16'] },
      operands: { c: read('.b32', { meaning: 'its lower two bits choose the pattern' }) },
      since: since('2.0', 'sm_20+'),
    },
  ],
  operands: {
    d: write('.b32'),
    a: read('.b32', { meaning: 'bytes 0 to 3' }),
    b: read('.b32', { meaning: 'bytes 4 to 7' }),
  },
  modifiers: {
    '.f4e': 'Forward extract: the four bytes from byte `c` upwards.',
    '.b4e': 'Backward extract: byte `c` and the three before it, downwards, from 0 to 7 around.',
    '.rc8': 'Byte `c` of `a` four times.',
    '.ecl': 'Bytes of `a`, those below byte `c` replaced by byte `c`.',
    '.ecr': 'Bytes of `a`, those above byte `c` replaced by byte `c`.',
    '.rc16': 'The lower 16 bits of `a` twice where `c` is even, the upper ones where it is odd.',
  },
  traps: ['Sign replication exists only without a mode.', 'Selector digits above the fourth are ignored.'],
  examples: ['prmt.b32 %r1, %r2, %r3, 0x5410;', 'prmt.b32.f4e %r1, %r2, %r3, %r4;'],
});
