// multimem.st.async: asynchronous releasing store to several devices.
import { since } from '../../availability';
import { copied, instruction, read } from '../../schema';
import { globalSpace, multimemTraps, target } from './multimem';

export default instruction({
  name: 'multimem.st.async',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-multimem-st-async',
  summary: 'Starts a releasing store to all memories that a multimem address stands for.',
  description: 'The thread goes on at once; earlier accesses of the thread are visible to whoever acquires the value.',
  forms: [{ syntax: 'multimem.st.async.release.scope{.ss}.type  [a], b', since: since('9.3', 'sm_100+') }],
  slots: {
    scope: ['.gpu', '.sys'],
    ss: globalSpace,
    type: ['.b8', '.b16', '.b32', '.b64', '.u8', '.u16', '.u32', '.u64', '.s8', '.s16', '.s32', '.s64', '.f32', '.f64'],
  },
  operands: { a: { ...target, ...copied }, b: read('type', { wide: true, meaning: 'value stored' }) },
  effects: { memory: 'write', ordering: true },
  traps: multimemTraps,
  examples: ['multimem.st.async.release.gpu.global.u32 [%rd1], %r1;'],
});
