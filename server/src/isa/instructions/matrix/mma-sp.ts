// mma.sp: matrix product of a warp with a sparse A, metadata in any order.
import { instruction } from '../../schema';
import { scaleMeanings } from './blockScale';
import { sparseCommon, sparseForms, sparseSince } from './sparse';

export default instruction({
  name: 'mma.sp',
  category: 'matrix',
  anchor: 'warp-level-matrix-instructions-sparse-mma',
  summary: 'Multiplies a structured sparse matrix by a dense one and adds a third: D = A * B + C.',
  description:
    'In every group of elements of a row of A half are zero and not stored: two of four for most types, two pairs of four for 4-bit ones, one of two for `.tf32`. `e` says which are stored, `f` which threads of each quad supply it.',
  forms: sparseForms('mma.sp.sync.aligned', ...sparseSince),
  operands: sparseCommon,
  modifiers: { '.satfinite': scaleMeanings['.satfinite'], '.row': 'Row-major.', '.col': 'Column-major.' },
  effects: { convergent: true, lanes: 'own' },
  traps: [
    'On newer targets it can be much slower than `mma.sp::ordered_metadata`; ptxas says so.',
    'All threads of the warp execute it together with the same modifiers, and none may have exited.',
    'All registers of one operand must be declared with the same type; `.f16` fragments take `.b32` or `.f16x2` registers, `.bf16` and `.tf32` ones only `.b32`.',
    'How large `f` may be depends on shape and type: the larger K is, the fewer choices remain.',
  ],
  examples: [
    'mma.sp.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%f0, %f1, %f2, %f3}, {%r0, %r1}, {%r2, %r3}, {%f0, %f1, %f2, %f3}, %r5, 0x0;',
    'mma.sp.sync.aligned.m16n8k32.row.col.satfinite.s32.u8.u8.s32 {%r0, %r1, %r2, %r3}, {%r4, %r5}, {%r6, %r7}, {%r0, %r1, %r2, %r3}, %r8, 1;',
  ],
});
