// wmma.store: a result fragment to memory.
import { since } from '../../availability';
import { type Form, instruction, read, type SlotDomain, value } from '../../schema';
import { doubleFragment, integerFragment, storedOperands } from './fragments';

const cubes: SlotDomain = ['.m16n16k16', '.m8n32k16', '.m32n8k16'];
const floatCubes: SlotDomain = ['.m16n16k16', value('.m8n32k16', '6.1', 'sm_70+'), value('.m32n8k16', '6.1', 'sm_70+')];

const store = (group: string, shape: SlotDomain, type: SlotDomain, introduced: Form['since']): Form => ({
  group,
  syntax: 'wmma.store.d.sync.aligned.layout.shape{.space}.type  [p], r{, stride}',
  slots: { shape, type },
  operands: storedOperands(type.includes('.s32') ? integerFragment : {}),
  since: introduced,
});

export default instruction({
  name: 'wmma.store',
  category: 'matrix',
  anchor: 'warp-level-matrix-instructions-wmma-st',
  summary: 'Stores the result matrix of `wmma.mma` from the registers of a warp to memory.',
  description: '`stride` is the distance of rows (columns with `.col`) in elements; absent, the matrix is dense.',
  forms: [
    {
      ...store('floating point', floatCubes, ['.f16', '.f32'], since('6.0', 'sm_70+')),
      observed: since('6.3', 'sm_70+'),
    },
    store('integer', cubes, ['.s32'], since('6.3', 'sm_72+')),
    store('integer', ['.m8n8k32', '.m8n8k128'], ['.s32'], since('6.3', 'sm_75+')),
    store('floating point', ['.m16n16k8'], ['.f32'], since('7.0', 'sm_80+')),
    {
      ...store('floating point', ['.m8n8k4'], ['.f64'], since('7.0', 'sm_80+')),
      operands: storedOperands(doubleFragment),
    },
    {
      group: 'without .aligned',
      syntax: 'wmma.store.d.sync.layout.shape{.space}.type  [p], r{, stride}',
      slots: { shape: floatCubes, type: ['.f16', '.f32'] },
      since: since('6.0', 'sm_70+'),
      removed: since('6.3'),
      deprecated: 'Write `.aligned`: it must be given since PTX 6.3.',
    },
  ],
  slots: { layout: ['.row', '.col'], space: ['.global', '.shared', value('.shared::cta', '7.8', 'sm_70+')] },
  operands: {
    ...storedOperands(),
    stride: read('.u32', { integersOnly: true, meaning: 'elements from one row (column) to the next' }),
  },
  modifiers: { '.d': 'The result, M by N.', '.row': 'Row-major in memory.', '.col': 'Column-major in memory.' },
  effects: { memory: 'write', convergent: true },
  traps: [
    'All threads of the warp execute it together with the same address and stride, and none may have exited.',
    'Shape and type must be those of the `wmma.mma` that made the fragment.',
  ],
  examples: [
    'wmma.store.d.sync.aligned.row.m16n16k16.global.f32 [%rd1], {%f0, %f1, %f2, %f3, %f4, %f5, %f6, %f7}, %r9;',
    'wmma.store.d.sync.aligned.row.m8n8k32.s32 [%rd1], {%r0, %r1};',
  ],
});
