// What the surface instructions share: geometries, clamping, and the operands in their brackets.
import { since } from '../../availability';
import { address, excludes, observedValue, read, type SlotDomain, type SlotValues, value } from '../../schema';

export const plainGeometries: SlotDomain = ['.1d', '.2d', value('.3d', '3.0', 'sm_20+')];
export const geometries: SlotDomain = [
  ...plainGeometries,
  value('.a1d', '3.0', 'sm_20+'),
  value('.a2d', '3.0', 'sm_20+'),
];
/** The manual wants sm_20 for the others than `.trap`; ptxas goes by the version alone. */
export const clampModes: SlotDomain = [
  '.trap',
  observedValue('.clamp', since('2.0', 'sm_20+'), since('2.0')),
  observedValue('.zero', since('2.0', 'sm_20+'), since('2.0')),
];
export const vectors: SlotDomain = ['.v2', '.v4'];
export const bitTypes: SlotDomain = ['.b8', '.b16', '.b32', '.b64'];

/** At most 128 bits are moved at once. */
export const notTooWide = (type: string) =>
  excludes('vec', ['.v4'], type, ['.b64'], 'Four `.b64` elements are 256 bits: at most 128 can be moved at once');

/** Elements of the coordinate vector; there are no vectors of three. */
function coordinateCount({ geom = '' }: SlotValues): number {
  if (geom === '.1d') return 1;
  return geom === '.2d' || geom === '.a1d' ? 2 : 4;
}

export const surfaceOperands = {
  a: address(undefined, '.surfref', { meaning: 'surface: a `.surfref` variable or a 64-bit register with its handle' }),
  b: read('.b32', {
    vector: coordinateCount,
    integersOnly: true,
    loose: true,
    spare: true,
    meaning: 'coordinates, behind the layer where there are layers',
  }),
};

export const geometryMeanings = {
  '.1d': 'Coordinates `{x}`.',
  '.2d': 'Coordinates `{x, y}`.',
  '.3d': 'Coordinates `{x, y, z, ignored}`.',
  '.a1d': 'Array of one-dimensional layers: coordinates `{layer, x}`.',
  '.a2d': 'Array of two-dimensional layers: coordinates `{layer, x, y, ignored}`.',
};

export const storeClampMeanings = {
  '.trap': 'An access outside the surface traps.',
  '.clamp': 'An access outside the surface goes to its nearest place.',
  '.zero': 'An access outside the surface does nothing.',
};

export const clampTrap =
  "The clamp mode must be written: ptxas rejects its absence, although some of the manual's examples leave it out.";
export const byteTrap = 'The x coordinate counts bytes, y and z count elements: scale x by the size of an element.';
export const coherenceTrap =
  'Other ways to the same memory, such as textures and `ld`, may not see what a surface instruction wrote before the kernel ends.';
