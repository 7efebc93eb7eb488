// tensormap.replace: fields of a tensor map.
import { since } from '../../availability';
import { address, type Form, immediate, instruction, read, value } from '../../schema';

const from = since('8.3', 'sm_90a', '8.6', ['sm_100a', 'sm_101a'], '8.7', 'sm_120a', '8.8', [
  'sm_100f',
  'sm_101f',
  'sm_120f',
]);

/** A field whose new value must be a constant up to `last`. */
const coded = (field: string, last: number, meaning: string): Form => ({
  group: 'coded fields',
  syntax: `tensormap.replace.tile.${field}{.ss}.b1024.b32  [addr], new_val`,
  operands: { new_val: immediate('.u32', { range: [0, last], meaning }) },
  since: from,
});

export default instruction({
  name: 'tensormap.replace',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-tensormap-replace',
  summary: 'Replaces one field of a tensor map in global or shared memory.',
  description:
    'It is an ordinary weak access to all 128 bytes of the map. Usually a copy in shared memory is changed and then written back with `tensormap.cp_fenceproxy`. Without a state space the address is generic.',
  forms: [
    { syntax: 'tensormap.replace.tile.global_address{.ss}.b1024.b64  [addr], new_val', since: from },
    {
      syntax: 'tensormap.replace.tile.rank{.ss}.b1024.b32  [addr], new_val',
      operands: { new_val: read('.b32', { meaning: 'number of dimensions minus 1' }) },
      since: from,
    },
    {
      group: 'fields of a dimension',
      syntax: 'tensormap.replace.tile.field{.ss}.b1024.b32  [addr], ord, new_val',
      slots: { field: ['.box_dim', '.global_dim', '.element_stride'] },
      operands: { new_val: read('.b32', { meaning: 'new value' }) },
      since: from,
    },
    {
      group: 'fields of a dimension',
      syntax: 'tensormap.replace.tile.global_stride{.ss}.b1024.b64  [addr], ord, new_val',
      operands: { new_val: read('.b64', { meaning: 'stride in bytes' }) },
      since: from,
    },
    coded(
      'elemtype',
      15,
      'u8, u16, u32, s32, u64, s64, f16, f32, f32 flushed, f64, bf16, tf32, tf32 flushed, b4x16, b4x16_p64, b6x16_p32 from 0 on; 13 to 15 need PTX 8.7',
    ),
    coded('interleave_layout', 2, '0: none, 1: 16 bytes, 2: 32 bytes'),
    coded(
      'swizzle_mode',
      4,
      '0: none, 1: 32 bytes, 2: 64 bytes, 3: 128 bytes, 4: 96 bytes (PTX 8.8, sm_103a; 9.4, sm_107a)',
    ),
    {
      ...coded('swizzle_atomicity', 3, '0: 16 bytes, 1: 32 bytes, 2: 32 bytes with 8 flipped, 3: 64 bytes'),
      since: since('8.6', ['sm_100a', 'sm_101a'], '8.7', 'sm_120a', '8.8', ['sm_100f', 'sm_101f', 'sm_120f']),
    },
    coded('fill_mode', 1, '0: zero, 1: NaN outside the tensor'),
  ],
  slots: { ss: ['.global', value('.shared::cta', '8.3', 'sm_90+')] },
  operands: {
    addr: address('ss', '.b1024', { narrowest: 32, meaning: 'the tensor map: 128 bytes, aligned to 128' }),
    ord: immediate('.u32', { range: [0, 4], meaning: 'number of the dimension' }),
    new_val: read('.b64', { meaning: 'new base address' }),
  },
  modifiers: {
    '.tile': 'The tensor map is one for boxes.',
    '.b1024': 'Size of the tensor map.',
    '.global_address': 'Base address of the tensor.',
    '.rank': 'Number of dimensions.',
    '.box_dim': 'Size of the box in one dimension.',
    '.global_dim': 'Size of the tensor in one dimension.',
    '.global_stride': 'Distance in bytes in one dimension, the innermost left out.',
    '.element_stride': 'Step between elements in one dimension.',
    '.elemtype': 'Type of the elements.',
    '.interleave_layout': 'Interleaving in global memory.',
    '.swizzle_mode': 'Swizzling in shared memory.',
    '.swizzle_atomicity': 'Piece that swizzling keeps together.',
    '.fill_mode': 'What lies outside the tensor.',
  },
  effects: { memory: 'read-write' },
  traps: [
    'A rank of n is written as n - 1.',
    'The codes of `.elemtype` are not those of `CUtensorMapDataType` of the driver.',
    'Other threads and the copies see the change only after a release to the tensor map proxy: `tensormap.cp_fenceproxy` or `fence.proxy.tensormap::generic`.',
    '`.shared` is not accepted here, only `.shared::cta`.',
  ],
  examples: [
    'tensormap.replace.tile.global_address.shared::cta.b1024.b64 [svar], %rd1;',
    'tensormap.replace.tile.global_dim.shared::cta.b1024.b32 [svar], 0, %r1;',
    'tensormap.replace.tile.elemtype.global.b1024.b32 [%rd1], 6;',
  ],
});
