// cvt: conversion between integers, floating-point values of all sizes and packed narrow floating-point values.
import { type Availability, since } from '../../availability';
import {
  type Constraint,
  excludes,
  type Form,
  instruction,
  type Operand,
  read,
  requires,
  type SlotDomain,
  value,
  write,
} from '../../schema';
import { double, floatRounding, flushToZero, integerRounding } from '../../vocabulary';

const integers = ['.u8', '.u16', '.u32', '.u64', '.s8', '.s16', '.s32', '.s64'];
const f32 = { a: read('.f32') };

const narrow = since('8.6', ['sm_100a', 'sm_101a', 'sm_120a'], '8.8', ['sm_100f', 'sm_101f', 'sm_120f']);
const eightBit = since('7.8', 'sm_90+', '8.1', 'sm_89+');
const families91 = since('9.1', ['sm_100f', 'sm_110f', 'sm_120f']);
const families92 = since('9.2', ['sm_100f', 'sm_110f', 'sm_120f']);
const stochastic = since('8.7', ['sm_100a', 'sm_103a', 'sm_107a']);
const fixedPoint = since('9.1', ['sm_100a', 'sm_103a', 'sm_107a', 'sm_110a', 'sm_120a', 'sm_121a']);
const preview = since('9.4', 'sm_107f');

/** Nearest, and since 9.4 towards zero. */
const nearestOrZero: SlotDomain = ['.rn', value('.rz', '9.4', 'sm_107f')];
const relu80: SlotDomain = [value('.relu', '7.0', 'sm_80+')];
const finite: SlotDomain = [value('.satfinite', '8.1', 'sm_70+')];

const f8x2type: SlotDomain = ['.e4m3x2', '.e5m2x2'];
const f6x2type: SlotDomain = ['.e2m3x2', '.e3m2x2'];
const f4x2type: SlotDomain = ['.e2m1x2'];

/** Whether every value of integer type `from` is one of type `to`. */
function holds(to: string, from: string): boolean {
  const [toBits, fromBits] = [Number(to.slice(2)), Number(from.slice(2))];
  if (to[1] === from[1]) return toBits >= fromBits;
  return to[1] === 's' && toBits > fromBits;
}

const saturates: Constraint = {
  at: '.sat',
  violated: ({ '.sat': sat, dtype, atype }) =>
    sat !== undefined && dtype !== undefined && atype !== undefined && holds(dtype, atype),
  message: '`.sat` is not allowed where the destination type holds every value of the source type',
};

/** `.relu` and `.satfinite` belong to the newer conversions, which know neither `.ftz`, `.sat` nor the directed roundings. */
const oldOrNew = ['relu', 'satfinite', 'pzo'].flatMap((slot) => [
  excludes(slot, undefined, 'frnd', ['.rm', '.rp'], `\`.${slot}\` goes only with \`.rn\` and \`.rz\``),
  excludes(slot, undefined, 'ftz', undefined, `\`.${slot}\` does not go with \`.ftz\``),
  excludes(slot, undefined, '.sat', undefined, `\`.${slot}\` does not go with \`.sat\``),
]);

/** The form without and with a scale factor: the modifier and the operand go together. */
const withAndWithoutScale = (form: Form, scaledSince: Availability = form.since): Form[] => {
  const modifier = /\{(\.scaled::n\d::ue8m0)\}/;
  return [
    { ...form, syntax: form.syntax.replace(modifier, '').replace('{, scale_factor}', '') },
    {
      ...form,
      syntax: form.syntax.replace(modifier, '$1').replace('{, scale_factor}', ', scale_factor'),
      since: scaledSince,
      observed: undefined,
    },
  ];
};

/**
 * Registers may be wider than the types, except beside an alternate format: there ptxas 13.0 wants the very register type
 * of each operand.
 */
function takingWider(form: Form): Form {
  if (/bf16|tf32/.test(form.syntax)) return form;
  const wider = ([name, operand]: [string, Operand]): [string, Operand] => [name, { ...operand, wide: true }];
  return { ...form, operands: Object.fromEntries(Object.entries({ ...plain, ...form.operands }).map(wider)) };
}

const plain = { d: write('dtype'), a: read('atype', { special: true }) };
/** Integers become integers straight from a special register, floats do not (ptxas 13.0 and 13.3). */
const noSpecial = { a: read('atype') };

/** What the forms of PTX 9.1 and later convert to and from: no vector stands for it (ptxas 13.3). */
const bf16x2 = { registers: ['.b32'] };
const oneScale = { scale_factor: read('.ue8m0', { registerOnly: true, meaning: 'scale of both values' }) };
const twoScales = { scale_factor: read('.ue8m0x2', { registerOnly: true, meaning: 'two packed scales' }) };

const integer: Form[] = [
  {
    group: 'integer to integer',
    syntax: 'cvt{.sat}.dtype.atype  d, a',
    slots: { dtype: integers, atype: integers },
    constraints: [saturates],
    since: since('1.0'),
  },
  {
    group: 'floating-point to integer',
    syntax: 'cvt.irnd{.ftz}{.sat}.dtype.atype  d, a',
    slots: { dtype: integers, atype: ['.f16', '.f32', double] },
    constraints: [requires('ftz', undefined, 'atype', ['.f32'], '`.ftz` needs `.f32` as source')],
    since: since('1.0'),
  },
  {
    group: 'floating-point to integer',
    syntax: 'cvt.irnd.dtype.bf16  d, a',
    slots: { dtype: integers },
    operands: { a: read('.bf16') },
    since: since('7.8', 'sm_90+'),
  },
  {
    group: 'integer to floating-point',
    syntax: 'cvt.frnd{.ftz}{.sat}.dtype.atype  d, a',
    slots: { dtype: ['.f16', '.f32', double], atype: integers },
    operands: noSpecial,
    constraints: [requires('ftz', undefined, 'dtype', ['.f32'], '`.ftz` needs `.f32` as destination')],
    since: since('1.0'),
  },
  {
    group: 'integer to floating-point',
    syntax: 'cvt.frnd.bf16.atype  d, a',
    slots: { atype: integers },
    operands: { d: write('.bf16'), ...noSpecial },
    since: since('7.8', 'sm_90+'),
  },
];

const widening = { group: 'floating-point, wider' };
const narrowing = { group: 'floating-point, narrower' };
const integral = { group: 'floating-point to an integral value' };

const scalar: Form[] = [
  {
    ...widening,
    syntax: 'cvt{.ftz}{.sat}.f32.f16  d, a',
    operands: { d: write('.f32'), a: read('.f16') },
    since: since('1.0'),
  },
  {
    ...widening,
    syntax: 'cvt{.sat}.f64.f16  d, a',
    operands: { d: write('.f64'), a: read('.f16') },
    since: since('1.0', 'sm_13+'),
    observed: since('1.0'),
  },
  {
    ...widening,
    syntax: 'cvt{.ftz}{.sat}.f64.f32  d, a',
    operands: { d: write('.f64'), ...f32 },
    since: since('1.0', 'sm_13+'),
    observed: since('1.0'),
  },
  {
    ...widening,
    syntax: 'cvt{.frnd}{.ftz}.f32.bf16  d, a',
    slots: { ftz: [value('.ftz', '7.8', 'sm_90+')] },
    operands: { d: write('.f32'), a: read('.bf16') },
    since: since('7.1', 'sm_80+'),
  },
  {
    ...widening,
    syntax: 'cvt{.frnd}.f64.bf16  d, a',
    operands: { d: write('.f64'), a: read('.bf16') },
    since: since('7.8', 'sm_90+'),
  },
  {
    ...narrowing,
    syntax: 'cvt.frnd{.ftz}{.sat}.f32.f64  d, a',
    operands: { d: write('.f32'), a: read('.f64') },
    since: since('1.0', 'sm_13+'),
    observed: since('1.0'),
  },
  {
    ...narrowing,
    syntax: 'cvt.frnd{.sat}.f16.f64  d, a',
    operands: { d: write('.f16'), a: read('.f64') },
    since: since('1.0', 'sm_13+'),
    observed: since('1.0'),
  },
  {
    ...narrowing,
    syntax: 'cvt.frnd{.ftz}{.sat}{.relu}{.satfinite}{.pzo}.f16.f32  d, a',
    operands: { d: write('.f16'), ...f32 },
    slots: { satfinite: finite },
    constraints: oldOrNew,
    since: since('1.0'),
  },
  {
    ...narrowing,
    syntax: 'cvt.frnd{.ftz}{.relu}{.satfinite}{.pzo}.bf16.f32  d, a',
    operands: { d: write('.bf16'), ...f32 },
    slots: { satfinite: finite },
    constraints: oldOrNew,
    since: since('7.0', 'sm_80+'),
  },
  {
    ...narrowing,
    syntax: 'cvt.frnd.bf16.f64  d, a',
    operands: { d: write('.bf16'), a: read('.f64') },
    since: since('7.8', 'sm_90+'),
  },
  {
    group: 'between half formats',
    syntax: 'cvt{.frnd}.bf16.f16  d, a',
    operands: { d: write('.bf16'), a: read('.f16') },
    since: since('7.8', 'sm_90+'),
  },
  {
    group: 'between half formats',
    syntax: 'cvt{.frnd}.f16.bf16  d, a',
    operands: { d: write('.f16'), a: read('.bf16') },
    since: since('7.8', 'sm_90+'),
  },
  {
    ...integral,
    syntax: 'cvt{.irnd}{.ftz}{.sat}.f32.f32  d, a',
    operands: { d: write('.f32'), ...f32 },
    since: since('1.0'),
  },
  {
    ...integral,
    syntax: 'cvt{.irnd}{.sat}.f16.f16  d, a',
    operands: { d: write('.f16'), a: read('.f16') },
    since: since('1.0'),
  },
  {
    ...integral,
    syntax: 'cvt{.irnd}{.sat}.f64.f64  d, a',
    operands: { d: write('.f64'), a: read('.f64') },
    since: since('1.0', 'sm_13+'),
    observed: since('1.0'),
  },
  {
    ...integral,
    syntax: 'cvt{.irnd}.bf16.bf16  d, a',
    operands: { d: write('.bf16'), a: read('.bf16') },
    since: since('7.8', 'sm_90+'),
  },
];

const twoSources = {
  a: read('.f32', { meaning: 'becomes the upper half' }),
  b: read('.f32', { meaning: 'becomes the lower half' }),
};
/** ptxas 13.0 and 13.3 take no `.u32` here, either. */
const rbits = { rbits: read('.b32', { registers: ['.b32'], registerOnly: true, meaning: 'random bits' }) };

const packedHalf: Form[] = ['.f16x2', '.bf16x2'].flatMap((type): Form[] => [
  {
    group: 'two values to packed half',
    syntax: `cvt.frnd2{.relu}{.satfinite}{.pzo}${type}.f32  d, a, b`,
    slots: { satfinite: finite },
    operands: { d: write(type), ...twoSources },
    since: since('7.0', 'sm_80+'),
  },
  {
    group: 'stochastic rounding',
    syntax: `cvt.rs{.relu}{.satfinite}{.pzo}${type}.f32  d, a, b, rbits`,
    operands: { d: write(type), ...twoSources, ...rbits },
    since: stochastic,
  },
]);

const tf32: Form[] = [
  {
    group: 'tf32',
    syntax: 'cvt.rna{.satfinite}.tf32.f32  d, a',
    slots: { satfinite: finite },
    operands: { d: write('.tf32'), ...f32 },
    since: since('7.0', 'sm_80+'),
  },
  {
    group: 'tf32',
    syntax: 'cvt.frnd2{.satfinite}{.relu}{.pzo}.tf32.f32  d, a',
    slots: { satfinite: [value('.satfinite', '8.6', 'sm_100+')] },
    operands: { d: write('.tf32'), ...f32 },
    since: since('7.8', 'sm_90+'),
  },
];

/** To and from pairs of 8-, 6- or 4-bit values: the same forms, introduced apart. */
function narrowPairs(
  group: string,
  slot: string,
  domain: SlotDomain,
  first: Availability,
  fromF16x2: Availability,
  observedFromF16x2?: Availability,
): Form[] {
  const slots = { [slot]: domain, frnd2: nearestOrZero };
  // Registers of bits alone, and no constants (ptxas 13.0 and 13.3).
  const d = write(slot);
  const a = read(slot, { registerOnly: true });
  return [
    ...withAndWithoutScale(
      {
        group,
        syntax: `cvt.frnd2.satfinite{.relu}{.pzo}{.scaled::n1::ue8m0}.${slot}.f32  d, a, b{, scale_factor}`,
        slots,
        operands: { d, ...twoSources, ...oneScale },
        since: first,
      },
      preview,
    ),
    ...withAndWithoutScale(
      {
        group,
        syntax: `cvt.frnd2.satfinite{.relu}{.pzo}{.scaled::n1::ue8m0}.${slot}.f16x2  d, a{, scale_factor}`,
        slots,
        operands: { d, a: read('.f16x2'), ...oneScale },
        since: fromF16x2,
        observed: observedFromF16x2,
      },
      preview,
    ),
    ...withAndWithoutScale(
      {
        group,
        syntax: `cvt.frnd2.satfinite{.relu}{.pzo}{.scaled::n1::ue8m0}.${slot}.bf16x2  d, a{, scale_factor}`,
        slots,
        operands: { d, a: read('.bf16x2', bf16x2), ...oneScale },
        since: families91,
      },
      preview,
    ),
    { group, syntax: `cvt.rn{.relu}.f16x2.${slot}  d, a`, slots, operands: { d: write('.f16x2'), a }, since: first },
    ...withAndWithoutScale({
      group,
      syntax: `cvt.rn{.relu}{.satfinite}{.scaled::n2::ue8m0}.bf16x2.${slot}  d, a{, scale_factor}`,
      slots,
      operands: { d: write('.bf16x2', bf16x2), a, ...twoScales },
      since: families92,
    }),
  ];
}

const fourNarrow: Form = {
  group: 'stochastic rounding',
  syntax: 'cvt.rs{.relu}.satfinite{.pzo}.x4type.f32  d, a, rbits',
  slots: { x4type: ['.e4m3x4', '.e5m2x4', '.e2m3x4', '.e3m2x4', '.e2m1x4'] },
  operands: {
    d: write('x4type'),
    a: read('.f32', { vector: 4, meaning: 'four values, the highest first' }),
    ...rbits,
  },
  since: stochastic,
};

const exponent = { group: 'exponents (ue8m0)' };
const exponents: Form[] = [
  {
    ...exponent,
    syntax: 'cvt.frnd3{.satfinite}.ue8m0x2.f32  d, a, b',
    operands: { d: write('.ue8m0x2'), ...twoSources },
    since: narrow,
  },
  {
    ...exponent,
    syntax: 'cvt.frnd3{.satfinite}.ue8m0x2.bf16x2  d, a',
    operands: { d: write('.ue8m0x2'), a: read('.bf16x2') },
    since: narrow,
  },
  {
    ...exponent,
    syntax: 'cvt.rn.bf16x2.ue8m0x2  d, a',
    operands: { d: write('.bf16x2'), a: read('.ue8m0x2', { registerOnly: true }) },
    since: narrow,
  },
];

const fixed = { group: 'fixed point (s2f6)', slots: { frnd2: nearestOrZero } };
const fixedPoints: Form[] = [
  ...withAndWithoutScale({
    ...fixed,
    syntax: 'cvt.frnd2.satfinite{.relu}{.scaled::n2::ue8m0}.s2f6x2.f32  d, a, b{, scale_factor}',
    operands: { d: write('.b16'), ...twoSources, ...twoScales },
    since: fixedPoint,
  }),
  ...withAndWithoutScale({
    ...fixed,
    syntax: 'cvt.frnd2.satfinite{.relu}{.scaled::n2::ue8m0}.s2f6x2.bf16x2  d, a{, scale_factor}',
    operands: { d: write('.b16'), a: read('.bf16x2', bf16x2), ...twoScales },
    since: fixedPoint,
  }),
  ...withAndWithoutScale({
    ...fixed,
    syntax: 'cvt.rn{.satfinite}{.relu}{.scaled::n2::ue8m0}.bf16x2.s2f6x2  d, a{, scale_factor}',
    operands: { d: write('.bf16x2', bf16x2), a: read('.s2f6x2', { registerOnly: true }), ...twoScales },
    since: fixedPoint,
  }),
];

const unsignedFloat = { group: 'unsigned 8-bit floating-point (ue5m3)', since: preview };
const unsignedFloats: Form[] = [
  {
    ...unsignedFloat,
    syntax: 'cvt.frnd4{.satfinite}.ue5m3x2.f32  d, a, b',
    operands: { d: write('.b16'), ...twoSources },
  },
  {
    ...unsignedFloat,
    syntax: 'cvt.frnd2{.satfinite}.scaled::n1::ue8m0.ue5m3x2.f32  d, a, b, scale_factor',
    operands: { d: write('.b16'), ...twoSources, ...oneScale },
  },
  {
    ...unsignedFloat,
    syntax: 'cvt.frnd4{.satfinite}.ue5m3x2.fp16x2type  d, a',
    slots: { fp16x2type: ['.f16x2', '.bf16x2'] },
    operands: { d: write('.b16'), a: read('fp16x2type') },
  },
  {
    ...unsignedFloat,
    syntax: 'cvt.frnd2{.satfinite}.scaled::n1::ue8m0.ue5m3x2.fp16x2type  d, a, scale_factor',
    slots: { fp16x2type: ['.f16x2', '.bf16x2'] },
    operands: { d: write('.b16'), a: read('fp16x2type'), ...oneScale },
  },
  { ...unsignedFloat, syntax: 'cvt.rn.f16x2.ue5m3x2  d, a', operands: { d: write('.f16x2'), a: read('.b16') } },
  ...withAndWithoutScale({
    ...unsignedFloat,
    syntax: 'cvt.rn{.satfinite}{.scaled::n2::ue8m0}.bf16x2.ue5m3x2  d, a{, scale_factor}',
    operands: { d: write('.bf16x2'), a: read('.b16'), ...twoScales },
  }),
];

export default instruction({
  name: 'cvt',
  category: 'convert',
  anchor: 'data-movement-and-conversion-instructions-cvt',
  summary: 'Converts a value from one type to another.',
  description:
    'The destination type stands first: `cvt.rn.f32.s32` converts an integer to `.f32`. A floating-point rounding is required where the result may not be exact, an integer rounding for conversions to integers and to integral floating-point values; elsewhere none is allowed.\n\nConversions to integers clamp to the range of the destination; NaN gives zero, or, with `.f64` as source or a 64-bit destination, the value whose highest bit alone is set. Packed destinations take the first source in their upper part.',
  forms: [
    ...integer.map(takingWider),
    ...scalar.map(takingWider),
    ...packedHalf.map(takingWider),
    ...tf32,
    ...narrowPairs('8-bit floating-point', 'f8x2type', f8x2type, eightBit, eightBit),
    ...narrowPairs('6-bit floating-point', 'f6x2type', f6x2type, narrow, families91),
    // ptxas 13.0 takes .e2m1x2 from .f16x2 since 8.6, unlike the 6-bit types.
    ...narrowPairs('4-bit floating-point', 'f4x2type', f4x2type, narrow, families91, narrow),
    fourNarrow,
    ...exponents,
    ...fixedPoints,
    ...unsignedFloats,
  ],
  slots: {
    irnd: integerRounding,
    frnd: floatRounding,
    frnd2: ['.rn', '.rz'],
    frnd3: ['.rz', '.rp'],
    frnd4: ['.rn', '.rz', '.rp'],
    ftz: flushToZero,
    relu: relu80,
    pzo: [value('.pzo', '9.4', 'sm_107f')],
  },
  operands: plain,
  modifiers: {
    '.sat': 'To an integer: clamps to its range. To a floating-point type: clamps to 0.0 … 1.0, NaN becomes 0.',
    '.relu': 'Negative results become 0, NaN the canonical NaN.',
    '.satfinite':
      'Results beyond the largest finite value become that value; NaN becomes NaN where the format has one, else the largest value.',
    '.pzo': 'Gives +0.0 where the result would be -0.0.',
    '.rs': 'Stochastic rounding: random bits are added to the bits that are cut off.',
    '.rna': 'To nearest, ties away from zero.',
    '.scaled::n1::ue8m0': 'One scale for both values, a power of two: divides before a conversion to a narrower type.',
    '.scaled::n2::ue8m0':
      'A scale for each value, powers of two: divides before a conversion to a narrower type, multiplies after one to a wider type.',
  },
  traps: [
    'The destination type stands first, the source type second.',
    'In packed conversions `a` becomes the upper and `b` the lower part: `cvt.rn.f16x2.f32 d, a, b` is `{b, a}` in memory order.',
    'With `.bf16` the registers must have exactly the size of the types; `.u8` and `.s8` then want a `.b8` register. The other types allow wider registers.',
    'To and from `.e2m1x2` the register is `.b8`.',
    '`.satfinite` is required to 8-, 6- and 4-bit types.',
  ],
  examples: [
    'cvt.u64.u32 %rd1, %r1;',
    'cvt.rzi.s32.f32 %r1, %f1;',
    'cvt.rn.bf16x2.f32 %r1, %f1, %f2;',
    'cvt.rn.satfinite.e4m3x2.f32 %h1, %f1, %f2;',
  ],
});
