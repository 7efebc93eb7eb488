// sured.b: reduction on a surface, addressed in bytes.
import { since } from '../../availability';
import { instruction, read, value } from '../../schema';
import {
  byteTrap,
  clampModes,
  clampTrap,
  coherenceTrap,
  geometryMeanings,
  plainGeometries,
  storeClampMeanings,
  surfaceOperands,
} from './shared';

export default instruction({
  name: 'sured.b',
  category: 'surface',
  anchor: 'surface-instructions-sured',
  summary: 'Combines a value with a place of a surface, addressed in bytes.',
  forms: [
    {
      syntax: 'sured.b.add.geom.ctype.clamp  [a, b], c',
      slots: { ctype: ['.u32', '.u64', '.s32'] },
      since: since('2.0', 'sm_20+'),
    },
    {
      syntax: 'sured.b.op.geom.ctype.clamp  [a, b], c',
      slots: {
        op: ['.min', '.max'],
        ctype: ['.u32', '.s32', value('.u64', '8.1', 'sm_50+'), value('.s64', '8.1', 'sm_50+')],
      },
      since: since('2.0', 'sm_20+'),
    },
    {
      syntax: 'sured.b.op.geom.b32.clamp  [a, b], c',
      slots: { op: ['.and', '.or'] },
      operands: { c: read('.b32', { meaning: 'value to combine with the surface' }) },
      since: since('2.0', 'sm_20+'),
    },
  ],
  slots: { geom: plainGeometries, clamp: clampModes },
  operands: { ...surfaceOperands, c: read('ctype', { meaning: 'value to combine with the surface' }) },
  modifiers: { ...geometryMeanings, ...storeClampMeanings },
  effects: { memory: 'read-write' },
  traps: [
    byteTrap,
    clampTrap,
    'Nothing is returned: there is no surface counterpart of `atom`.',
    "`.add` takes `.u64` but not `.s64`; two's complement makes no difference to the sum.",
    coherenceTrap,
  ],
  examples: [
    'sured.b.add.2d.u32.trap [sfr, {%r1, %r2}], %r3;',
    'sured.b.max.1d.s64.zero [sfr, {%r1}], %rd1;',
    'sured.b.or.1d.b32.clamp [%rd1, {%r1}], %r2;',
  ],
});
