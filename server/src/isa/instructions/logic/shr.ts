// shr: right shift, arithmetic or logical by its type.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { bits16to64, integer16to64 } from '../../vocabulary';

export default instruction({
  name: 'shr',
  category: 'logic',
  anchor: 'logic-and-shift-instructions-shr',
  summary: 'Shifts a value right and fills with the sign bit or with zeros.',
  description:
    'The type decides what comes in: copies of the sign for signed types, zeros for unsigned and bit-size ones. A distance of the width of the type or more leaves only fill bits.',
  forms: [{ syntax: 'shr.type  d, a, b', slots: { type: [...bits16to64, ...integer16to64] }, since: since('1.0') }],
  operands: { d: write('type'), a: read('type'), b: read('.u32', { integersOnly: true, meaning: 'distance' }) },
  traps: [
    'The distance is a 32-bit value in every form.',
    '`.b32` shifts in zeros; only `.s32` is an arithmetic shift.',
  ],
  examples: ['shr.s32 %r1, %r2, 31;', 'shr.u64 %rd1, %rd2, %r1;'],
});
