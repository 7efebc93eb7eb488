// tcgen05.mma.sp: matrix product on tensor memory with a sparse A.
import { instruction } from '../../schema';
import { description, productMeanings, productOperands, productSlots, products, traps } from './products';

export default instruction({
  name: 'tcgen05.mma.sp',
  category: 'tcgen05',
  anchor: 'tcgen05-mma-instructions-mma-sp',
  summary: 'Starts a matrix product on tensor memory in which A is sparse: D = A * B + D.',
  description: `${description}\n\nHalf of the elements of A are stored; K is twice that of the dense product. The metadata, which elements they are, lie in tensor memory.`,
  forms: products('tcgen05.mma.sp'),
  slots: productSlots,
  operands: productOperands,
  modifiers: productMeanings,
  effects: { memory: 'read-write' },
  traps: [
    ...traps,
    'The instruction descriptor must say that A is sparse, and which of the metadata are meant.',
    '`.kind::mxf4` and `.kind::mxf4nvf4` need an `a` target here, in the dense product a family is enough.',
  ],
  examples: [
    'tcgen05.mma.sp.cta_group::1.kind::f16 [%r0], %rd1, %rd2, [%r5], %r2, %p1;',
    'tcgen05.mma.sp.cta_group::2.kind::mxf8f6f4.block_scale.block32 [%r0], [%r1], %rd2, [%r5], %r2, [%r3], [%r4], %p1;',
  ],
});
