// cp.async: asynchronous copy of 4, 8 or 16 bytes from global to shared memory. Bulk copies have files of their own.
import { since } from '../../availability';
import { address, type Form, immediate, instruction, type Operand, observedValue, read, value } from '../../schema';

const size = (values: readonly number[]): Operand =>
  immediate('.u32', { values, meaning: 'bytes that are written to shared memory' });

/** The forms of one cache operator: without and with a cache policy. */
function forms(operator: '.ca' | '.cg', sizes: readonly number[]): Form[] {
  const opcode = `cp.async${operator}.space.global`;
  const operands = { cp_size: size(sizes) };
  return [
    {
      syntax: `${opcode}{.prefetch_size}  [dst], [src], cp_size{, src_size}`,
      operands,
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'with a cache policy',
      syntax: `${opcode}.level::cache_hint{.prefetch_size}  [dst], [src], cp_size{, src_size}, cache_policy`,
      slots: { 'level::cache_hint': ['.L2::cache_hint'] },
      operands,
      since: since('7.4', 'sm_80+'),
    },
  ];
}

export default instruction({
  name: 'cp.async',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-async',
  summary: 'Starts a copy of 4, 8 or 16 bytes from global to shared memory and goes on.',
  description:
    'Completion is waited for with `cp.async.wait_group` / `cp.async.wait_all`, or tracked by an mbarrier object (`cp.async.mbarrier.arrive`). Where fewer bytes than `cp_size` are read, or the source is ignored, the rest of the destination becomes 0, which makes bounds checks cheap.',
  forms: [...forms('.ca', [4, 8, 16]), ...forms('.cg', [16])],
  slots: {
    space: ['.shared', observedValue('.shared::cta', since('7.8', 'sm_80+'), since('7.0', 'sm_80+'))],
    prefetch_size: [
      value('.L2::64B', '7.4', 'sm_80+'),
      value('.L2::128B', '7.4', 'sm_80+'),
      value('.L2::256B', '7.4', 'sm_80+'),
    ],
  },
  operands: {
    dst: address('space', '.b8', { meaning: 'destination in shared memory, aligned to `cp_size`' }),
    src: address('.global', '.b8', { meaning: 'source in global memory, aligned to `cp_size`' }),
    src_size: read('.u32', {
      registers: ['.b32', '.u32', '.s32', '.pred'],
      integersOnly: true,
      negatable: true,
      range: [0, 16],
      meaning: 'bytes that are read, or a predicate: true ignores the source; the rest becomes 0',
    }),
    cache_policy: read('.b64', { integersOnly: true, meaning: 'policy from `createpolicy`' }),
  },
  modifiers: {
    '.ca': 'Caches at all levels.',
    '.cg': 'Caches in L2 only; the size is then 16.',
  },
  effects: { memory: 'read-write' },
  traps: [
    'A barrier does not wait for it: first wait for the copies of the own thread, then synchronise the CTA.',
    'A predicate in place of `src_size` needs PTX 7.5.',
    '`src_size` greater than `cp_size` is undefined behaviour.',
    'Two copies are not ordered with each other, even to the same address.',
  ],
  examples: [
    'cp.async.cg.shared.global [%r1], [%rd2], 16;',
    'cp.async.ca.shared.global [svar], [%rd2], 4, %r1;',
    'cp.async.cg.shared.global.L2::128B [%r1], [%rd2], 16, %r2;',
    'cp.async.cg.shared.global.L2::cache_hint [%r1], [%rd2], 16, %rd3;',
  ],
});
