// vmin: minimum of bytes, halves or words, with an optional second operation or merge.
import { instruction } from '../../schema';
import { scalarDescription, scalarForms, scalarModifiers, scalarOperands, scalarSlots, scalarTraps } from './shared';

export default instruction({
  name: 'vmin',
  category: 'video',
  anchor: 'scalar-video-instructions-vadd-vsub-vabsdiff-vmin-vmax',
  summary: 'Takes the smaller of two bytes, halves or words.',
  description: scalarDescription,
  forms: scalarForms('vmin.dtype.atype.btype{.sat}'),
  slots: scalarSlots,
  operands: scalarOperands,
  modifiers: scalarModifiers,
  traps: scalarTraps,
  examples: ['vmin.s32.s32.s32.max %r1, %r2, %r3, %r4;', 'vmin.u32.u32.u32 %r1, %r2.h1, %r3.h1;'],
});
