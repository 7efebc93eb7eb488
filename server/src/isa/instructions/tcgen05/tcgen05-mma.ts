// tcgen05.mma: matrix product on tensor memory. Sparse and weight-stationary products have files of their own.
import { instruction } from '../../schema';
import {
  decompressing,
  description,
  productMeanings,
  productOperands,
  productSlots,
  products,
  traps,
} from './products';

export default instruction({
  name: 'tcgen05.mma',
  category: 'tcgen05',
  anchor: 'tcgen05-mma-instructions-mma',
  summary: 'Starts a matrix product on tensor memory: D = A * B + D.',
  description,
  forms: [...products('tcgen05.mma'), ...decompressing()],
  slots: productSlots,
  operands: productOperands,
  modifiers: {
    ...productMeanings,
    '.decompress::lut::b': 'B holds 3-bit indices into a table of 8 values for each 8 columns.',
  },
  effects: { memory: 'read-write' },
  traps: [
    ...traps,
    'On family targets (`f`) scale sizes are named `.block16` and `.block32`; `.scale_vec::…` needs an `a` target.',
    'Integers (`.kind::i8`) need sm_100a, sm_101a or sm_110a: no family has them.',
  ],
  examples: [
    'tcgen05.mma.cta_group::1.kind::f16 [%r0], %rd1, %rd2, %r2, %p1;',
    'tcgen05.mma.cta_group::1.kind::tf32 [%r0], [%r1], %rd2, %r2, {%r4, %r5, %r6, %r7}, %p1;',
    'tcgen05.mma.cta_group::2.kind::f16.collector::a::fill [%r0], %rd1, %rd2, %r2, %p1, 3;',
    'tcgen05.mma.cta_group::1.kind::mxf4nvf4.block_scale.block16 [%r0], %rd1, %rd2, %r2, [%r3], [%r4], %p1;',
  ],
});
