// wgmma.mma_async: asynchronous matrix product of a warpgroup. Products with a sparse A are in wgmma-mma_async-sp.ts.
import { since } from '../../availability';
import { instruction } from '../../schema';
import { bitProducts, description, meanings, operands, products, traps } from './shared';

const dense = {
  name: 'wgmma.mma_async',
  metadata: '',
  density: 1,
  since: since('8.0', 'sm_90a'),
  mixedSigns: since('8.4', 'sm_90a'),
} as const;

export default instruction({
  name: 'wgmma.mma_async',
  category: 'wgmma',
  anchor: 'asynchronous-warpgroup-level-matrix-instructions-wgmma-mma',
  summary: 'Starts a matrix product of a warpgroup that runs on its own: D = A * B + D.',
  description,
  forms: [...products(dense), ...bitProducts(dense)],
  operands,
  modifiers: {
    ...meanings,
    '.and': 'And instead of multiplication.',
    '.popc': 'Counts the bits of the result and adds the count.',
  },
  effects: { memory: 'read', convergent: true, lanes: 'own' },
  traps: [
    ...traps,
    'Transposition exists for `.f16` and `.bf16` alone, and for A only where it lies in shared memory; other types must lie K-major.',
  ],
  examples: [
    'wgmma.mma_async.sync.aligned.m64n16k16.f32.f16.f16 {%f0, %f1, %f2, %f3, %f4, %f5, %f6, %f7}, %rd1, %rd2, %p1, 1, 1, 0, 0;',
    'wgmma.mma_async.sync.aligned.m64n8k16.f32.bf16.bf16 {%f0, %f1, %f2, %f3}, {%r0, %r1, %r2, %r3}, %rd2, 1, 1, -1, 0;',
    'wgmma.mma_async.sync.aligned.m64n8k32.satfinite.s32.s8.s8 {%r0, %r1, %r2, %r3}, {%r4, %r5, %r6, %r7}, %rd2, %p1;',
    'wgmma.mma_async.sync.aligned.m64n8k256.s32.b1.b1.and.popc {%r0, %r1, %r2, %r3}, %rd1, %rd2, %p1;',
  ],
});
