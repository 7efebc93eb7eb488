// stmatrix: matrices from the layout of mma into shared memory.
import { since } from '../../availability';
import { address, instruction, read, value } from '../../schema';
import { unchecked } from './fragments';

export default instruction({
  name: 'stmatrix',
  category: 'matrix',
  anchor: 'warp-level-matrix-instructions-stmatrix',
  summary: 'Stores one, two or four small matrices from the registers of a warp to shared memory.',
  description:
    'The counterpart of `ldmatrix`: each thread gives the address of one row, threads 0 to 7 those of the first matrix, 8 to 15 of the second, and so on.',
  forms: [
    {
      group: '16 bits',
      syntax: 'stmatrix.sync.aligned.m8n8.num{.trans}{.space}.b16  [p], r',
      since: since('7.8', 'sm_90+'),
    },
    {
      group: '8 bits',
      syntax: 'stmatrix.sync.aligned.m16n8.num.trans{.space}.b8  [p], r',
      since: since('8.6', ['sm_100a', 'sm_101a'], '8.7', 'sm_120a', '8.8', ['sm_100f', 'sm_101f', 'sm_120f']),
    },
  ],
  slots: { num: ['.x1', '.x2', '.x4'], space: ['.shared', value('.shared::cta', '7.8', 'sm_90+')] },
  operands: {
    p: address('space', '.b128', { copiedGeneric: true, meaning: 'first element of a row, aligned to 16 bytes' }),
    r: read('.b32', {
      ...unchecked,
      vector: (slots) => Number(slots.num?.slice(2) ?? 1),
      meaning: "this thread's part of each matrix, in order",
    }),
  },
  modifiers: {
    '.m8n8': '8 by 8 elements of 16 bits.',
    '.m16n8': '16 by 8 elements of 8 bits.',
    '.x1': 'One matrix.',
    '.x2': 'Two matrices.',
    '.x4': 'Four matrices.',
    '.trans': 'Transposed: the matrix is stored column by column.',
  },
  effects: { memory: 'write', convergent: true },
  traps: [
    'All threads of the warp execute it together with the same modifiers, and none may have exited.',
    'The source is a vector even for one register: `{%r1}`.',
  ],
  examples: [
    'stmatrix.sync.aligned.m8n8.x4.shared.b16 [%r4], {%r0, %r1, %r2, %r3};',
    'stmatrix.sync.aligned.m8n8.x1.trans.b16 [%rd1], {%r0};',
    'stmatrix.sync.aligned.m16n8.x2.trans.shared.b8 [%r4], {%r0, %r1};',
  ],
});
