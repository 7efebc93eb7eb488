// tcgen05.ld.red: tensor memory to registers, with the smallest or largest value besides.
import { since } from '../../availability';
import { type Form, immediate, instruction, write } from '../../schema';
import { compressed, compressedSlots, compressionMeanings } from './compression';
import { anyWord, registersOf, repeats, tensorMemory, wholeWarp } from './shared';

const reduction = since('8.8', ['sm_101f', 'sm_103f']);

/** The forms of one group of types, for either shape. */
function forms(group: string, modifiers: string, type: '.f32' | 'type'): Form[] {
  const opcode = `tcgen05.ld.red.sync.aligned.shape.num.redOp${modifiers}`;
  const operands = {
    r: write(type, { vector: registersOf, registers: anyWord, meaning: 'registers for what this thread gets' }),
    redval: write(type, { registers: anyWord, meaning: "smallest or largest of this thread's values" }),
  };
  return [
    { group, syntax: `${opcode}  r, redval, [taddr]`, slots: { shape: ['.32x32b'] }, operands, since: reduction },
    {
      group,
      syntax: `${opcode}  r, redval, [taddr], immHalfSplitoff`,
      slots: { shape: ['.16x32bx2'] },
      operands,
      since: reduction,
    },
  ];
}

export default instruction({
  name: 'tcgen05.ld.red',
  category: 'tcgen05',
  anchor: 'tcgen05-instructions-tcgen05-ld',
  summary: 'Loads from tensor memory into registers and gives each thread the smallest or largest of its values.',
  description: 'Runs asynchronously: the registers may be read after `tcgen05.wait::ld`.',
  forms: [
    ...forms('single precision', '{.abs}{.NaN}.f32', '.f32'),
    ...forms('integer', '.type', 'type'),
    {
      group: 'compression',
      summary: 'Keeps two of four neighbouring values, and their indices.',
      syntax:
        'tcgen05.ld.red.spcompress.sync.aligned.shape.num.rowop.spfactor{.abs}{.NaN}.f32.b2  mdata, cdata, redval, [taddr]',
      slots: compressedSlots,
      operands: { redval: write('.f32', { meaning: "smallest or largest of this thread's values" }) },
      since: since('9.4', 'sm_107a'),
    },
  ],
  slots: { num: repeats.slice(1), redOp: ['.min', '.max'], type: ['.u32', '.s32'] },
  operands: {
    taddr: tensorMemory('address in tensor memory, the same in all threads'),
    immHalfSplitoff: immediate('.u32', { meaning: 'distance of the second half, in columns' }),
    ...compressed,
  },
  modifiers: { ...compressionMeanings, '.min': 'Smallest value.', '.max': 'Largest value.' },
  effects: { memory: 'read', convergent: true, lanes: 'own' },
  traps: [
    'Without `tcgen05.wait::ld` behind it the registers may still hold old values.',
    wholeWarp,
    'sm_100 does not have it; sm_103, sm_101 and sm_110 do.',
    'With `.spcompress`, `.NaN` concerns the reduction alone: compression always keeps NaN.',
  ],
  examples: [
    'tcgen05.ld.red.sync.aligned.32x32b.x2.max.abs.NaN.f32 {%f1, %f2}, %f3, [%r0];',
    'tcgen05.ld.red.sync.aligned.16x32bx2.x2.min.s32 {%r1, %r2}, %r3, [%r0], 16;',
  ],
});
