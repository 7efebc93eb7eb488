// set: comparison into an integer mask or a floating-point 0 or 1, of integer, single, double, half and bfloat16 values.
import { since } from '../../availability';
import { excludes, instruction, predicate, read, requires, value, write } from '../../schema';
import { allComparisons, booleanOperators, comparisons, double, floatComparisons, flushToZero } from '../../vocabulary';

const bits = ['.b16', '.b32', '.b64'];
const unsigned = ['.u16', '.u32', '.u64'];
const signed = ['.s16', '.s32', '.s64'];
const float = ['.f16', '.bf16', '.f32', '.f64'];

const comparisonFitsType = [
  excludes(
    'CmpOp',
    ['.lt', '.le', '.gt', '.ge'],
    'stype',
    bits,
    '`.b16`, `.b32` and `.b64` compare only with `.eq` and `.ne`',
  ),
  excludes(
    'CmpOp',
    ['.lo', '.ls', '.hi', '.hs'],
    'stype',
    [...bits, ...signed, ...float],
    '`.lo`, `.ls`, `.hi` and `.hs` compare unsigned integers',
  ),
  excludes(
    'CmpOp',
    ['.equ', '.neu', '.ltu', '.leu', '.gtu', '.geu', '.num', '.nan'],
    'stype',
    [...bits, ...unsigned, ...signed],
    'Unordered comparisons, `.num` and `.nan` compare floating-point values',
  ),
];
const flushesSingle = requires('ftz', undefined, 'stype', ['.f32'], '`.ftz` needs a source type `.f32`');
const flushesHalf = requires(
  'ftz',
  undefined,
  'stype',
  ['.f16', '.f32'],
  '`.ftz` needs a source type `.f16` or `.f32`',
);

const single = { group: 'integer, single and double precision', constraints: [...comparisonFitsType, flushesSingle] };
const half = { group: 'half precision', anchor: 'half-precision-comparison-instructions-set' };
const operand = { registerOnly: true } as const;
const toF16 = ['.b16', '.b32', '.b64', '.u16', '.u32', '.u64', '.s16', '.s32', '.s64', '.f16', '.f32', '.f64'];
const toBf16 = [...toF16.slice(0, 9), '.f16', '.bf16', '.f32', '.f64'];
const f16To = [
  value('.u16', '6.5', 'sm_53+'),
  value('.s16', '6.5', 'sm_53+'),
  value('.u32', '6.5', 'sm_53+'),
  value('.s32', '6.5', 'sm_53+'),
];
const f16x2To = ['.f16x2', value('.u32', '6.5', 'sm_53+'), value('.s32', '6.5', 'sm_53+')];
const f16 = { a: read('.f16', operand), b: read('.f16', operand) };
const f16x2 = { a: read('.f16x2', operand), b: read('.f16x2', operand) };
const bf16 = { a: read('.bf16', operand), b: read('.bf16', operand) };
const bf16x2 = { a: read('.bf16x2', operand), b: read('.bf16x2', operand) };
const packed = {
  group: 'packed integer',
  summary: 'Compares bytes or halves one by one: an element of the result is all ones where true, else zero.',
  operands: {
    d: write('type', { meaning: 'mask of each element' }),
    a: read('type', operand),
    b: read('type', operand),
  },
};

const combined = predicate({ integersOnly: true, meaning: 'combined with the result' });
/** ptxas 13.0 takes a constant for it, but not with `.bf16`. */
const onlyRegister = { ...combined, registerOnly: true };

export default instruction({
  name: 'set',
  category: 'compare',
  anchor: 'comparison-and-selection-instructions-set',
  summary: 'Compares two values and writes the result as a mask or as 1.0 or 0.0 to a register.',
  description:
    'True is all ones for an integer destination and 1.0 for a floating-point one; false is zero. With a Boolean operator the result of the comparison is first combined with the predicate `c`. Packed sources are compared element by element; each half of the destination gets the result of its element.',
  forms: [
    { ...single, syntax: 'set.CmpOp{.ftz}.dtype.stype  d, a, b', since: since('1.0') },
    { ...single, syntax: 'set.CmpOp.BoolOp{.ftz}.dtype.stype  d, a, b, {!}c', since: since('1.0') },
    {
      ...half,
      syntax: 'set.CmpOp{.ftz}.f16.stype  d, a, b',
      slots: { stype: toF16 },
      operands: { d: write('.f16') },
      constraints: [...comparisonFitsType, flushesHalf],
      since: since('4.2', 'sm_53+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp.BoolOp{.ftz}.f16.stype  d, a, b, {!}c',
      slots: { stype: toF16 },
      operands: { d: write('.f16') },
      constraints: [...comparisonFitsType, flushesHalf],
      since: since('4.2', 'sm_53+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp.bf16.stype  d, a, b',
      slots: { stype: toBf16 },
      operands: { d: write('.bf16') },
      constraints: comparisonFitsType,
      since: since('7.8', 'sm_90+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp.BoolOp.bf16.stype  d, a, b, {!}c',
      slots: { stype: toBf16 },
      operands: { d: write('.bf16'), c: onlyRegister },
      constraints: comparisonFitsType,
      since: since('7.8', 'sm_90+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp{.ftz}.dtype.f16  d, a, b',
      slots: { CmpOp: floatComparisons, dtype: f16To },
      operands: f16,
      since: since('6.5', 'sm_53+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp.BoolOp{.ftz}.dtype.f16  d, a, b, {!}c',
      slots: { CmpOp: floatComparisons, dtype: f16To },
      operands: f16,
      since: since('6.5', 'sm_53+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp.dtype.bf16  d, a, b',
      slots: { CmpOp: floatComparisons, dtype: ['.u16', '.s16', '.u32', '.s32'] },
      operands: bf16,
      since: since('7.8', 'sm_90+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp.BoolOp.dtype.bf16  d, a, b, {!}c',
      slots: { CmpOp: floatComparisons, dtype: ['.u16', '.s16', '.u32', '.s32'] },
      operands: { ...bf16, c: onlyRegister },
      since: since('7.8', 'sm_90+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp{.ftz}.dtype.f16x2  d, a, b',
      slots: { CmpOp: floatComparisons, dtype: f16x2To },
      operands: f16x2,
      since: since('4.2', 'sm_53+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp.BoolOp{.ftz}.dtype.f16x2  d, a, b, {!}c',
      slots: { CmpOp: floatComparisons, dtype: f16x2To },
      operands: f16x2,
      since: since('4.2', 'sm_53+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp.dtype.bf16x2  d, a, b',
      slots: { CmpOp: floatComparisons, dtype: ['.bf16x2', '.u32', '.s32'] },
      operands: bf16x2,
      since: since('7.8', 'sm_90+'),
    },
    {
      ...half,
      syntax: 'set.CmpOp.BoolOp.dtype.bf16x2  d, a, b, {!}c',
      slots: { CmpOp: floatComparisons, dtype: ['.bf16x2', '.u32', '.s32'] },
      operands: { ...bf16x2, c: onlyRegister },
      since: since('7.8', 'sm_90+'),
    },
    {
      ...packed,
      syntax: 'set.CmpOp.type  d, a, b',
      slots: { CmpOp: [...comparisons, '.lo', '.ls', '.hi', '.hs'], type: ['.u8x4', '.u16x2'] },
      since: since('9.4', 'sm_107f'),
    },
    {
      ...packed,
      syntax: 'set.CmpOp.type  d, a, b',
      slots: { CmpOp: comparisons, type: ['.s8x4', '.s16x2'] },
      since: since('9.4', 'sm_107f'),
    },
  ],
  slots: {
    CmpOp: allComparisons,
    BoolOp: booleanOperators,
    ftz: flushToZero,
    dtype: ['.u32', '.s32', '.f32'],
    stype: ['.b16', '.b32', '.b64', '.u16', '.u32', '.u64', '.s16', '.s32', '.s64', '.f32', double],
  },
  operands: {
    d: write('dtype', { meaning: 'mask, or 1.0 or 0.0' }),
    a: read('stype'),
    b: read('stype'),
    c: combined,
  },
  traps: [
    'True is all ones (0xffffffff), not 1, in an integer destination.',
    'The destination type stands first: `set.lt.u32.f32` compares `.f32` values.',
  ],
  examples: [
    'set.lt.u32.f32 %r1, %f1, %f2;',
    'set.eq.and.f32.s32 %f1, %r2, 0, %p1;',
    'set.gt.f16x2.f16x2 %r1, %r2, %r3;',
  ],
});
