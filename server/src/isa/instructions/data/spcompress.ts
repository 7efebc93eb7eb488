// spcompress: keeps two of each four elements, with metadata that says which.
import { since } from '../../availability';
import { instruction, read, type SlotValues, write } from '../../schema';

const bits: Readonly<Record<string, number>> = { '.b2': 2, '.b4': 4, '.b8': 8, '.b16': 16 };
const count = ({ num = '.x1' }: SlotValues): number => Number(num.slice(2));
const metadataCount = (slots: SlotValues): number =>
  Math.ceil((count(slots) * bits[slots.idxsize ?? '.b2']) / bits[slots.elemsize ?? '.b8']);

export default instruction({
  name: 'spcompress',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-spcompress',
  summary: 'Keeps two of every four elements of a vector and says in metadata which.',
  description:
    'A descriptor tells which two: bits 0 and 1 are 0 for the largest, 1 for the largest magnitudes, 2 for the smallest, 3 for the smallest magnitudes; bits 2 to 4 are the element type, 0 `.f16` or `.u8`, 1 `.bf16` or `.s8`, 2 `.e5m2`, 3 `.e4m3`, 4 `.e3m2`, 5 `.e2m3`. NaN is always kept. Which of several equal elements are kept is not specified.',
  forms: [
    {
      syntax: 'spcompress.elemsize.idxsize.spfactor.num  mdata, cdata, data, spdesc',
      slots: { spfactor: ['.sp::2:4'] },
      since: since('9.4', 'sm_107a'),
    },
  ],
  slots: {
    elemsize: ['.b8', '.b16'],
    idxsize: ['.b2', '.b4'],
    num: ['.x1', '.x2', '.x4', '.x8', '.x16', '.x32', '.x64'],
  },
  operands: {
    mdata: write('.b32', { vector: metadataCount, meaning: 'indices of the elements that are kept' }),
    cdata: write('.b32', { vector: count, meaning: 'elements that are kept' }),
    data: read('.b32', { vector: (slots) => 2 * count(slots), meaning: 'all elements' }),
    spdesc: read('.b32', { registerOnly: true, meaning: 'descriptor: choice and element type' }),
  },
  modifiers: {
    '.b8': 'Elements of 8 bits.',
    '.b16': 'Elements of 16 bits.',
    '.b2': 'Two bits for each index.',
    '.b4': 'Four bits for each index.',
    '.sp::2:4': 'Two of each four.',
    '.x1': '1 register of kept elements.',
    '.x2': '2 registers of kept elements.',
    '.x4': '4 registers of kept elements.',
    '.x8': '8 registers of kept elements.',
    '.x16': '16 registers of kept elements.',
    '.x32': '32 registers of kept elements.',
    '.x64': '64 registers of kept elements.',
  },
  traps: [
    'No register may occur in two of the vectors, nor twice in one.',
    'A type in the descriptor that does not fit the element size is an error when the kernel runs.',
  ],
  examples: [
    'spcompress.b8.b2.sp::2:4.x4 {%r1}, {%r2, %r3, %r4, %r5}, {%r6, %r7, %r8, %r9, %r10, %r11, %r12, %r13}, %r14;',
  ],
});
