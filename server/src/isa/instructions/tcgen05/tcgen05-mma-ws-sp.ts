// tcgen05.mma.ws.sp: matrix product on tensor memory that keeps B, with a sparse A.
import { type Form, instruction } from '../../schema';
import { common, description, kindMeanings, kinds, traps, usagesOfBuffers } from './products';
import { descriptor, tensorCore } from './shared';

const form = (a: string): Form => ({
  syntax: `tcgen05.mma.ws.sp.cta_group::1.kind{.collector_usage}  [d], ${a}, b_desc, [sp_meta], idesc, enable_input_d{, zero_column_mask_desc}`,
  since: tensorCore,
});

export default instruction({
  name: 'tcgen05.mma.ws.sp',
  category: 'tcgen05',
  anchor: 'tcgen05-mma-instructions-mma-ws-sp',
  summary: 'Starts a weight-stationary matrix product on tensor memory in which A is sparse: D = A * B + D.',
  description: `${description}\n\nB can stay in one of four collector buffers and serve several products. M may be 32, 64 or 128.`,
  forms: [form('a_desc'), form('[a]')],
  slots: { kind: kinds, collector_usage: usagesOfBuffers },
  operands: {
    ...common,
    zero_column_mask_desc: descriptor('descriptor of the columns of B that count as zero'),
  },
  modifiers: { ...kindMeanings, '.cta_group::1': 'Tensor memory of this block: a pair of blocks cannot do it.' },
  effects: { memory: 'read-write' },
  traps: [
    ...traps,
    'Without a collector modifier it is `.collector::b0::discard`.',
    'There is no block scaling and no mask of lanes here.',
  ],
  examples: [
    'tcgen05.mma.ws.sp.cta_group::1.kind::f16 [%r0], %rd1, %rd2, [%r5], %r2, %p1;',
    'tcgen05.mma.ws.sp.cta_group::1.kind::tf32.collector::b1::fill [%r0], [%r1], %rd2, [%r5], %r2, %p1, %rd3;',
  ],
});
