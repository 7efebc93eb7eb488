// ldmatrix: matrices from shared memory into the layout that mma wants.
import { since } from '../../availability';
import { address, instruction, type SlotValues, value, write } from '../../schema';
import { unchecked } from './fragments';

const blackwell = since('8.6', ['sm_100a', 'sm_101a'], '8.7', 'sm_120a', '8.8', ['sm_100f', 'sm_101f', 'sm_120f']);

const matrices = (slots: SlotValues): number => Number(slots.num?.slice(2) ?? 1);
const result = (registersPerMatrix: number) =>
  write('.b32', {
    vector: (slots) => registersPerMatrix * matrices(slots),
    sink: true,
    registers: unchecked.registers,
    meaning: "this thread's part of each matrix, in order",
  });

export default instruction({
  name: 'ldmatrix',
  category: 'matrix',
  anchor: 'warp-level-matrix-instructions-ldmatrix',
  summary: 'Loads one, two or four small matrices from shared memory into the registers of a warp, laid out for `mma`.',
  description:
    'Each thread gives the address of one row: threads 0 to 7 those of the first matrix, 8 to 15 of the second, and so on. For `.m8n8` four consecutive threads receive one row of 16 bytes, two elements each. `.trans` gives every thread the transposed position.',
  forms: [
    {
      group: '16 bits',
      syntax: 'ldmatrix.sync.aligned.m8n8.num{.trans}{.space}.b16  r, [p]',
      slots: { num: ['.x1', '.x2', '.x4'] },
      operands: { r: result(1) },
      since: since('6.5', 'sm_75+'),
    },
    {
      group: '8 bits and less',
      syntax: 'ldmatrix.sync.aligned.m16n16.num.trans{.space}.b8  r, [p]',
      slots: { num: ['.x1', '.x2'] },
      operands: { r: result(2) },
      since: blackwell,
    },
    {
      group: '8 bits and less',
      syntax: 'ldmatrix.sync.aligned.m16n16.num.trans{.space}.b8x16.source  r, [p]',
      slots: { num: ['.x1', '.x2'], source: ['.b6x16_p32', '.b4x16_p64'] },
      operands: { r: result(2) },
      since: blackwell,
    },
    {
      group: '8 bits and less',
      syntax: 'ldmatrix.sync.aligned.m8n16.num{.space}.b8x16.source  r, [p]',
      slots: { num: ['.x1', '.x2', '.x4'], source: ['.b6x16_p32', '.b4x16_p64'] },
      operands: { r: result(1) },
      since: blackwell,
    },
    {
      group: '8 bits and less',
      syntax: 'ldmatrix.sync.aligned.m8n16.num{.space}.s8.s4  r, [p]',
      slots: { num: ['.x1', '.x2', '.x4'] },
      operands: { r: result(1) },
      since: since('9.4', ['sm_90a', 'sm_100f', 'sm_110f', 'sm_120f']),
    },
  ],
  slots: { space: ['.shared', value('.shared::cta', '7.8', 'sm_75+')] },
  operands: {
    p: address('space', '.b128', { copiedGeneric: true, meaning: 'first element of a row, aligned to 16 bytes' }),
  },
  modifiers: {
    '.m8n8': '8 by 8 elements of 16 bits.',
    '.m16n16': '16 by 16 elements of 8 bits, or narrower ones widened to 8.',
    '.m8n16': '8 by 16 narrow elements widened to 8 bits.',
    '.x1': 'One matrix.',
    '.x2': 'Two matrices.',
    '.x4': 'Four matrices.',
    '.trans': 'Transposed: the matrix is stored column by column.',
    '.b8x16': 'Each element becomes 8 bits.',
    '.b6x16_p32': '16 elements of 6 bits and 32 bits of padding.',
    '.b4x16_p64': '16 elements of 4 bits and 64 bits of padding.',
    '.s8': 'Each element becomes a signed byte.',
    '.s4': 'Elements are signed, of 4 bits.',
  },
  effects: { memory: 'read', convergent: true, lanes: 'own' },
  traps: [
    'All threads of the warp execute it together with the same modifiers, and none may have exited.',
    'On sm_75 every thread must give a valid address, also where `.x1` or `.x2` does not use it.',
    'Rows of 16 bytes at a stride of 128 bytes hit the same banks: pad or swizzle the tile.',
    'The destination is a vector even for one register: `{%r1}`.',
  ],
  examples: [
    'ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%r0, %r1, %r2, %r3}, [%r4];',
    'ldmatrix.sync.aligned.m8n8.x2.trans.shared.b16 {%r0, %r1}, [%r4];',
    'ldmatrix.sync.aligned.m8n8.x1.b16 {%r0}, [%rd1];',
    'ldmatrix.sync.aligned.m16n16.x1.trans.shared.b8 {%r0, %r1}, [%r4];',
  ],
});
