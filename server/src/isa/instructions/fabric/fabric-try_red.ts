// fabric.try_red: asynchronous reduction of shared memory into a logical endpoint.
import { type Form, instruction, type SlotDomain } from '../../schema';
import {
  chunkTrap,
  countsChunks,
  deliverMeanings,
  deliverOperands,
  fabricMeanings,
  fabricSince,
  lifeDescription,
  lifeTraps,
} from './shared';

const opcode = `fabric.try_red.async{.multimem}.shared::cta${countsChunks}`;
const reductions: readonly { readonly op: SlotDomain; readonly type: SlotDomain }[] = [
  { op: ['.and', '.xor', '.or'], type: ['.b32', '.b64'] },
  { op: ['.min', '.max'], type: ['.u32', '.s32', '.u64', '.s64', '.f16', '.bf16'] },
  { op: ['.add'], type: ['.u32', '.u64', '.f16', '.bf16', '.f32', '.f64'] },
];

export default instruction({
  name: 'fabric.try_red',
  category: 'fabric',
  anchor: 'fabric-instructions-try-red',
  summary: 'Combines an array in shared memory with one at a logical endpoint of the fabric, asynchronously.',
  description: `Each element at the endpoint is replaced by its combination with that of the source. ${lifeDescription}`,
  forms: [
    ...reductions.map(
      (slots): Form => ({
        syntax: `${opcode}.relaxed.sys.op.type  [dstLeId, dstDataOff], [src], size, [bar]`,
        slots,
        since: fabricSince,
      }),
    ),
    ...reductions.map(
      (slots): Form => ({
        group: 'with a counter',
        syntax: `${opcode}.counted::bytes.relaxed.sys.op.type  [dstLeId, dstDataOff, dstCounterOff], [src], size, [bar]`,
        slots,
        since: fabricSince,
      }),
    ),
  ],
  operands: deliverOperands,
  modifiers: { ...fabricMeanings, ...deliverMeanings },
  effects: { memory: 'read-write' },
  traps: [chunkTrap, 'The counter must not lie within the data.', ...lifeTraps],
  examples: [
    'fabric.try_red.async.shared::cta.mbarrier::complete_tx::16B.mbarrier::report::fabric.relaxed.sys.add.u32 [%r1, %rd1], [%r4], %r3, [%r2];',
    'fabric.try_red.async.multimem.shared::cta.mbarrier::complete_tx::16B.mbarrier::report::fabric.counted::bytes.relaxed.sys.max.bf16 [%r1, %rd1, %rd2], [%r4], 0x100, [%r2];',
  ],
});
