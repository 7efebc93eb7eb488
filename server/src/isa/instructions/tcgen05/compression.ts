// Loads from tensor memory that compress 2:4 on the way: what tcgen05.ld and tcgen05.ld.red share.
import { type Operand, type SlotDomain, write } from '../../schema';
import { repeatOf } from './shared';

export const compressedSlots: Readonly<Record<string, SlotDomain>> = {
  shape: ['.32x32b'],
  num: ['.x4', '.x8', '.x16', '.x32', '.x64', '.x128'],
  rowop: ['.min', '.max'],
  spfactor: ['.sp::2:4'],
};

export const compressed: Readonly<Record<string, Operand>> = {
  mdata: write('.b32', {
    vector: (slots) => Math.ceil(repeatOf(slots) / 32),
    meaning: 'indices of the values kept, two bits each',
  }),
  cdata: write('.b32', { vector: (slots) => repeatOf(slots) / 2, meaning: 'values kept' }),
};

export const compressionMeanings = {
  '.sp::2:4': 'Keeps two of four neighbouring values.',
  '.min': 'Smallest values.',
  '.max': 'Largest values.',
  '.abs': 'Compares absolute values.',
  '.spcompress': 'Compresses what is loaded.',
};
