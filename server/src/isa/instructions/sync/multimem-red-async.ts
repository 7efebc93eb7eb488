// multimem.red.async: asynchronous releasing reduction on several devices.
import { since } from '../../availability';
import { address, copied, instruction, read } from '../../schema';
import { asyncOperationMeanings } from './asyncReductions';

export default instruction({
  name: 'multimem.red.async',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-multimem-red-async',
  summary: 'Starts a releasing addition on all memories that a multimem address stands for.',
  description: 'The thread goes on at once; earlier accesses of the thread are visible to whoever acquires the value.',
  forms: [{ syntax: 'multimem.red.async.release.scope{.ss}.add.type  [a], b', since: since('9.3', 'sm_100+') }],
  slots: { scope: ['.gpu', '.sys'], ss: ['.global'], type: ['.u32', '.s32', '.u64'] },
  operands: {
    a: address('ss', 'type', { ...copied, meaning: 'a multimem address' }),
    b: read('type', { meaning: 'operand' }),
  },
  modifiers: { '.add': asyncOperationMeanings['.add'] },
  effects: { memory: 'read-write', ordering: true },
  traps: ['A multimem address may be used by `multimem` instructions only.'],
  examples: ['multimem.red.async.release.gpu.global.add.u32 [%rd1], %r1;'],
});
