// What the block-scaled forms of mma and mma.sp share: scale operands, their selectors and the scale types.
import { type Operand, read, type SlotDomain } from '../../schema';

export const eightBit: readonly string[] = ['.e4m3', '.e5m2'];
export const eightBitAndLess: SlotDomain = ['.e4m3', '.e5m2', '.e3m2', '.e2m3', '.e2m1'];

const scale = (matrix: string): Operand =>
  read('.b32', { vector: 1, loose: true, registerOnly: true, meaning: `scale factors of ${matrix}` });
const selector = (matrix: string): Operand =>
  read('.u16', { vector: 2, meaning: `which byte and which thread of the quad give the scale of ${matrix}` });

/** The four operands behind the matrices: `scaleA, selectA, scaleB, selectB`. */
export const scaleOperands: Readonly<Record<string, Operand>> = {
  scaleA: scale('A'),
  selectA: selector('A'),
  scaleB: scale('B'),
  selectB: selector('B'),
};

export const scaleMeanings = {
  '.block_scale': 'A and B are multiplied by scale factors, one for each block of a row or column.',
  '.scale_vec::1X': 'One scale factor for each row of A and column of B.',
  '.scale_vec::2X': 'Two scale factors for each row of A and column of B.',
  '.scale_vec::4X': 'Four scale factors for each row of A and column of B.',
  '.kind::f8f6f4': 'Elements of 8, 6 or 4 bits, each in a byte of its own.',
  '.kind::mxf8f6f4': 'Elements of 8, 6 or 4 bits, each in a byte of its own, with one scale for 32 elements.',
  '.kind::mxf4': 'Packed 4-bit elements, with one scale for 32 elements.',
  '.kind::mxf4nvf4': 'Packed 4-bit elements, with one scale for 16 or 32 elements.',
  '.satfinite': 'Sums are clamped to the range of `.s32` instead of wrapping.',
};
