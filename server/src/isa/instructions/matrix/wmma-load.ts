// wmma.load: a matrix from memory into a fragment of opaque layout.
import { since } from '../../availability';
import { type Form, instruction, read, type SlotDomain, value } from '../../schema';
import { doubleFragment, integerFragment, loadedOperands } from './fragments';

const cubes: SlotDomain = ['.m16n16k16', '.m8n32k16', '.m32n8k16'];
const multiplicands: SlotDomain = ['.a', '.b'];
const syntax = 'wmma.load.matrix.sync.aligned.layout.shape{.space}.type  r, [p]{, stride}';

const c = (shape: SlotDomain, type: SlotDomain, introduced: Form['since'], observed?: Form['since']): Form => ({
  group: 'accumulator',
  syntax: 'wmma.load.c.sync.aligned.layout.shape{.space}.type  r, [p]{, stride}',
  slots: { shape, type },
  operands: loadedOperands('c', type.includes('.s32') ? integerFragment : {}),
  since: introduced,
  observed,
});

const narrow = (matrix: 'a' | 'b', shape: string, type: SlotDomain): Form => ({
  group: '4 bits and 1 bit',
  syntax: `wmma.load.${matrix}.sync.aligned.${matrix === 'a' ? 'row' : 'col'}.shape{.space}.type  r, [p]{, stride}`,
  slots: { shape: [shape], type },
  operands: loadedOperands(matrix, integerFragment),
  since: since('6.3', 'sm_75+'),
});

const old = {
  group: 'without .aligned',
  removed: since('6.3'),
  deprecated: 'Write `.aligned`: it must be given since PTX 6.3.',
};

export default instruction({
  name: 'wmma.load',
  category: 'matrix',
  anchor: 'warp-level-matrix-instructions-wmma-ld',
  summary: 'Loads a matrix from memory into the registers of a warp, in a layout for `wmma.mma`.',
  description:
    'Which element lands in which register is unspecified and differs between targets: a fragment may only go to a `wmma` instruction of the same shape, layout and type, or be changed element by element in the same way in all threads. `stride` is the distance of rows (columns with `.col`) in elements; absent, the matrix is dense.',
  forms: [
    {
      group: 'half precision',
      syntax,
      slots: {
        matrix: multiplicands,
        shape: ['.m16n16k16', value('.m8n32k16', '6.1', 'sm_70+'), value('.m32n8k16', '6.1', 'sm_70+')],
        type: ['.f16'],
      },
      since: since('6.0', 'sm_70+'),
      observed: since('6.3', 'sm_70+'),
    },
    {
      group: 'integer',
      syntax,
      slots: { matrix: multiplicands, shape: cubes, type: ['.s8', '.u8'] },
      operands: loadedOperands(undefined, integerFragment),
      since: since('6.3', 'sm_72+'),
    },
    {
      group: 'bfloat16 and tf32',
      syntax,
      slots: { matrix: multiplicands, shape: cubes, type: ['.bf16'] },
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'bfloat16 and tf32',
      syntax,
      slots: { matrix: multiplicands, shape: ['.m16n16k8'], type: ['.tf32'] },
      since: since('7.0', 'sm_80+'),
    },
    {
      group: 'double precision',
      syntax,
      slots: { matrix: [...multiplicands, '.c'], shape: ['.m8n8k4'], type: ['.f64'] },
      operands: loadedOperands(undefined, doubleFragment),
      since: since('7.0', 'sm_80+'),
    },
    narrow('a', '.m8n8k32', ['.s4', '.u4']),
    narrow('b', '.m8n8k32', ['.s4', '.u4']),
    narrow('a', '.m8n8k128', ['.b1']),
    narrow('b', '.m8n8k128', ['.b1']),
    c(
      ['.m16n16k16', value('.m8n32k16', '6.1', 'sm_70+'), value('.m32n8k16', '6.1', 'sm_70+')],
      ['.f16', '.f32'],
      since('6.0', 'sm_70+'),
      since('6.3', 'sm_70+'),
    ),
    c(cubes, ['.s32'], since('6.3', 'sm_72+')),
    c(['.m8n8k32', '.m8n8k128'], ['.s32'], since('6.3', 'sm_75+')),
    c(['.m16n16k8'], ['.f32'], since('7.0', 'sm_80+')),
    {
      ...old,
      syntax: 'wmma.load.matrix.sync.layout.shape{.space}.type  r, [p]{, stride}',
      slots: {
        matrix: multiplicands,
        shape: ['.m16n16k16', value('.m8n32k16', '6.1', 'sm_70+'), value('.m32n8k16', '6.1', 'sm_70+')],
        type: ['.f16'],
      },
      since: since('6.0', 'sm_70+'),
    },
    {
      ...old,
      syntax: 'wmma.load.c.sync.layout.shape{.space}.type  r, [p]{, stride}',
      slots: {
        shape: ['.m16n16k16', value('.m8n32k16', '6.1', 'sm_70+'), value('.m32n8k16', '6.1', 'sm_70+')],
        type: ['.f16', '.f32'],
      },
      operands: loadedOperands('c'),
      since: since('6.0', 'sm_70+'),
    },
  ],
  slots: { layout: ['.row', '.col'], space: ['.global', '.shared', value('.shared::cta', '7.8', 'sm_70+')] },
  operands: {
    ...loadedOperands(),
    stride: read('.u32', { integersOnly: true, meaning: 'elements from one row (column) to the next' }),
  },
  modifiers: {
    '.a': 'Matrix A, M by K.',
    '.b': 'Matrix B, K by N.',
    '.c': 'Accumulator, M by N.',
    '.row': 'Row-major in memory.',
    '.col': 'Column-major in memory.',
  },
  effects: { memory: 'read', convergent: true, lanes: 'own' },
  traps: [
    'All threads of the warp execute it together with the same address and stride, and none may have exited.',
    "Each row must be aligned to the fragment's size: for `.f16` address and stride are multiples of 32 bytes.",
    'Passing fragments between functions compiled for different targets breaks, since the layout differs.',
  ],
  examples: [
    'wmma.load.a.sync.aligned.row.m16n16k16.global.f16 {%r0, %r1, %r2, %r3, %r4, %r5, %r6, %r7}, [%rd1], %r9;',
    'wmma.load.b.sync.aligned.col.m16n16k16.shared.s8 {%r0, %r1}, [%rd1];',
    'wmma.load.c.sync.aligned.row.m16n16k16.f32 {%f0, %f1, %f2, %f3, %f4, %f5, %f6, %f7}, [%rd1], 16;',
  ],
});
