// setp: comparison into predicates, of integers, single, double, half and bfloat16 values.
import { since } from '../../availability';
import { excludes, instruction, predicate, read, requires, write } from '../../schema';
import { allComparisons, booleanOperators, double, floatComparisons, flushToZero } from '../../vocabulary';

const half = { registerOnly: true } as const;
const bits = ['.b16', '.b32', '.b64'];
const unsigned = ['.u16', '.u32', '.u64'];
const signed = ['.s16', '.s32', '.s64'];
const float = ['.f32', '.f64'];

const comparisonFitsType = [
  excludes(
    'CmpOp',
    ['.lt', '.le', '.gt', '.ge'],
    'type',
    bits,
    '`.b16`, `.b32` and `.b64` compare only with `.eq` and `.ne`',
  ),
  excludes(
    'CmpOp',
    ['.lo', '.ls', '.hi', '.hs'],
    'type',
    [...bits, ...signed, ...float],
    '`.lo`, `.ls`, `.hi` and `.hs` compare unsigned integers',
  ),
  excludes(
    'CmpOp',
    ['.equ', '.neu', '.ltu', '.leu', '.gtu', '.geu', '.num', '.nan'],
    'type',
    [...bits, ...unsigned, ...signed],
    'Unordered comparisons, `.num` and `.nan` compare floating-point values',
  ),
  requires('ftz', undefined, 'type', ['.f32'], '`.ftz` needs `.f32`'),
];

const combined = predicate({ integersOnly: true, meaning: 'combined with the result' });
/** ptxas 13.0 takes a constant for it, but not with `.bf16`. */
const onlyRegister = { ...combined, registerOnly: true };

export default instruction({
  name: 'setp',
  category: 'compare',
  anchor: 'comparison-and-selection-instructions-setp',
  summary: 'Compares two values and writes the result, and optionally its complement, to predicates.',
  description:
    'Let `t` be the result of the comparison: `p` becomes `t`, and `q`, where given, `!t`. With a Boolean operator the two become `t op c` and `!t op c`; `q` is therefore not simply the negation of `p`. For packed types `p` belongs to the lower element and `q` to the upper one.\n\nOrdered comparisons of floating-point values are false when an operand is NaN, unordered ones (`.equ` to `.geu`) are true.',
  forms: [
    {
      group: 'integer, single and double precision',
      syntax: 'setp.CmpOp{.ftz}.type  p{|q}, a, b',
      constraints: comparisonFitsType,
      since: since('1.0'),
    },
    {
      group: 'integer, single and double precision',
      syntax: 'setp.CmpOp.BoolOp{.ftz}.type  p{|q}, a, b, {!}c',
      constraints: comparisonFitsType,
      since: since('1.0'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-comparison-instructions-setp',
      syntax: 'setp.CmpOp{.ftz}.f16  p, a, b',
      slots: { CmpOp: floatComparisons },
      operands: { a: read('.f16', half), b: read('.f16', half) },
      since: since('4.2', 'sm_53+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-comparison-instructions-setp',
      syntax: 'setp.CmpOp.BoolOp{.ftz}.f16  p, a, b, {!}c',
      slots: { CmpOp: floatComparisons },
      operands: { a: read('.f16', half), b: read('.f16', half) },
      since: since('4.2', 'sm_53+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-comparison-instructions-setp',
      syntax: 'setp.CmpOp{.ftz}.f16x2  p{|q}, a, b',
      slots: { CmpOp: floatComparisons },
      operands: { a: read('.f16x2', half), b: read('.f16x2', half) },
      since: since('4.2', 'sm_53+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-comparison-instructions-setp',
      syntax: 'setp.CmpOp.BoolOp{.ftz}.f16x2  p{|q}, a, b, {!}c',
      slots: { CmpOp: floatComparisons },
      operands: { a: read('.f16x2', half), b: read('.f16x2', half) },
      since: since('4.2', 'sm_53+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-comparison-instructions-setp',
      syntax: 'setp.CmpOp.bf16  p, a, b',
      slots: { CmpOp: floatComparisons },
      operands: { a: read('.bf16', half), b: read('.bf16', half) },
      since: since('7.8', 'sm_90+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-comparison-instructions-setp',
      syntax: 'setp.CmpOp.BoolOp.bf16  p, a, b, {!}c',
      slots: { CmpOp: floatComparisons },
      operands: { a: read('.bf16', half), b: read('.bf16', half), c: onlyRegister },
      since: since('7.8', 'sm_90+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-comparison-instructions-setp',
      syntax: 'setp.CmpOp.bf16x2  p{|q}, a, b',
      slots: { CmpOp: floatComparisons },
      operands: { a: read('.bf16x2', half), b: read('.bf16x2', half) },
      since: since('7.8', 'sm_90+'),
    },
    {
      group: 'half precision',
      anchor: 'half-precision-comparison-instructions-setp',
      syntax: 'setp.CmpOp.BoolOp.bf16x2  p{|q}, a, b, {!}c',
      slots: { CmpOp: floatComparisons },
      operands: { a: read('.bf16x2', half), b: read('.bf16x2', half), c: onlyRegister },
      since: since('7.8', 'sm_90+'),
    },
  ],
  slots: {
    CmpOp: allComparisons,
    BoolOp: booleanOperators,
    ftz: flushToZero,
    type: ['.b16', '.b32', '.b64', '.u16', '.u32', '.u64', '.s16', '.s32', '.s64', '.f32', double],
  },
  operands: {
    p: write('.pred', { sink: true, meaning: 'result' }),
    q: write('.pred', { sink: true, meaning: 'complement, or result of the upper element' }),
    a: read('type'),
    b: read('type'),
    c: combined,
  },
  traps: [
    'With a Boolean operator `q` is `!t op c`, not `!(t op c)`.',
    '`.f16`, `.f16x2`, `.bf16` and `.bf16x2` take no immediates.',
    "`.ne` is ordered: it is false when an operand is NaN. C's `!=` is `.neu`.",
  ],
  examples: [
    'setp.ge.s32 %p1, %r1, %r2;',
    'setp.lt.and.f32 %p1|%p2, %f1, 0f00000000, !%p3;',
    'setp.gt.f16x2 %p1|%p2, %r1, %r2;',
  ],
});
