// spdecompress: spreads the elements of a compressed vector, as metadata say.
import { since } from '../../availability';
import { type Constraint, instruction, read, type SlotValues, write } from '../../schema';

const bits: Readonly<Record<string, number>> = { '.b2': 2, '.b4': 4, '.b8': 8, '.b16': 16 };
const count = ({ num = '.x1' }: SlotValues): number => Number(num.slice(2));
const elementBits = ({ elemsize = '.b8' }: SlotValues): number => bits[elemsize];
/** `.sp::2:4`: 2 elements become 4. */
const factor = ({ spfactor = '.sp::2:4' }: SlotValues): number[] => spfactor.slice(5).split(':').map(Number);
const sourceOf = (slots: SlotValues): number => factor(slots)[0];
const targetOf = (slots: SlotValues): number => factor(slots)[1];
const resultBits = (slots: SlotValues): number => targetOf(slots) * elementBits(slots) * count(slots);

const constraints: readonly Constraint[] = [
  {
    at: 'spfactor',
    message: 'The elements of one group must fit into 32 bits',
    violated: (slots) => sourceOf(slots) * elementBits(slots) > 32,
  },
  {
    at: 'idxsize',
    message: 'Indices of 2 bits reach four places: more need `.b4`',
    violated: (slots) => slots.idxsize === '.b2' && targetOf(slots) > 4,
  },
  { at: 'num', message: 'The result must have at least 32 bits', violated: (slots) => resultBits(slots) < 32 },
  { at: 'num', message: 'The result can have at most 128 registers', violated: (slots) => resultBits(slots) > 4096 },
];

export default instruction({
  name: 'spdecompress',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-spdecompress',
  summary: 'Spreads the elements of a compressed vector to the places that metadata name.',
  description: 'Each group of elements is spread over a larger one; the places that no index names become 0.',
  forms: [
    {
      syntax: 'spdecompress.elemsize.idxsize.spfactor.num  data, mdata, cdata',
      constraints,
      since: since('9.4', 'sm_107a'),
    },
  ],
  slots: {
    elemsize: ['.b8', '.b16'],
    idxsize: ['.b2', '.b4'],
    spfactor: [
      '.sp::1:2',
      '.sp::1:4',
      '.sp::1:8',
      '.sp::1:16',
      '.sp::2:4',
      '.sp::2:8',
      '.sp::2:16',
      '.sp::4:8',
      '.sp::4:16',
    ],
    num: ['.x1', '.x2', '.x4', '.x8', '.x16', '.x32', '.x64'],
  },
  operands: {
    data: write('.b32', { vector: (slots) => resultBits(slots) / 32, meaning: 'all elements' }),
    mdata: read('.b32', {
      vector: (slots) => Math.ceil((sourceOf(slots) * bits[slots.idxsize ?? '.b2'] * count(slots)) / 32),
      meaning: 'index of each element in its group',
    }),
    cdata: read('.b32', {
      vector: (slots) => Math.ceil((sourceOf(slots) * elementBits(slots) * count(slots)) / 32),
      meaning: 'elements to spread',
    }),
  },
  modifiers: {
    '.b8': 'Elements of 8 bits.',
    '.b16': 'Elements of 16 bits.',
    '.b2': 'Two bits for each index.',
    '.b4': 'Four bits for each index.',
    '.sp::1:2': 'One element becomes two.',
    '.sp::1:4': 'One element becomes four.',
    '.sp::1:8': 'One element becomes eight.',
    '.sp::1:16': 'One element becomes sixteen.',
    '.sp::2:4': 'Two elements become four.',
    '.sp::2:8': 'Two elements become eight.',
    '.sp::2:16': 'Two elements become sixteen.',
    '.sp::4:8': 'Four elements become eight.',
    '.sp::4:16': 'Four elements become sixteen.',
    '.x1': '1 group of elements.',
    '.x2': '2 groups of elements.',
    '.x4': '4 groups of elements.',
    '.x8': '8 groups of elements.',
    '.x16': '16 groups of elements.',
    '.x32': '32 groups of elements.',
    '.x64': '64 groups of elements.',
  },
  traps: [
    'No register may occur in two of the vectors, nor twice in one.',
    'The metadata come before the elements: `data, mdata, cdata`.',
    'What an index beyond its group does is not specified.',
  ],
  examples: ['spdecompress.b8.b2.sp::2:4.x2 {%r1, %r2}, {%r3}, {%r4};'],
});
