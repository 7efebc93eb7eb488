// cvt.pack: saturating conversion of two integers to a narrower type, packed.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';

/** ptxas 13.0 does not look at the width, and neither at the kind where all bits count. */
const wide = ['.b32', '.u32', '.s32', '.b64', '.u64', '.s64', '.b128', '.f16x2'];

export default instruction({
  name: 'cvt.pack',
  category: 'convert',
  anchor: 'data-movement-and-conversion-instructions-cvt-pack',
  summary: 'Converts two integers to a narrower type with saturation and packs the results.',
  description:
    'The result of `b` becomes the lowest field of `d`, that of `a` the field above it. The remaining bits are the lower bits of `c`, so that a chain of conversions fills a register: each step pushes the earlier fields up.',
  forms: [
    {
      syntax: 'cvt.pack.sat.convertType.s32  d, a, b',
      slots: { convertType: ['.u16', '.s16'] },
      since: since('6.5', 'sm_72+'),
    },
    {
      syntax: 'cvt.pack.sat.convertType.s32.b32  d, a, b, c',
      slots: {
        convertType: [
          value('.u2', '6.5', 'sm_75+'),
          value('.s2', '6.5', 'sm_75+'),
          value('.u4', '6.5', 'sm_75+'),
          value('.s4', '6.5', 'sm_75+'),
          '.u8',
          '.s8',
        ],
      },
      since: since('6.5', 'sm_72+'),
    },
  ],
  operands: {
    d: write('.b32', { registers: ['.b32', '.u32', '.s32', '.f32', '.f16x2', '.b128'] }),
    a: read('.s32', { registers: wide, meaning: 'value of the upper field' }),
    b: read('.s32', { registers: wide, meaning: 'value of the lower field' }),
    c: read('.b32', { registers: [...wide, '.f32', '.f64'], meaning: 'its lower bits fill the rest' }),
  },
  modifiers: {
    '.sat': 'Clamps to the range of the narrower type; always required.',
    '.u2': 'Two-bit unsigned integer.',
    '.s2': 'Two-bit signed integer.',
    '.u4': 'Four-bit unsigned integer.',
    '.s4': 'Four-bit signed integer.',
  },
  traps: [
    'The first source goes to the upper field.',
    'The types narrower than 16 bits need `c`; the 16-bit ones take none.',
  ],
  examples: ['cvt.pack.sat.s16.s32 %r1, %r2, %r3;', 'cvt.pack.sat.u8.s32.b32 %r1, %r2, %r3, %r4;'],
});
