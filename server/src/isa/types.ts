// The types: width, kind, and whether a register or a variable can be declared with each. What an instruction accepts is
// in its own file; types that no declaration takes live in registers of a bit type (`register`).
import { type Availability, since } from './availability';

export type TypeClass = 'signed' | 'unsigned' | 'float' | 'bits' | 'predicate' | 'packed' | 'opaque';

export interface TypeInfo {
  /** With its dot. */
  readonly token: string;
  /** Of the whole value; 0 where it has no size of its own. */
  readonly bits: number;
  readonly class: TypeClass;
  /** Can `.reg` declare it? */
  readonly inRegister: boolean;
  /** Can a variable or parameter in memory be declared with it? */
  readonly inMemory: boolean;
  /** Of a packed type: its elements. */
  readonly elements?: { readonly type: string; readonly count: number };
  /** Of a type that `.reg` does not take: the type of a register that holds it. */
  readonly register?: string;
  readonly since: Availability;
  /** One short sentence, our own words. */
  readonly meaning: string;
  /** Anchor of the manual's section, without `#`. */
  readonly anchor: string;
}

const fundamentalAnchor = 'fundamental-types';
const alternateAnchor = 'alternate-floating-point-data-formats';
const packedAnchor = 'packed-floating-point-data-types';
const packedIntegerAnchor = 'packed-integer-data-types';
const opaqueAnchor = 'texture-sampler-and-surface-types';
const tensorAnchor = 'tensor-dimension-size-format-sub-bytes-padding-align';

const always = since('1.0');
const fp8 = since('7.8', 'sm_90+', '8.1', 'sm_89+');
const narrow = since('8.6', ['sm_100a', 'sm_101a', 'sm_120a'], '8.8', ['sm_100f', 'sm_101f', 'sm_120f']);

function fundamental(token: string, bits: number, kind: TypeClass, meaning: string, from = always): TypeInfo {
  return {
    token,
    bits,
    class: kind,
    inRegister: true,
    inMemory: true,
    since: from,
    meaning,
    anchor: fundamentalAnchor,
  };
}

/** A scalar type that only instructions name. */
function instructionOnly(
  token: string,
  bits: number,
  kind: TypeClass,
  register: string | undefined,
  from: Availability,
  meaning: string,
  anchor: string,
): TypeInfo {
  return { token, bits, class: kind, inRegister: false, inMemory: false, register, since: from, meaning, anchor };
}

function packed(
  token: string,
  register: string,
  type: string,
  count: number,
  from: Availability,
  anchor = packedAnchor,
): TypeInfo {
  return {
    token,
    bits: Number(register.slice(2)),
    class: 'packed',
    inRegister: false,
    inMemory: false,
    elements: { type, count },
    register,
    since: from,
    meaning: `${count === 2 ? 'Two' : 'Four'} \`${type}\` values in one \`${register}\` register.`,
    anchor,
  };
}

function opaque(token: string, from: Availability, meaning: string): TypeInfo {
  return {
    token,
    bits: 64,
    class: 'opaque',
    inRegister: false,
    inMemory: true,
    since: from,
    meaning,
    anchor: opaqueAnchor,
  };
}

export const types: readonly TypeInfo[] = [
  fundamental('.s8', 8, 'signed', 'Signed 8-bit integer.'),
  fundamental('.s16', 16, 'signed', 'Signed 16-bit integer.'),
  fundamental('.s32', 32, 'signed', 'Signed 32-bit integer.'),
  fundamental('.s64', 64, 'signed', 'Signed 64-bit integer.'),
  fundamental('.u8', 8, 'unsigned', 'Unsigned 8-bit integer.'),
  fundamental('.u16', 16, 'unsigned', 'Unsigned 16-bit integer.'),
  fundamental('.u32', 32, 'unsigned', 'Unsigned 32-bit integer.'),
  fundamental('.u64', 64, 'unsigned', 'Unsigned 64-bit integer.'),
  fundamental('.f16', 16, 'float', 'IEEE half precision: 5 exponent and 10 fraction bits.'),
  {
    ...fundamental('.f16x2', 32, 'packed', 'Two `.f16` values in one 32-bit register.', since('4.2', 'sm_53+')),
    elements: { type: '.f16', count: 2 },
    anchor: packedAnchor,
  },
  fundamental('.f32', 32, 'float', 'IEEE single precision: 8 exponent and 23 fraction bits.'),
  fundamental('.f64', 64, 'float', 'IEEE double precision: 11 exponent and 52 fraction bits.'),
  fundamental('.b8', 8, 'bits', '8 bits without interpretation.'),
  fundamental('.b16', 16, 'bits', '16 bits without interpretation.'),
  fundamental('.b32', 32, 'bits', '32 bits without interpretation.'),
  fundamental('.b64', 64, 'bits', '64 bits without interpretation.'),
  fundamental('.b128', 128, 'bits', '128 bits without interpretation.', since('8.3', 'sm_70+')),
  {
    token: '.pred',
    bits: 1,
    class: 'predicate',
    inRegister: true,
    inMemory: false,
    since: always,
    meaning: 'Truth value; it exists in registers only.',
    anchor: fundamentalAnchor,
  },

  instructionOnly(
    '.bf16',
    16,
    'float',
    '.b16',
    since('7.0', 'sm_80+'),
    'Brain float: the range of `.f32` with 7 fraction bits.',
    alternateAnchor,
  ),
  instructionOnly(
    '.tf32',
    32,
    'float',
    '.b32',
    since('7.0', 'sm_80+'),
    'TensorFloat-32: the range of `.f32` with at least 10 fraction bits, for matrix instructions.',
    alternateAnchor,
  ),
  instructionOnly(
    '.e4m3',
    8,
    'float',
    '.b8',
    fp8,
    'FP8 with 4 exponent and 3 fraction bits; no infinity.',
    alternateAnchor,
  ),
  instructionOnly('.e5m2', 8, 'float', '.b8', fp8, 'FP8 with 5 exponent and 2 fraction bits.', alternateAnchor),
  instructionOnly(
    '.e3m2',
    6,
    'float',
    '.b8',
    narrow,
    'FP6 with 3 exponent and 2 fraction bits, padded to a byte; no infinity, no NaN.',
    alternateAnchor,
  ),
  instructionOnly(
    '.e2m3',
    6,
    'float',
    '.b8',
    narrow,
    'FP6 with 2 exponent and 3 fraction bits, padded to a byte; no infinity, no NaN.',
    alternateAnchor,
  ),
  instructionOnly(
    '.e2m1',
    4,
    'float',
    '.b8',
    narrow,
    'FP4 with 2 exponent bits and 1 fraction bit; no infinity, no NaN.',
    alternateAnchor,
  ),
  instructionOnly(
    '.ue8m0',
    8,
    'float',
    '.b8',
    narrow,
    'Unsigned scale factor that is a power of two: 8 exponent bits alone.',
    alternateAnchor,
  ),
  instructionOnly(
    '.ue4m3',
    7,
    'float',
    '.b8',
    narrow,
    'Unsigned scale factor with 4 exponent and 3 fraction bits.',
    alternateAnchor,
  ),
  instructionOnly(
    '.ue5m3',
    8,
    'float',
    '.b8',
    since('9.4', ['sm_107a', 'sm_107f']),
    'Unsigned scale factor with 5 exponent and 3 fraction bits.',
    alternateAnchor,
  ),
  instructionOnly(
    '.s2f6',
    8,
    'signed',
    '.b8',
    since('9.1', ['sm_100a', 'sm_103a', 'sm_100f']),
    'Signed fixed-point number: 2 bits before the point, 6 behind it (-2 to 1.98).',
    'fixed-point-data-formats',
  ),

  packed('.bf16x2', '.b32', '.bf16', 2, since('7.0', 'sm_80+')),
  packed('.f32x2', '.b64', '.f32', 2, since('8.6', 'sm_100+')),
  packed('.e4m3x2', '.b16', '.e4m3', 2, fp8),
  packed('.e5m2x2', '.b16', '.e5m2', 2, fp8),
  packed('.e3m2x2', '.b16', '.e3m2', 2, narrow),
  packed('.e2m3x2', '.b16', '.e2m3', 2, narrow),
  packed('.e2m1x2', '.b8', '.e2m1', 2, narrow),
  packed('.ue8m0x2', '.b16', '.ue8m0', 2, narrow),
  packed('.ue5m3x2', '.b16', '.ue5m3', 2, since('9.4', ['sm_107a', 'sm_107f'])),
  packed(
    '.s2f6x2',
    '.b16',
    '.s2f6',
    2,
    since('9.1', ['sm_100a', 'sm_103a', 'sm_100f']),
    'packed-fixed-point-data-types',
  ),
  packed('.e4m3x4', '.b32', '.e4m3', 4, narrow),
  packed('.e5m2x4', '.b32', '.e5m2', 4, narrow),
  packed('.e3m2x4', '.b32', '.e3m2', 4, narrow),
  packed('.e2m3x4', '.b32', '.e2m3', 4, narrow),
  packed('.e2m1x4', '.b16', '.e2m1', 4, narrow),
  packed('.e2m1p4x4', '.b32', '.e2m1', 4, since('9.4', ['sm_107a', 'sm_107f'])),
  packed('.ue8m0x4', '.b32', '.ue8m0', 4, since('9.4', ['sm_107a', 'sm_107f'])),
  packed('.u16x2', '.b32', '.u16', 2, since('8.0', 'sm_90+'), packedIntegerAnchor),
  packed('.s16x2', '.b32', '.s16', 2, since('8.0', 'sm_90+'), packedIntegerAnchor),
  packed('.u8x4', '.b32', '.u8', 4, since('9.2', 'sm_120f'), packedIntegerAnchor),
  packed('.s8x4', '.b32', '.s8', 4, since('9.2', 'sm_120f'), packedIntegerAnchor),

  instructionOnly(
    '.b1',
    1,
    'bits',
    '.b32',
    since('6.3', 'sm_75+'),
    'Single bits, 32 in a register: matrices and bitwise products.',
    'warp-level-matrix-data-types',
  ),
  instructionOnly(
    '.u4',
    4,
    'unsigned',
    '.b32',
    since('6.3', 'sm_75+'),
    'Unsigned 4-bit integers, eight in a register.',
    'warp-level-matrix-data-types',
  ),
  instructionOnly(
    '.s4',
    4,
    'signed',
    '.b32',
    since('6.3', 'sm_75+'),
    'Signed 4-bit integers, eight in a register.',
    'warp-level-matrix-data-types',
  ),
  instructionOnly(
    '.u2',
    2,
    'unsigned',
    '.b32',
    since('6.5', 'sm_75+'),
    'Unsigned 2-bit integers, packed by `cvt.pack`.',
    'data-movement-and-conversion-instructions-cvt-pack',
  ),
  instructionOnly(
    '.s2',
    2,
    'signed',
    '.b32',
    since('6.5', 'sm_75+'),
    'Signed 2-bit integers, packed by `cvt.pack`.',
    'data-movement-and-conversion-instructions-cvt-pack',
  ),
  instructionOnly(
    '.b1024',
    1024,
    'bits',
    undefined,
    since('8.3', 'sm_90a', '8.6', ['sm_100a', 'sm_101a', 'sm_120a']),
    'The 128 bytes of a tensor map.',
    'data-movement-and-conversion-instructions-tensormap-replace',
  ),
  instructionOnly(
    '.b8x16',
    128,
    'packed',
    undefined,
    narrow,
    'Sixteen 8-bit elements: the shape data takes after unpacking.',
    tensorAnchor,
  ),
  instructionOnly(
    '.b6x16_p32',
    128,
    'packed',
    undefined,
    narrow,
    'Sixteen 6-bit elements in 12 bytes, followed by 4 bytes of padding.',
    tensorAnchor,
  ),
  instructionOnly(
    '.b4x16_p64',
    128,
    'packed',
    undefined,
    narrow,
    'Sixteen 4-bit elements in 8 bytes, followed by 8 bytes of padding.',
    tensorAnchor,
  ),

  opaque('.texref', since('1.5'), 'Reference to a texture (and, in unified mode, its sampler).'),
  opaque('.samplerref', since('1.5'), 'Reference to a sampler, with `.target texmode_independent`.'),
  opaque('.surfref', since('1.5'), 'Reference to a surface.'),
];

const byToken = new Map(types.map((type) => [type.token, type]));

/** The entry of a token with its dot, such as `.f16x2`. */
export function typeInfo(token: string): TypeInfo | undefined {
  return byToken.get(token);
}

/** The prefixes that make a vector. Variables and registers take `.v2` and `.v4` of at most 128 bits; `.v8` is for ld and st. */
export const vectorPrefixes = [
  { token: '.v2', count: 2, declarable: true, since: always, meaning: 'Two elements.' },
  { token: '.v4', count: 4, declarable: true, since: always, meaning: 'Four elements.' },
  {
    token: '.v8',
    count: 8,
    declarable: false,
    since: since('8.8', 'sm_100+'),
    meaning: 'Eight elements of 32 bits, in loads and stores of 256 bits.',
  },
] as const;
