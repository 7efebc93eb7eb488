// multimem.red: reductions on several devices at once.
import { since } from '../../availability';
import { type Form, instruction, read, type SlotDomain } from '../../schema';
import {
  elementType,
  fittingVector,
  globalSpace,
  halves,
  multimemTraps,
  scopes,
  vectors,
  wideTarget,
} from './multimem';

const from = since('8.1', 'sm_90+');

/** Without semantics, and with semantics and scope, which come together. */
const ordered = (form: Form): Form[] => [
  { ...form, syntax: form.syntax.replace('<sem>', '') },
  { ...form, syntax: form.syntax.replace('<sem>', '.sem.scope') },
];

const integer = (op: SlotDomain, type: SlotDomain): Form[] =>
  ordered({
    group: 'integer',
    syntax: 'multimem.red<sem>{.ss}.op.type  [a], b',
    slots: { op, type },
    operands: { b: read('type', { meaning: 'operand' }) },
    since: from,
  });

export default instruction({
  name: 'multimem.red',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-multimem',
  summary: 'Combines a value atomically with all memories that a multimem address stands for.',
  description: 'Nothing is returned. Without semantics it is relaxed at `.sys` scope.',
  forms: [
    ...integer(['.add'], ['.u32', '.s32', '.u64']),
    ...integer(['.and', '.or', '.xor'], ['.b32', '.b64']),
    ...integer(['.min', '.max'], ['.u32', '.s32', '.u64', '.s64']),
    ...ordered({
      group: 'floating point',
      syntax: 'multimem.red<sem>{.ss}.add{.vec}.type  [a], b',
      slots: { type: [...halves, '.f32', '.f64'] },
      constraints: [fittingVector],
      since: from,
    }),
  ],
  slots: { sem: ['.relaxed', '.release'], scope: scopes, ss: globalSpace, vec: vectors },
  operands: { a: wideTarget, b: read(elementType, { vector: 'vec', meaning: 'operand' }) },
  effects: { memory: 'read-write' },
  traps: [
    ...multimemTraps,
    'Floating point has `.add` only; `.add` has no `.s64`.',
    'There is no `.weak`: a reduction is always atomic.',
  ],
  examples: [
    'multimem.red.release.sys.global.add.f32 [%rd1], %f1;',
    'multimem.red.relaxed.gpu.global.add.v4.bf16x2 [%rd1], {%r1, %r2, %r3, %r4};',
    'multimem.red.max.s64 [%rd1], %rd2;',
  ],
});
