// multimem.ld_reduce: loads from several devices at once, combined.
import { since } from '../../availability';
import { type Form, instruction, type SlotDomain, value, write } from '../../schema';
import {
  bytes,
  elementType,
  fittingVector,
  globalSpace,
  halfPrecision,
  halves,
  multimemTraps,
  scopes,
  strengths,
  target,
  vectors,
} from './multimem';

const from = since('8.1', 'sm_90+');

const integer = (op: SlotDomain, type: SlotDomain): Form[] =>
  strengths({
    group: 'integer',
    syntax: 'multimem.ld_reduce<sem>{.ss}.op.type  d, [a]',
    slots: { op, type },
    operands: { d: write('type', { meaning: 'combined value' }) },
    since: from,
  });

const float = (op: string, type: SlotDomain, precision?: SlotDomain): Form[] =>
  strengths({
    group: 'floating point',
    syntax: `multimem.ld_reduce<sem>{.ss}.op${precision ? '{.acc_prec}' : ''}{.vec}.type  d, [a]`,
    slots: { op: op.split(' '), type, ...(precision && { acc_prec: precision }) },
    constraints: [fittingVector],
    since: from,
  });

export default instruction({
  name: 'multimem.ld_reduce',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-multimem',
  summary: 'Loads from all memories that a multimem address stands for and combines the values.',
  description:
    'Usually one address stands for the same location on every device of a group, and the switch between them does the reduction. Floating-point sums are accumulated in the type itself, unless `.acc::f32` or `.acc::f16` asks for more. Without semantics the loads are weak.',
  forms: [
    ...integer(['.add'], ['.u32', '.s32', '.u64']),
    ...integer(['.and', '.or', '.xor'], ['.b32', '.b64']),
    ...integer(['.min', '.max'], ['.u32', '.s32', '.u64', '.s64']),
    ...float('.add', halves, [value('.acc::f32', '8.2', 'sm_90+')]),
    ...float('.add', bytes, [halfPrecision]),
    ...float('.add', ['.f32', '.f64']),
    ...float('.min .max', [...halves, ...bytes]),
  ],
  slots: {
    sem: ['.relaxed', '.acquire'],
    scope: scopes,
    ss: globalSpace,
    vec: vectors,
  },
  operands: { d: write(elementType, { vector: 'vec', sink: true, meaning: 'combined value' }), a: target },
  modifiers: {
    '.acc::f32': 'Sums are accumulated in single precision.',
    '.acc::f16': 'Sums are accumulated in half precision.',
    '.add': 'Sum.',
    '.min': 'Smallest value.',
    '.max': 'Largest value.',
    '.and': 'Bitwise and of all.',
    '.or': 'Bitwise or of all.',
    '.xor': 'Bitwise exclusive or of all.',
  },
  effects: { memory: 'read' },
  traps: [
    ...multimemTraps,
    '`.add` has no `.s64`, `.min` and `.max` have no `.f32` or `.f64`.',
    '`.f16`, `.bf16` and single bytes exist as vectors only; unpacked bytes go into `.b8` registers.',
  ],
  examples: [
    'multimem.ld_reduce.relaxed.sys.global.add.v4.f32 {%f1, %f2, %f3, %f4}, [%rd1];',
    'multimem.ld_reduce.add.acc::f32.v2.f16x2 {%r1, %r2}, [%rd1];',
    'multimem.ld_reduce.acquire.gpu.global.max.u32 %r1, [%rd1];',
  ],
});
