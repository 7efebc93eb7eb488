// atom: atomic read-modify-write that returns the old value.
import { since } from '../../availability';
import { address, instruction, read, value, write } from '../../schema';
import { atomicAbsent, atomicSlots, operationMeanings, ordered, vectorSlots, withPolicy } from './atomics';

export default instruction({
  name: 'atom',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-atom',
  summary: 'Changes a value in memory atomically and returns what was there before.',
  description:
    'Without modifiers it is relaxed, at `.gpu` scope and at a generic address. Two atomics are atomic towards each other only when the scope of each includes the other thread. Packed and vector types are atomic element by element, not as a whole.',
  forms: [
    ...withPolicy({
      group: 'bitwise',
      syntax: 'atom{.sem}{.scope}{.space}.op{.level::cache_hint}.type  d, [a], b{, cache_policy}',
      slots: { op: ['.and', '.or', '.xor'], type: ['.b32', value('.b64', '3.1', 'sm_32+')] },
      since: since('1.1', 'sm_11+'),
      observed: since('1.0', 'sm_11+'),
    }),
    ...withPolicy({
      group: 'exchange',
      syntax: 'atom{.sem}{.scope}{.space}.exch{.level::cache_hint}.type  d, [a], b{, cache_policy}',
      slots: { type: ['.b32', value('.b64', '1.2', 'sm_12+'), value('.b128', '8.3', 'sm_90+')] },
      since: since('1.1', 'sm_11+'),
      observed: since('1.0', 'sm_11+'),
    }),
    {
      group: 'compare and swap',
      syntax: 'atom{.sem}{.scope}{.space}.cas.type  d, [a], b, c',
      slots: {
        type: [value('.b16', '6.3', 'sm_70+'), '.b32', value('.b64', '1.2', 'sm_12+'), value('.b128', '8.3', 'sm_90+')],
      },
      since: since('1.1', 'sm_11+'),
      observed: since('1.0', 'sm_11+'),
    },
    ...withPolicy({
      group: 'arithmetic',
      syntax: 'atom{.sem}{.scope}{.space}.add{.level::cache_hint}.type  d, [a], b{, cache_policy}',
      slots: {
        type: [
          '.u32',
          '.s32',
          value('.u64', '1.2', 'sm_12+'),
          value('.f32', '2.0', 'sm_20+'),
          value('.f64', '5.0', 'sm_60+'),
        ],
      },
      since: since('1.1', 'sm_11+'),
      observed: since('1.0', 'sm_11+'),
    }),
    ...withPolicy({
      group: 'arithmetic',
      syntax: 'atom{.sem}{.scope}{.space}.op{.level::cache_hint}.u32  d, [a], b{, cache_policy}',
      slots: { op: ['.inc', '.dec'] },
      operands: {
        d: write('.u32', { sink: true, meaning: 'value before' }),
        a: address('space', '.u32'),
        b: read('.u32'),
      },
      since: since('1.1', 'sm_11+'),
      observed: since('1.0', 'sm_11+'),
    }),
    ...withPolicy({
      group: 'arithmetic',
      syntax: 'atom{.sem}{.scope}{.space}.op{.level::cache_hint}.type  d, [a], b{, cache_policy}',
      slots: {
        op: ['.min', '.max'],
        type: ['.u32', '.s32', value('.u64', '3.1', 'sm_32+'), value('.s64', '3.1', 'sm_32+')],
      },
      since: since('1.1', 'sm_11+'),
      observed: since('1.0', 'sm_11+'),
    }),
    ...withPolicy({
      group: 'arithmetic',
      syntax: 'atom{.sem}{.scope}{.space}.add.noftz{.level::cache_hint}.type  d, [a], b{, cache_policy}',
      slots: {
        type: [
          value('.f16', '6.3', 'sm_70+'),
          '.f16x2',
          value('.bf16', '7.8', 'sm_90+'),
          value('.bf16x2', '7.8', 'sm_90+'),
          value('.f32', '9.4', 'sm_90+'),
        ],
      },
      operands: { b: read('type', { registerOnly: true, meaning: 'operand' }) },
      since: since('6.2', 'sm_60+'),
    }),
    ...withPolicy({
      group: 'vector',
      syntax: 'atom{.sem}{.scope}{.space}.add{.noftz}{.level::cache_hint}.vec.f32  d, [a], b{, cache_policy}',
      slots: { ...vectorSlots, noftz: [value('.noftz', '9.4', 'sm_90+')] },
      operands: {
        d: write('.f32', { vector: 'vec', sink: 'whole', meaning: 'values before' }),
        a: address('space', '.f32', { vector: 'vec' }),
        b: read('.f32', { vector: 'vec' }),
      },
      since: since('8.1', 'sm_90+'),
    }),
    ...withPolicy({
      group: 'vector',
      syntax: 'atom{.sem}{.scope}{.space}.op.noftz{.level::cache_hint}.vec.type  d, [a], b{, cache_policy}',
      slots: { ...vectorSlots, op: ['.add', '.min', '.max'], vec: ['.v2', '.v4', '.v8'], type: ['.f16', '.bf16'] },
      operands: {
        d: write('type', { vector: 'vec', sink: 'whole', meaning: 'values before' }),
        a: address('space', 'type', { vector: 'vec' }),
        b: read('type', { vector: 'vec', registerOnly: true }),
      },
      since: since('8.1', 'sm_90+'),
    }),
    ...withPolicy({
      group: 'vector',
      syntax: 'atom{.sem}{.scope}{.space}.op.noftz{.level::cache_hint}.vec.type  d, [a], b{, cache_policy}',
      slots: { ...vectorSlots, op: ['.add', '.min', '.max'], type: ['.f16x2', '.bf16x2'] },
      operands: {
        d: write('type', { vector: 'vec', sink: 'whole', meaning: 'values before' }),
        a: address('space', 'type', { vector: 'vec' }),
        b: read('type', { vector: 'vec', registerOnly: true }),
      },
      since: since('8.1', 'sm_90+'),
    }),
  ],
  slots: {
    sem: [ordered('.relaxed'), ordered('.acquire'), ordered('.release'), ordered('.acq_rel')],
    ...atomicSlots,
  },
  absent: atomicAbsent,
  operands: {
    d: write('type', { sink: true, meaning: 'value before' }),
    a: address('space', 'type', { meaning: 'location, aligned to its type' }),
    b: read('type', { meaning: 'operand; for `.cas` the value to compare with' }),
    c: read('type', { meaning: 'value to store where the comparison holds' }),
    cache_policy: read('.b64', {
      integersOnly: true,
      meaning: 'policy from `createpolicy`, with `.L2::cache_hint` only',
    }),
  },
  modifiers: {
    '.exch': 'Stores `b`.',
    '.cas': 'Stores `c` where the old value equals `b`.',
    ...operationMeanings,
  },
  effects: { memory: 'read-write', lanes: 'own' },
  traps: [
    '`.add.f32` on global memory flushes subnormals to zero, on shared memory it does not.',
    '`.add` has no `.s64` type: `.u64` gives the same bits.',
    '`.sys` with `.b128` needs PTX 8.4.',
    'A generic address needs PTX 2.0 and sm_20, and so do 64-bit types in shared memory.',
    'Up to sm_6x atomics on shared memory are not atomic towards plain stores to the same location.',
    'Where the result is not needed, write `_` or use `red`: it can be much cheaper.',
  ],
  examples: [
    'atom.global.add.u32 %r1, [%rd1], 1;',
    'atom.acq_rel.gpu.global.cas.b32 %r1, [%rd1], %r2, %r3;',
    'atom.shared.exch.b64 %rd2, [svar], %rd3;',
    'atom.global.add.noftz.f16x2 %r1, [%rd1], %r2;',
  ],
});
