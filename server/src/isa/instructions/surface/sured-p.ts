// sured.p: reduction on a surface, addressed in samples.
import { since } from '../../availability';
import { instruction, read } from '../../schema';
import {
  clampModes,
  coherenceTrap,
  geometryMeanings,
  plainGeometries,
  storeClampMeanings,
  surfaceOperands,
} from './shared';

/** ptxas 13.0 looks neither at the width nor at the kind. */
const anyWidth = ['.b32', '.u32', '.s32', '.f16x2', '.f32', '.b64', '.u64', '.s64', '.f64', '.b128'];

export default instruction({
  name: 'sured.p',
  category: 'surface',
  anchor: 'surface-instructions-sured',
  summary: 'Combines a value with a sample of a surface.',
  description: "Whether the values are signed or unsigned follows from the surface's format.",
  forms: [
    {
      syntax: 'sured.p.op.geom.b32.clamp  [a, b], c',
      slots: { op: ['.add', '.min', '.max', '.and', '.or'] },
      since: since('2.0', 'sm_20+'),
    },
    {
      syntax: 'sured.p.op.geom.b64.clamp  [a, b], c',
      slots: { op: ['.min', '.max'] },
      operands: { c: read('.b64', { meaning: 'value to combine with the sample' }) },
      since: since('8.1', 'sm_50+'),
    },
  ],
  slots: { geom: plainGeometries, clamp: clampModes },
  operands: {
    ...surfaceOperands,
    c: read('.b32', { registers: anyWidth, meaning: 'value to combine with the sample' }),
  },
  modifiers: { ...geometryMeanings, ...storeClampMeanings },
  effects: { memory: 'read-write' },
  traps: [
    'The x coordinate counts samples of the size of the type, whereas `sured.b` counts bytes.',
    'The type is a bit-size type, for the surface knows the sign.',
    coherenceTrap,
  ],
  examples: ['sured.p.add.2d.b32.trap [sfr, {%r1, %r2}], %r3;', 'sured.p.min.1d.b64.clamp [sfr, {%r1}], %rd1;'],
});
