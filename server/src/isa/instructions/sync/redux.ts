// redux: reduction of a value over the lanes of a warp.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'redux',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-redux-sync',
  summary: 'Combines one value of every lane of the mask and gives each of them the result.',
  description:
    'Additions wrap to 32 bits. The `.f32` forms leave NaN inputs out unless `.NaN` is given, and count +0.0 as greater than -0.0.',
  forms: [
    {
      group: 'integer',
      syntax: 'redux.sync.op.type  d, a, membermask',
      slots: { op: ['.add', '.min', '.max'], type: ['.u32', '.s32'] },
      operands: { d: write('type', { meaning: 'result' }), a: read('type', { meaning: "this lane's value" }) },
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'bitwise',
      syntax: 'redux.sync.op.b32  d, a, membermask',
      slots: { op: ['.and', '.or', '.xor'] },
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'single precision',
      syntax: 'redux.sync.op{.abs}{.NaN}.f32  d, a, membermask',
      slots: { op: ['.min', '.max'] },
      operands: { d: write('.f32', { meaning: 'result' }), a: read('.f32', { meaning: "this lane's value" }) },
      since: since('8.6', 'sm_100a', '8.8', 'sm_100f'),
    },
  ],
  operands: {
    d: write('.b32', { integersOnly: true, meaning: 'result' }),
    a: read('.b32', { integersOnly: true, meaning: "this lane's value" }),
    membermask: read('.b32', { integersOnly: true, meaning: 'lanes that take part' }),
  },
  modifiers: {
    '.add': 'Sum.',
    '.min': 'Smallest value.',
    '.max': 'Largest value.',
    '.and': 'Bitwise and of all.',
    '.or': 'Bitwise or of all.',
    '.xor': 'Bitwise exclusive or of all.',
    '.abs': 'Works on absolute values.',
    '.NaN': 'The result is NaN where any input is NaN.',
  },
  effects: { convergent: true, lanes: 'common', gathers: 'a' },
  traps: [
    'All lanes named in `membermask` must execute the same `redux.sync`, or the behaviour is undefined.',
    'Floating-point sums do not exist: use `shfl.sync` for them.',
  ],
  examples: ['redux.sync.add.s32 %r1, %r2, 0xffffffff;', 'redux.sync.xor.b32 %r1, %r2, %r3;'],
});
