// Domains that several instructions share, in the manual's order. Meanings of the tokens are in modifiers.ts.
import { since } from './availability';
import { observedValue, type SlotDomain, type SlotValue, value } from './schema';

export const integer16to64: SlotDomain = ['.u16', '.u32', '.u64', '.s16', '.s32', '.s64'];
export const bits16to64: SlotDomain = ['.b16', '.b32', '.b64'];

/** Rounding of a floating-point result. */
export const floatRounding: SlotDomain = ['.rn', '.rz', '.rm', '.rp'];
/** Rounding to an integral value. */
export const integerRounding: SlotDomain = ['.rni', '.rzi', '.rmi', '.rpi'];

export const scopes: SlotDomain = ['.cta', value('.cluster', '7.8', 'sm_90+'), '.gpu', '.sys'];

export const level1Eviction: SlotDomain = [
  value('.L1::evict_normal', '7.4', 'sm_70+'),
  value('.L1::evict_unchanged', '7.4', 'sm_70+'),
  value('.L1::evict_first', '7.4', 'sm_70+'),
  value('.L1::evict_last', '7.4', 'sm_70+'),
  value('.L1::no_allocate', '7.4', 'sm_70+'),
];
/** Only with 256-bit accesses. */
export const level2Eviction: SlotDomain = ['.L2::evict_normal', '.L2::evict_first', '.L2::evict_last'];
export const level2Prefetch: SlotDomain = [
  value('.L2::64B', '7.4', 'sm_75+'),
  value('.L2::128B', '7.4', 'sm_75+'),
  value('.L2::256B', '7.4', 'sm_80+'),
];
export const cacheHint: SlotDomain = [value('.L2::cache_hint', '7.4', 'sm_80+')];

/** The only modifiers that may be written twice in one opcode (ptxas 13.0, asked of every modifier of every instruction). */
export const repeatable: ReadonlySet<string> = new Set([
  '.NaN',
  '.approx',
  '.cc',
  '.relu',
  '.sat',
  '.satfinite',
  '.shiftamt',
  '.sync',
  '.uni',
]);

/** Comparisons of signed, bit-size and ordered floating-point values. */
export const comparisons: SlotDomain = ['.eq', '.ne', '.lt', '.le', '.gt', '.ge'];
export const unsignedComparisons: SlotDomain = ['.lo', '.ls', '.hi', '.hs'];
/** Comparisons of floating-point values that are also true when an operand is NaN, and the two NaN tests. */
export const unorderedComparisons: SlotDomain = ['.equ', '.neu', '.ltu', '.leu', '.gtu', '.geu', '.num', '.nan'];
export const booleanOperators: SlotDomain = ['.and', '.or', '.xor'];
export const floatComparisons: SlotDomain = [...comparisons, ...unorderedComparisons];
export const allComparisons: SlotDomain = [...comparisons, ...unsignedComparisons, ...unorderedComparisons];

/** The manual wants sm_13; ptxas takes doubles on any target, the arithmetic with one rounding at least. */
export const double: SlotValue = observedValue('.f64', since('1.0', 'sm_13+'), since('1.0'));

/** The manual wants sm_30; ptxas goes by the version alone. */
export const ctaShared: SlotValue = observedValue('.shared::cta', since('7.8', 'sm_30+'), since('7.8'));

/** A `.bf16` that is widened to `.f32`: ptxas 13.0 takes integers of 16 bits for it, constants too, and no function's name. */
export const widenedBfloat = { registers: ['.b16', '.u16', '.s16'], integersOnly: true } as const;

/** Types of the data that a scalar load or store moves. */
export const memoryTypes: SlotDomain = [
  '.b8',
  '.b16',
  '.b32',
  '.b64',
  value('.b128', '8.3', 'sm_70+'),
  '.u8',
  '.u16',
  '.u32',
  '.u64',
  '.s8',
  '.s16',
  '.s32',
  '.s64',
  '.f32',
  double,
];

/** `.ftz` of single-precision arithmetic, explicit since 1.4. */
export const flushToZero: SlotDomain = [value('.ftz', '1.4')];
/** Optional rounding of single-precision add, sub and mul. */
export const singleRounding: SlotDomain = ['.rn', '.rz', value('.rm', '2.0', 'sm_20+'), value('.rp', '2.0', 'sm_20+')];
/** Rounding of double-precision add, sub, mul, mad and fma. */
export const doubleRounding: SlotDomain = ['.rn', '.rz', value('.rm', '1.0', 'sm_13+'), value('.rp', '1.0', 'sm_13+')];
/** Rounding of double-precision div, rcp and sqrt. */
export const correctDoubleRounding: SlotDomain = [
  '.rn',
  value('.rz', '2.0', 'sm_20+'),
  value('.rm', '2.0', 'sm_20+'),
  value('.rp', '2.0', 'sm_20+'),
];
/** Four 8-, 6- or 4-bit floating-point values in one register, as sources of add, sub, mul and fma. */
export const fourNarrowFloats: SlotDomain = [
  '.e5m2x4',
  '.e4m3x4',
  '.e3m2x4',
  '.e2m3x4',
  '.e2m1x4',
  '.e2m1p4x4',
  '.ue8m0x4',
];
