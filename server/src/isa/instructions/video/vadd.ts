// vadd: sum of bytes, halves or words, with an optional second operation or merge.
import { instruction } from '../../schema';
import { scalarDescription, scalarForms, scalarModifiers, scalarOperands, scalarSlots, scalarTraps } from './shared';

export default instruction({
  name: 'vadd',
  category: 'video',
  anchor: 'scalar-video-instructions-vadd-vsub-vabsdiff-vmin-vmax',
  summary: 'Adds two bytes, halves or words.',
  description: scalarDescription,
  forms: scalarForms('vadd.dtype.atype.btype{.sat}'),
  slots: scalarSlots,
  operands: scalarOperands,
  modifiers: scalarModifiers,
  traps: scalarTraps,
  examples: [
    'vadd.s32.u32.s32.sat %r1, %r2.b0, %r3.h1;',
    'vadd.u32.u32.u32.max %r1, %r2, %r3, %r4;',
    'vadd.s32.s32.s32 %r1.b0, %r2, %r3, %r4;',
  ],
});
