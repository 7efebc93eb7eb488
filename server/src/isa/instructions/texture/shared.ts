// What the texture instructions share: the sizes of their vectors by geometry, and the operands that several of them have.
import { address, read, type SlotValues, write } from '../../schema';

const isLayered = (geom = ''): boolean => geom.startsWith('.a');
const isMultisampled = (geom = ''): boolean => geom.endsWith('ms');

/** Elements of the coordinate vector; there are no vectors of three. */
function coordinateCount({ geom = '' }: SlotValues): number {
  if (geom === '.1d') return 1;
  return geom === '.2d' || geom === '.a1d' ? 2 : 4;
}

/** `.s32` where the opcode ends so; elsewhere `.f32`. */
export const textureCoordinate = (slots: SlotValues): string => (slots['.s32'] ? '.s32' : '.f32');

/** Layer and sample numbers are unsigned integers beside the coordinates. */
const coordinateType = (slots: SlotValues): string =>
  isLayered(slots.geom) || isMultisampled(slots.geom) ? '.b32' : textureCoordinate(slots);

/** Elements of an offset vector: one for each dimension, but four for three. */
export function offsetCount({ geom = '' }: SlotValues): number {
  if (geom.endsWith('1d')) return 1;
  return geom === '.3d' ? 4 : 2;
}

/** Elements of a gradient vector. */
export function gradientCount({ geom = '' }: SlotValues): number {
  if (geom.endsWith('1d')) return 1;
  return geom.endsWith('2d') ? 2 : 4;
}

export const textureOperands = {
  d: write('dtype', { vector: 'vec', sink: true, meaning: 'the components' }),
  p: write('.pred', { meaning: 'true where the texels were resident; where it is false, `d` is 0' }),
  a: address(undefined, '.texref', { meaning: 'texture: a `.texref` variable or a 64-bit register with its handle' }),
  b: read('.samplerref', {
    kind: 'object',
    meaning: 'sampler: a `.samplerref` variable or a 64-bit register with its handle; with `texmode_independent` only',
  }),
  c: read(coordinateType, {
    vector: coordinateCount,
    loose: true,
    spare: true,
    meaning: 'coordinates, behind layer and sample number where the geometry has them',
  }),
  e: read('.s32', {
    integersOnly: true,
    vector: offsetCount,
    loose: true,
    spare: true,
    meaning: 'offsets in texels, -8 to 7 each',
  }),
  f: read('.f32', { noFunction: true, meaning: 'reference value that depths are compared with' }),
};

/** Where one value stands behind the rest, ptxas 13.0 and 13.3 take any 32 bits for `f`. */
export const comparedAlone = {
  f: { ...textureOperands.f, type: '.b32', registers: ['.b32', '.u32', '.s32', '.f32'] },
};

/** The manual has no offsets for cubes: beside `f`, ptxas 13.0 and 13.3 take a single one. */
export const cubeOffset = { e: read('.s32', { integersOnly: true, meaning: 'an offset, not in the manual' }) };

/** Offset vectors by their number of elements, which tells them from the scalar behind them. */
export const offsets = (count: number) => ({ e: { ...textureOperands.e, vector: count } });
