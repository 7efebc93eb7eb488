// red: atomic read-modify-write without a result.
import { since } from '../../availability';
import { address, instruction, read, value } from '../../schema';
import { atomicAbsent, atomicSlots, operationMeanings, ordered, vectorSlots, withPolicy } from './atomics';

export default instruction({
  name: 'red',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-red',
  summary: 'Changes a value in memory atomically, without returning the old one.',
  description:
    'The operations of `atom` except exchange and compare-and-swap. Without modifiers it is relaxed, at `.gpu` scope and at a generic address. Packed and vector types are atomic element by element, not as a whole.',
  forms: [
    ...withPolicy({
      group: 'bitwise',
      syntax: 'red{.sem}{.scope}{.space}.op{.level::cache_hint}.type  [a], b{, cache_policy}',
      slots: { op: ['.and', '.or', '.xor'], type: ['.b32', value('.b64', '3.1', 'sm_32+')] },
      since: since('1.2', 'sm_11+'),
    }),
    ...withPolicy({
      group: 'arithmetic',
      syntax: 'red{.sem}{.scope}{.space}.add{.level::cache_hint}.type  [a], b{, cache_policy}',
      slots: {
        type: [
          '.u32',
          '.s32',
          value('.u64', '1.2', 'sm_12+'),
          value('.f32', '2.0', 'sm_20+'),
          value('.f64', '5.0', 'sm_60+'),
        ],
      },
      since: since('1.2', 'sm_11+'),
    }),
    ...withPolicy({
      group: 'arithmetic',
      syntax: 'red{.sem}{.scope}{.space}.op{.level::cache_hint}.u32  [a], b{, cache_policy}',
      slots: { op: ['.inc', '.dec'] },
      operands: { a: address('space', '.u32'), b: read('.u32') },
      since: since('1.2', 'sm_11+'),
    }),
    ...withPolicy({
      group: 'arithmetic',
      syntax: 'red{.sem}{.scope}{.space}.op{.level::cache_hint}.type  [a], b{, cache_policy}',
      slots: {
        op: ['.min', '.max'],
        type: ['.u32', '.s32', value('.u64', '3.1', 'sm_32+'), value('.s64', '3.1', 'sm_32+')],
      },
      since: since('1.2', 'sm_11+'),
    }),
    ...withPolicy({
      group: 'arithmetic',
      syntax: 'red{.sem}{.scope}{.space}.add.noftz{.level::cache_hint}.type  [a], b{, cache_policy}',
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
      syntax: 'red{.sem}{.scope}{.space}.add{.noftz}{.level::cache_hint}.vec.f32  [a], b{, cache_policy}',
      slots: { ...vectorSlots, noftz: [value('.noftz', '9.4', 'sm_90+')] },
      operands: { a: address('space', '.f32', { vector: 'vec' }), b: read('.f32', { vector: 'vec' }) },
      since: since('8.1', 'sm_90+'),
    }),
    ...withPolicy({
      group: 'vector',
      syntax: 'red{.sem}{.scope}{.space}.op.noftz{.level::cache_hint}.vec.type  [a], b{, cache_policy}',
      slots: { ...vectorSlots, op: ['.add', '.min', '.max'], vec: ['.v2', '.v4', '.v8'], type: ['.f16', '.bf16'] },
      operands: {
        a: address('space', 'type', { vector: 'vec' }),
        b: read('type', { vector: 'vec', registerOnly: true }),
      },
      since: since('8.1', 'sm_90+'),
    }),
    ...withPolicy({
      group: 'vector',
      syntax: 'red{.sem}{.scope}{.space}.op.noftz{.level::cache_hint}.vec.type  [a], b{, cache_policy}',
      slots: { ...vectorSlots, op: ['.add', '.min', '.max'], type: ['.f16x2', '.bf16x2'] },
      operands: {
        a: address('space', 'type', { vector: 'vec' }),
        b: read('type', { vector: 'vec', registerOnly: true }),
      },
      since: since('8.1', 'sm_90+'),
    }),
  ],
  slots: {
    sem: [ordered('.relaxed'), ordered('.release')],
    ...atomicSlots,
  },
  absent: atomicAbsent,
  operands: {
    a: address('space', 'type', { meaning: 'location, aligned to its type' }),
    b: read('type', { meaning: 'operand' }),
    cache_policy: read('.b64', {
      integersOnly: true,
      meaning: 'policy from `createpolicy`, with `.L2::cache_hint` only',
    }),
  },
  modifiers: {
    ...operationMeanings,
  },
  effects: { memory: 'read-write' },
  traps: [
    '`.acquire` and `.acq_rel` do not exist: without a result there is nothing to acquire from.',
    '`.add.f32` on global memory flushes subnormals to zero, on shared memory it does not.',
    '`.add` has no `.s64` type: `.u64` gives the same bits.',
    'A generic address needs PTX 2.0 and sm_20, and so do 64-bit types in shared memory.',
  ],
  examples: [
    'red.global.add.u32 [%rd1], 1;',
    'red.release.gpu.global.add.u64 [%rd1], %rd2;',
    'red.global.add.v4.f32 [%rd1], {%f1, %f2, %f3, %f4};',
  ],
});
