// tcgen05.ld: tensor memory to registers. Loads that also reduce are in tcgen05-ld-red.ts.
import { since } from '../../availability';
import { immediate, instruction, write } from '../../schema';
import { compressed, compressedSlots, compressionMeanings } from './compression';
import { atMost128Registers, registersOf, repeats, shapes, tensorCore, tensorMemory, wholeWarp } from './shared';

export default instruction({
  name: 'tcgen05.ld',
  category: 'tcgen05',
  anchor: 'tcgen05-instructions-tcgen05-ld',
  summary: 'Loads from tensor memory into registers, a warp together; runs asynchronously.',
  description:
    'A warp reaches only its quarter of the lanes: warp `i` of the warpgroup lanes `32 i` to `32 i + 31`, all columns. `.shape` is the piece that is repeated `.num` times along the columns. The registers may be read after `tcgen05.wait::ld`.',
  forms: [
    {
      syntax: 'tcgen05.ld.sync.aligned.shape.num{.pack::16b}.b32  r, [taddr]',
      slots: { shape: shapes },
      constraints: [atMost128Registers],
      since: tensorCore,
    },
    {
      group: 'two halves',
      syntax: 'tcgen05.ld.sync.aligned.shape.num{.pack::16b}.b32  r, [taddr], immHalfSplitoff',
      slots: { shape: ['.16x32bx2'] },
      since: tensorCore,
    },
    {
      group: 'compression',
      summary: 'Keeps two of four neighbouring values, and their indices.',
      syntax: 'tcgen05.ld.spcompress.sync.aligned.shape.num.rowop.spfactor{.abs}.f32.b2  mdata, cdata, [taddr]',
      slots: compressedSlots,
      since: since('9.4', 'sm_107a'),
    },
  ],
  slots: { num: repeats },
  operands: {
    r: write('.b32', { vector: registersOf, meaning: 'registers for what this thread gets' }),
    taddr: tensorMemory('address in tensor memory, the same in all threads'),
    immHalfSplitoff: immediate('.u32', { meaning: 'distance of the second half, in columns' }),
    ...compressed,
  },
  modifiers: compressionMeanings,
  effects: { memory: 'read', convergent: true, lanes: 'own' },
  traps: [
    'Without `tcgen05.wait::ld` behind it the registers may still hold old values.',
    wholeWarp,
    'The registers are a vector even where there is one: `{%r1}`.',
    'Where data come from another thread or from `tcgen05.mma`, wait for the mbarrier and then execute `tcgen05.fence::after_thread_sync`.',
  ],
  examples: [
    'tcgen05.ld.sync.aligned.32x32b.x4.b32 {%r1, %r2, %r3, %r4}, [%r0];',
    'tcgen05.ld.sync.aligned.16x128b.x2.pack::16b.b32 {%r1, %r2, %r3, %r4}, [%r0];',
    'tcgen05.ld.sync.aligned.16x32bx2.x2.b32 {%r1, %r2}, [%r0], 16;',
  ],
});
