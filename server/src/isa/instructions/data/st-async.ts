// st.async: asynchronous store, to shared memory of another CTA or releasing to global memory.
import { since } from '../../availability';
import { address, copied, excludes, instruction, read, value } from '../../schema';

const wide = ['.b64', '.u64', '.s64', '.f64'];
const atMost128Bits = [
  excludes('vec', undefined, 'type', ['.b128'], 'a vector of `.b128` is too large'),
  excludes('vec', ['.v4'], 'type', wide, '`.v4` takes 32-bit types: at most 128 bits are stored'),
];
const near = {
  ss: ['.shared::cluster'],
  type: ['.b32', '.b64', value('.b128', '9.2', 'sm_90+'), '.u32', '.u64', '.s32', '.s64', '.f32', '.f64'],
};

export default instruction({
  name: 'st.async',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-st-async',
  summary:
    'Starts a store: to shared memory of another CTA, reported to an mbarrier, or a releasing one to global memory.',
  description:
    'The thread goes on at once. To shared memory the store is weak, and tells the mbarrier, in the same CTA as the destination, the number of bytes. To global memory it has release semantics and no report. Without a state space the address is generic.',
  forms: [
    {
      group: 'shared memory of the cluster',
      syntax: 'st.async{.weak}{.ss}.mbarrier::complete_tx::bytes{.vec}.type  [a], b, [mbar]',
      slots: near,
      constraints: atMost128Bits,
      since: since('8.1', 'sm_90+'),
    },
    {
      group: 'shared memory of the cluster',
      syntax: 'st.async.cluster{.ss}.mbarrier::complete_tx::bytes{.vec}.type  [a], b, [mbar]',
      slots: near,
      constraints: atMost128Bits,
      since: since('8.7', 'sm_100+'),
      observed: since('8.1', 'sm_90+'),
    },
    {
      group: 'global memory',
      syntax: 'st.async{.mmio}.release.scope{.ss}.type  [a], b',
      operands: { b: read('type', { meaning: 'value stored' }) },
      since: since('8.7', 'sm_100+'),
    },
  ],
  slots: {
    vec: ['.v2', '.v4'],
    scope: ['.gpu', '.sys'],
    ss: ['.global'],
    type: ['.b8', '.b16', '.b32', '.b64', '.u8', '.u16', '.u32', '.u64', '.s8', '.s16', '.s32', '.s64', '.f32', '.f64'],
  },
  operands: {
    a: address('ss', 'type', { ...copied, meaning: 'destination' }),
    b: read('type', { vector: 'vec', meaning: 'value stored' }),
    mbar: address('ss', '.b64', { ...copied, meaning: 'mbarrier object in the CTA of the destination' }),
  },
  effects: { memory: 'write' },
  traps: [
    'To shared memory: announce the bytes with `mbarrier.arrive.expect_tx` or `mbarrier.expect_tx`, in the CTA that receives them.',
    'The cluster must have more than one CTA, and destination and mbarrier must lie in the same one.',
    'The manual allows `.mmio` with scope `.sys` only; ptxas takes `.gpu` as well.',
    'Types of 8 bits are taken from `.b8` registers only.',
  ],
  examples: [
    'st.async.weak.shared::cluster.mbarrier::complete_tx::bytes.b32 [%r1], %r2, [%r3];',
    'st.async.shared::cluster.mbarrier::complete_tx::bytes.v4.f32 [%r1], {%f1, %f2, %f3, %f4}, [%r3];',
    'st.async.release.sys.global.u32 [%rd1], %r1;',
  ],
});
