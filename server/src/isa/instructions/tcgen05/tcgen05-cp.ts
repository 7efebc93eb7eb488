// tcgen05.cp: shared memory to tensor memory.
import { type Form, instruction } from '../../schema';
import { ctaGroup, descriptor, oneGroup, tensorCore, tensorMemory } from './shared';

/** Copies of one shape or several: as they are, and decompressed on the way. */
function forms(shape: readonly string[], multicast: readonly string[]): Form[] {
  const opcode = `tcgen05.cp.cta_group.shape${multicast.length > 0 ? '.multicast' : ''}`;
  const slots = { shape, multicast };
  return [
    { syntax: `${opcode}  [taddr], s_desc`, slots, since: tensorCore },
    {
      group: 'decompression',
      syntax: `${opcode}.b8x16.src_fmt  [taddr], s_desc`,
      slots: { ...slots, src_fmt: ['.b6x16_p32', '.b4x16_p64'] },
      since: tensorCore,
    },
  ];
}

export default instruction({
  name: 'tcgen05.cp',
  category: 'tcgen05',
  anchor: 'tcgen05-instructions-tcgen05-cp',
  summary: 'Starts a copy from shared memory to tensor memory.',
  description:
    'One thread issues it. It runs asynchronously; `tcgen05.commit` reports its end to an mbarrier, and later `tcgen05.mma` of the same thread and CTA group wait for it by themselves. Elements of 4 or 6 bits can be widened to bytes on the way.',
  forms: [
    ...forms(['.128x256b', '.4x256b', '.128x128b'], []),
    ...forms(['.64x128b'], ['.warpx2::02_13', '.warpx2::01_23']),
    ...forms(['.32x128b'], ['.warpx4']),
  ],
  slots: { cta_group: ctaGroup },
  operands: {
    taddr: tensorMemory('destination in tensor memory'),
    s_desc: descriptor('descriptor of the source in shared memory'),
  },
  modifiers: {
    '.b8x16': 'Widens to bytes.',
    '.b6x16_p32': 'Source: 16 elements of 6 bits and 4 bytes of padding.',
    '.b4x16_p64': 'Source: 16 elements of 4 bits and 8 bytes of padding.',
  },
  effects: { memory: 'read-write' },
  traps: [
    oneGroup,
    'One thread is enough: where a whole warp runs into it, elect a thread with `elect.sync`.',
    'Scale factors for `tcgen05.mma` must lie in all four groups of 32 lanes: copy them with `.32x128b.warpx4`.',
  ],
  examples: [
    'tcgen05.cp.cta_group::1.128x256b [%r0], %rd1;',
    'tcgen05.cp.cta_group::1.64x128b.warpx2::02_13 [%r0], %rd1;',
    'tcgen05.cp.cta_group::2.32x128b.warpx4.b8x16.b4x16_p64 [%r0], %rd1;',
  ],
});
