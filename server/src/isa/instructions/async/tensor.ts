// What the tensor copies share: dimensions, access modes, coordinates, offsets of im2col, and the forms whose operands
// replace what the tensor map says (9.4). Source: manual, #data-movement-and-conversion-instructions-tensor-copy.
import { type Availability, since } from '../../availability';
import {
  address,
  type Constraint,
  type Form,
  type Operand,
  read,
  type SlotDomain,
  type SlotValues,
  value,
} from '../../schema';

export const dimensions: SlotDomain = ['.1d', '.2d', '.3d', '.4d', '.5d'];
const unfolded: SlotDomain = ['.3d', '.4d', '.5d'];

/** sm_100a and sm_101a, later their families. */
const family = ['8.6', ['sm_100a', 'sm_101a'], '8.8', ['sm_100f', 'sm_101f']] as const;
const overriding: Availability = since('9.4', 'sm_107f');

/** Rows gathered or scattered: one column and four rows, whatever the dimension. */
const rows = ['.tile::gather4', '.tile::scatter4'];
const dimensionOf = (slots: SlotValues): number => Number(slots.dim?.[1] ?? 0);
const coordinatesOf = (slots: SlotValues): number => (rows.includes(slots.load_mode ?? '') ? 5 : dimensionOf(slots));
const offsetsOf = (slots: SlotValues): number => (slots.load_mode === '.im2col' ? dimensionOf(slots) - 2 : 2);

const twoDimensions: Constraint = {
  at: 'dim',
  violated: (slots) => rows.includes(slots.load_mode ?? '') && slots.dim !== '.2d',
  message: 'four rows are gathered or scattered in two dimensions: `.2d`',
};
const threeDimensions: Constraint = {
  at: 'dim',
  violated: (slots) => (slots.load_mode ?? '').startsWith('.im2col') && dimensionOf(slots) < 3,
  message: 'im2col needs at least three dimensions',
};

/** Modes of a load; gathering and `.im2col::w` into shared memory of the own CTA need no `a` or `f`. */
export function loads(own: boolean): { tiles: SlotDomain; columns: SlotDomain } {
  const wide = own ? (['8.6', 'sm_100+'] as const) : family;
  return {
    tiles: ['.tile', value('.tile::gather4', ...wide)],
    columns: ['.im2col', value('.im2col::w', ...wide), value('.im2col::w::128', ...family)],
  };
}

export const stores: SlotDomain = [
  '.tile',
  value('.tile::scatter4', ...family),
  '.im2col_no_offs',
  { token: '.im2col_no_offs::w', since: overriding },
];
export const storeRules: readonly Constraint[] = [twoDimensions, threeDimensions];

/**
 * Loads and hints in the modes without and with offsets: `<map>` in the syntax is what stands in brackets, `<info>` where
 * the offsets stand. The mode of im2col is not optional.
 */
export function modes(form: Form, own: boolean): Form[] {
  const { tiles, columns } = loads(own);
  return [
    {
      ...form,
      syntax: form.syntax.replace('<info>', ''),
      slots: { ...form.slots, dim: dimensions, load_mode: tiles },
      constraints: [twoDimensions],
    },
    {
      ...form,
      group: `${form.group}, im2col`,
      syntax: form.syntax.replace('{.load_mode}', '.load_mode').replace('<info>', ', im2col_info'),
      slots: { ...form.slots, dim: unfolded, load_mode: columns },
    },
  ];
}

const replaced = { group: 'with a replaced base address', since: overriding };

/**
 * The form with a plain tensor map, and those in which operands replace its base address, or that and dimensions. The
 * latter exist for boxes (`.tile`) alone.
 */
export function overrides(form: Form): Form[] {
  const [head, ...operands] = form.syntax.split('  ');
  const write = (modifiers: string, map: string): string =>
    `${head}${modifiers}  ${operands.join('  ').replace('<map>', map)}`;
  const plain = { ...form, syntax: write('', '[tensorMap, tensorCoords]') };
  const moved = {
    ...form,
    ...replaced,
    syntax: write('.override::global_address', '[tensorMap, gAddrToOverride, tensorCoords]'),
  };
  if (!form.syntax.includes('{.load_mode}')) return [plain, moved];
  const tile = { ...form.slots, load_mode: ['.tile'] };
  return [
    plain,
    moved,
    {
      ...form,
      ...replaced,
      syntax: write(
        '.override::global_address.override::global_dim',
        '[tensorMap, gAddrToOverride, tensorSizeToOverride, tensorCoords]',
      ),
      slots: { ...tile, dim: ['.1d'] },
    },
    {
      ...form,
      ...replaced,
      syntax: write(
        '.override::global_address.override::global_dim_stride',
        '[tensorMap, gAddrToOverride, tensorSizeToOverride, tensorLowerStrideToOverride, tensorUpperStrideToOverride, tensorCoords]',
      ),
      slots: { ...tile, dim: dimensions.slice(1) },
    },
  ];
}

export const tensorOperands: Readonly<Record<string, Operand>> = {
  tensorMap: address(undefined, '.b1024', {
    wide: true,
    generic: '.global',
    meaning: 'generic address of the tensor map',
  }),
  tensorCoords: read('.s32', {
    vector: coordinatesOf,
    integersOnly: true,
    meaning: 'where the box begins; with `.tile::gather4` and `.tile::scatter4` the column and the four rows',
  }),
  im2col_info: read('.u16', {
    vector: offsetsOf,
    meaning: 'offsets of the window (`.im2col`), or halo and offset (`.im2col::w`)',
  }),
  gAddrToOverride: read('.b64', { meaning: 'base address in place of that of the tensor map, aligned to 16' }),
  tensorSizeToOverride: read('.b16', { vector: dimensionOf, meaning: 'dimensions in place of those of the map' }),
  tensorLowerStrideToOverride: read('.b32', {
    vector: (slots) => dimensionOf(slots) - 1,
    meaning: 'strides in units of 16 bytes in place of those of the map, lower 32 bits',
  }),
  tensorUpperStrideToOverride: read('.b16', { meaning: 'upper four bits of each stride' }),
};

export const tensorMeanings = {
  '.tile': 'A box keeps its shape (the default).',
  '.tile::gather4': 'Gathers four rows of a two-dimensional tensor into one box.',
  '.tile::scatter4': 'Scatters one box to four rows of a two-dimensional tensor.',
  '.im2col': 'Unfolds the windows of a convolution into columns.',
  '.im2col::w': 'Unfolds the windows of a convolution along W.',
  '.im2col::w::128': 'Unfolds the windows of a convolution along W, 128 columns at once.',
  '.im2col_no_offs': 'Folds columns back, without offsets.',
  '.im2col_no_offs::w': 'Folds columns back along W, without offsets.',
  '.override::global_address': 'An operand replaces the base address of the tensor map.',
  '.override::global_dim': 'An operand replaces the dimension of the tensor map.',
  '.override::global_dim_stride': 'Operands replace dimensions and strides of the tensor map.',
  '.cta_group::1': 'The mbarrier lies in the CTA of the destination (the default).',
  '.cta_group::2': 'The mbarrier may lie in the CTA of the destination or in its peer.',
};

export const tensorTraps = {
  map: 'The tensor map lies in constant, parameter or global memory, aligned to 64 bytes: as a kernel parameter it must be a `__grid_constant__`, not a local copy.',
  changed:
    'A tensor map that the device changed must be fenced with `fence.proxy.tensormap::generic` before it is used.',
  order: 'Coordinates run from the innermost dimension outwards, the other way round than the indices of C arrays.',
  dimension: '`.1d` too needs braces around the coordinate: `{%r1}`.',
};
