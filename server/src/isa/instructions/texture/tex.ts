// tex: texture lookup at the base level, at a given level of detail or with gradients.
import { type Availability, since } from '../../availability';
import { type Form, instruction, type Operand, read, requires, type SlotDomain, value } from '../../schema';
import { comparedAlone, cubeOffset, gradientCount, offsets, textureCoordinate, textureOperands } from './shared';

const layered: SlotDomain = [value('.a1d', '2.3'), value('.a2d', '2.3')];
const multisampled: SlotDomain = [value('.2dms', '3.2', 'sm_30+'), value('.a2dms', '3.2', 'sm_30+')];
const cubes: SlotDomain = [value('.cube', '3.0'), value('.acube', '3.0', 'sm_20+')];
const gradientCubes: SlotDomain = [value('.cube', '4.3', 'sm_20+'), value('.acube', '4.3', 'sm_20+')];

const fourComponents = ['.u32', '.s32', '.f16', '.f32'];
const constraints = [
  requires('vec', ['.v2'], 'dtype', ['.f16x2'], '`.v2` goes with `.f16x2` only; other types need `.v4`'),
  requires(
    'vec',
    ['.v4'],
    'dtype',
    fourComponents,
    '`.f16x2` packs the four components in two registers: it needs `.v2`',
  ),
];

interface Mode {
  readonly group: string;
  /** Modifier behind `tex`. */
  readonly mode: string;
  /** Operands between the address and the offsets. */
  readonly level: string;
  readonly cubes: SlotDomain;
  /** Geometries that this mode has for integer coordinates beside the common ones. */
  readonly more: SlotDomain;
  readonly since: Availability;
}

/** The forms of one way to choose the mipmap level: which of `e` and `f` there can be depends on the geometry. */
function forms({ group, mode, level, cubes, more, since }: Mode): Form[] {
  const form = (geometry: string, coordinate: string, rest: string, change: Partial<Form> = {}): Form => ({
    group,
    constraints,
    since,
    syntax: `tex${mode}${geometry}.vec.dtype${coordinate}  d{|p}, [a{, b}, c]${level}${rest}`,
    ...change,
  });
  const [a1d, a2d] = layered;
  const all = [
    form('.geom', '.f32', '{, f}', { slots: { geom: ['.1d', a1d, '.2d', a2d] }, operands: comparedAlone }),
    form('.geom', '.f32', ', e{, f}', { slots: { geom: ['.1d', a1d] }, operands: offsets(1) }),
    form('.geom', '.f32', ', e{, f}', { slots: { geom: ['.2d', a2d] }, operands: offsets(2) }),
    form('.3d', '.f32', '{, e}', { operands: offsets(4) }),
    form('.geom', '.f32', '{, f}', { slots: { geom: cubes }, operands: comparedAlone }),
    form('.geom', '.f32', ', e, f', { slots: { geom: cubes }, operands: cubeOffset }),
    form('.geom', '.s32', '{, e}', { slots: { geom: ['.1d', '.2d', '.3d', a1d, a2d, ...more] } }),
  ];
  return all.flatMap((one) => [
    { ...one, syntax: one.syntax.replace('{|p}', '') },
    { ...one, syntax: one.syntax.replace('{|p}', '|p'), since: residency },
  ]);
}

/** What the predicate needs, in every mode. */
const residency = since('7.1', 'sm_60+');

const gradient = (meaning: string): Operand =>
  read('.f32', { vector: gradientCount, registers: ['.b32', '.f32'], meaning });

const mipmaps = since('3.1', 'sm_20+');

export default instruction({
  name: 'tex',
  category: 'texture',
  anchor: 'texture-instructions-tex',
  summary: 'Reads a texture at given coordinates, filtered as its sampler says.',
  description:
    'In unified mode, the default, the texture brings its sampler: `[tex, {x, y}]`. Under `.target texmode_independent` the sampler is named between them: `[tex, sampler, {x, y}]`. `tex` and `sampler` are variables, or 64-bit registers that hold a handle, which is how compilers pass texture objects.\n\nThe coordinate vector is `{x}` for `.1d`, `{x, y}` for `.2d`, `{x, y, z, _}` for `.3d`, `{layer, x}` for `.a1d`, `{layer, x, y, _}` for `.a2d`, `{s, t, r, _}` for `.cube`, `{layer, s, t, r}` for `.acube`, `{sample, x, y, _}` for `.2dms` and `{layer, sample, x, y}` for `.a2dms`, where `_` stands for any register: it is ignored. A cube map takes a direction, whose largest component picks the face.\n\nAn offset vector `e` shifts the place of the lookup. With `f`, for textures that hold depths, each texel counts as 1.0 where the comparison holds and as 0.0 where not, before they are filtered.',
  forms: [
    ...forms({
      group: 'base level',
      mode: '{.base}',
      level: '',
      cubes,
      more: multisampled,
      since: since('1.0'),
    }),
    ...forms({ group: 'level of detail', mode: '.level', level: ', lod', cubes, more: [], since: mipmaps }),
    ...forms({
      group: 'gradients',
      mode: '.grad',
      level: ', dPdx, dPdy',
      cubes: gradientCubes,
      more: [],
      since: mipmaps,
    }),
  ],
  slots: {
    base: [value('.base', '3.1', 'sm_20+')],
    vec: ['.v4', value('.v2', '4.2', 'sm_53+')],
    dtype: ['.u32', '.s32', value('.f16', '4.2', 'sm_53+'), '.f32', value('.f16x2', '4.2', 'sm_53+')],
  },
  operands: {
    ...textureOperands,
    lod: read(textureCoordinate, { meaning: 'level of detail; 0 is the base' }),
    dPdx: gradient('derivatives of the coordinates along x of the screen'),
    dPdy: gradient('derivatives of the coordinates along y of the screen'),
  },
  modifiers: {
    '.base': 'Reads the base level of a mipmapped texture (the default).',
    '.level': 'Reads the level of detail that the operand behind the brackets gives.',
    '.grad': 'Computes the level of detail from two gradient vectors.',
    '.v4': 'Four components, red to alpha.',
    '.v2': 'Two registers with two `.f16` components each.',
    '.1d': 'Coordinates `{x}`.',
    '.2d': 'Coordinates `{x, y}`.',
    '.3d': 'Coordinates `{x, y, z, ignored}`.',
    '.a1d': 'Array of one-dimensional layers: coordinates `{layer, x}`.',
    '.a2d': 'Array of two-dimensional layers: coordinates `{layer, x, y, ignored}`.',
    '.cube': 'Cube map: coordinates `{s, t, r, ignored}`, a direction from its centre.',
    '.acube': 'Array of cube maps: coordinates `{layer, s, t, r}`.',
    '.2dms': 'Several samples per texel: coordinates `{sample, x, y, ignored}`.',
    '.a2dms': 'Array of layers with several samples per texel: coordinates `{layer, sample, x, y}`.',
  },
  effects: { memory: 'read' },
  traps: [
    'Vectors of three elements do not exist: `.3d`, `.a2d` and `.cube` take four, the last of which is ignored.',
    'The layer and sample numbers are integers even where the coordinates are `.f32`.',
    'Texture caches are not kept coherent: what the same kernel has written to that memory may not be seen.',
    'The manual limits offsets to -8 … 7, but ptxas accepts any constant.',
    'Offsets and depth comparison need PTX 4.3 and sm_30, a handle in a register PTX 3.1 and sm_20, the predicate PTX 7.1 and sm_60.',
    'All four components are always written; `_` in place of a register drops one.',
  ],
  examples: [
    'tex.2d.v4.f32.f32 {%f1, %f2, %f3, %f4}, [txr, {%f5, %f6}];',
    'tex.1d.v4.s32.s32 {%r1, _, _, _}, [%rd1, {%r5}];',
    'tex.level.a2d.v4.f32.f32 {%f1, %f2, %f3, %f4}|%p1, [%rd1, {%r1, %f5, %f6, %f6}], %f7, {%r2, %r3};',
    'tex.grad.2d.v2.f16x2.f32 {%r1, %r2}, [txr, {%f5, %f6}], {%f7, %f8}, {%f9, %f10};',
  ],
});
