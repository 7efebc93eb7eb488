// wgmma.mma_async.sp: asynchronous matrix product of a warpgroup with a sparse A.
import { since } from '../../availability';
import { instruction } from '../../schema';
import { description, meanings, operands, products, traps } from './shared';

const sparse = {
  name: 'wgmma.mma_async.sp',
  metadata: ', sp_meta, sp_sel',
  density: 2,
  since: since('8.2', 'sm_90a'),
  mixedSigns: since('8.4', 'sm_90a'),
} as const;

export default instruction({
  name: 'wgmma.mma_async.sp',
  category: 'wgmma',
  anchor: 'asynchronous-warpgroup-level-matrix-instructions-wgmma-mma-sp',
  summary: 'Starts a matrix product of a warpgroup in which A is sparse: D = A * B + D.',
  description: `${description}\n\nTwo of four neighbouring elements of a row of A are stored (of \`.tf32\` one of two); \`sp_meta\` says which.`,
  forms: products(sparse),
  operands,
  modifiers: meanings,
  effects: { memory: 'read', convergent: true, lanes: 'own' },
  traps: [
    ...traps,
    '`sp_sel` is 0 or 1 for 16-bit types and `.tf32`, always 0 for 8-bit types.',
    'For `.tf32` only the patterns 0b1110 and 0b0100 are valid in each four bits of the metadata.',
  ],
  examples: [
    'wgmma.mma_async.sp.sync.aligned.m64n8k32.f32.f16.f16 {%f0, %f1, %f2, %f3}, %rd1, %rd2, %r0, 0, %p1, 1, 1, 0, 0;',
    'wgmma.mma_async.sp.sync.aligned.m64n8k64.f32.e4m3.e5m2 {%f0, %f1, %f2, %f3}, {%r0, %r1, %r2, %r3}, %rd2, %r4, 0, 1, 1, 1;',
    'wgmma.mma_async.sp.sync.aligned.m64n8k64.s32.s8.s8 {%r0, %r1, %r2, %r3}, %rd1, %rd2, %r4, 0, %p1;',
  ],
});
