// movmatrix: transposition of a matrix in the registers of a warp.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';
import { unchecked } from './fragments';

export default instruction({
  name: 'movmatrix',
  category: 'matrix',
  anchor: 'warp-level-matrix-instructions-movmatrix',
  summary: 'Transposes an 8 by 8 matrix of 16-bit elements that lies in the registers of a warp.',
  forms: [{ syntax: 'movmatrix.sync.aligned.m8n8.trans.b16  d, a', since: since('7.8', 'sm_75+') }],
  operands: {
    d: write('.b32', { registers: unchecked.registers, meaning: "this thread's part of the transposed matrix" }),
    a: read('.b32', { ...unchecked, registerOnly: true, meaning: "this thread's part of the matrix" }),
  },
  modifiers: { '.m8n8': '8 by 8 elements.', '.trans': 'Transposes; it must be given.' },
  effects: { convergent: true, lanes: 'own' },
  traps: ['All threads of the warp execute it together, and none may have exited.'],
  examples: ['movmatrix.sync.aligned.m8n8.trans.b16 %r1, %r2;'],
});
