// tcgen05.st: registers to tensor memory.
import { immediate, instruction, read } from '../../schema';
import { atMost128Registers, registersOf, repeats, shapes, tensorCore, tensorMemory, wholeWarp } from './shared';

export default instruction({
  name: 'tcgen05.st',
  category: 'tcgen05',
  anchor: 'tcgen05-instructions-tcgen05-st',
  summary: 'Stores registers to tensor memory, a warp together; runs asynchronously.',
  description:
    'A warp reaches only its quarter of the lanes: warp `i` of the warpgroup lanes `32 i` to `32 i + 31`, all columns. `tcgen05.wait::st` waits until the data are there.',
  forms: [
    {
      syntax: 'tcgen05.st.sync.aligned.shape.num{.unpack::16b}.b32  [taddr], r',
      slots: { shape: shapes },
      constraints: [atMost128Registers],
      since: tensorCore,
    },
    {
      group: 'two halves',
      syntax: 'tcgen05.st.sync.aligned.shape.num{.unpack::16b}.b32  [taddr], immHalfSplitoff, r',
      slots: { shape: ['.16x32bx2'] },
      since: tensorCore,
    },
  ],
  slots: { num: repeats },
  operands: {
    taddr: tensorMemory('address in tensor memory, the same in all threads'),
    r: read('.b32', { vector: registersOf, meaning: "registers with this thread's data" }),
    immHalfSplitoff: immediate('.u32', { meaning: 'distance of the second half, in columns' }),
  },
  effects: { memory: 'write', convergent: true },
  traps: [
    'A `tcgen05.mma` that reads the data may run ahead of it: put `tcgen05.wait::st` in between.',
    wholeWarp,
    'The registers are a vector even where there is one: `{%r1}`.',
  ],
  examples: [
    'tcgen05.st.sync.aligned.32x32b.x2.b32 [%r0], {%r1, %r2};',
    'tcgen05.st.sync.aligned.16x64b.x4.unpack::16b.b32 [%r0], {%r1, %r2, %r3, %r4};',
    'tcgen05.st.sync.aligned.16x32bx2.x1.b32 [%r0], 16, {%r1};',
  ],
});
