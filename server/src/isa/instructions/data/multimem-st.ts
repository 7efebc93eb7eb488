// multimem.st: stores to several devices at once.
import { since } from '../../availability';
import { instruction, read } from '../../schema';
import {
  bytes,
  elementType,
  fittingVector,
  globalSpace,
  halves,
  multimemTraps,
  scopes,
  strengths,
  target,
  vectors,
} from './multimem';

export default instruction({
  name: 'multimem.st',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-multimem',
  summary: 'Stores a value to all memories that a multimem address stands for.',
  description: 'Without semantics the stores are weak.',
  forms: [
    ...strengths({
      group: 'integer',
      syntax: 'multimem.st<sem>{.ss}.type  [a], b',
      slots: { type: ['.b32', '.b64', '.u32', '.u64', '.s32', '.s64'] },
      operands: { b: read('type', { meaning: 'value stored' }) },
      since: since('8.1', 'sm_90+'),
    }),
    ...strengths({
      group: 'floating point',
      syntax: 'multimem.st<sem>{.ss}{.vec}.type  [a], b',
      slots: { type: [...halves, '.f32', '.f64', ...bytes] },
      constraints: [fittingVector],
      since: since('8.1', 'sm_90+'),
    }),
  ],
  slots: { sem: ['.relaxed', '.release'], scope: scopes, ss: globalSpace, vec: vectors },
  operands: { a: { ...target, notOpaque: true }, b: read(elementType, { vector: 'vec', meaning: 'value stored' }) },
  effects: { memory: 'write' },
  traps: [
    ...multimemTraps,
    'Vectors exist for floating-point types only.',
    '`.f16`, `.bf16` and single bytes exist as vectors only; unpacked bytes come from `.b8` registers.',
  ],
  examples: [
    'multimem.st.relaxed.gpu.global.v2.f32 [%rd1], {%f1, %f2};',
    'multimem.st.release.sys.global.u32 [%rd1], %r1;',
    'multimem.st.f16x2 [%rd1], %r1;',
  ],
});
