// mma.sp::ordered_metadata: matrix product of a warp with a sparse A, metadata in ascending order.
import { instruction } from '../../schema';
import { scaleMeanings, scaleOperands } from './blockScale';
import { orderedForms, orderedSince, sparseCommon, sparseForms } from './sparse';

const opcode = 'mma.sp::ordered_metadata.sync.aligned';

export default instruction({
  name: 'mma.sp::ordered_metadata',
  category: 'matrix',
  anchor: 'warp-level-matrix-instructions-sparse-mma',
  summary: 'Multiplies a structured sparse matrix by a dense one and adds a third, with metadata in ascending order.',
  description:
    'In every group of elements of a row of A half are zero and not stored: two of four for most types, two pairs of four for 4-bit ones, one of two for `.tf32`. `e` says which are stored, with the indices ascending from the lowest bits; `f` says which threads of each quad supply it.',
  forms: [...sparseForms(opcode, ...orderedSince), ...orderedForms(opcode)],
  operands: { ...sparseCommon, ...scaleOperands },
  modifiers: { ...scaleMeanings, '.row': 'Row-major.', '.col': 'Column-major.' },
  effects: { convergent: true, lanes: 'own' },
  traps: [
    'Indices in the metadata that do not ascend are undefined behaviour.',
    'All threads of the warp execute it together with the same modifiers, and none may have exited.',
    'All registers of one operand must be declared with the same type; `.f16` fragments take `.b32` or `.f16x2` registers, `.bf16` and `.tf32` ones only `.b32`.',
    'How large `f` may be depends on shape and type: the larger K is, the fewer choices remain.',
  ],
  examples: [
    'mma.sp::ordered_metadata.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%f0, %f1, %f2, %f3}, {%r0, %r1}, {%r2, %r3}, {%f0, %f1, %f2, %f3}, %r5, 0x0;',
    'mma.sp::ordered_metadata.sync.aligned.m16n8k128.row.col.kind::mxf4.block_scale.f32.e2m1.e2m1.f32.ue8m0 {%f0, %f1, %f2, %f3}, {%r0, %r1, %r2, %r3}, {%r4, %r5, %r6, %r7}, {%f0, %f1, %f2, %f3}, %r8, 0, %r9, {0, 0}, %r10, {0, 0};',
  ],
});
