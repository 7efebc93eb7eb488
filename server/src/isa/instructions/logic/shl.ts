// shl: left shift.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { bits16to64 } from '../../vocabulary';

export default instruction({
  name: 'shl',
  category: 'logic',
  anchor: 'logic-and-shift-instructions-shl',
  summary: 'Shifts a value left and fills with zeros.',
  description: 'A distance of the width of the type or more gives zero; it is not taken modulo the width.',
  forms: [{ syntax: 'shl.type  d, a, b', slots: { type: bits16to64 }, since: since('1.0') }],
  operands: { d: write('type'), a: read('type'), b: read('.u32', { integersOnly: true, meaning: 'distance' }) },
  traps: [
    'The distance is a 32-bit value in every form, `.b16` and `.b64` included.',
    'The type is a bit-size type: `shl.u32` is an error.',
  ],
  examples: ['shl.b32 %r1, %r2, 2;', 'shl.b64 %rd1, %rd2, %r1;'],
});
