// vabsdiff: absolute difference of bytes, halves or words, with an optional second operation or merge.
import { instruction } from '../../schema';
import { scalarDescription, scalarForms, scalarModifiers, scalarOperands, scalarSlots, scalarTraps } from './shared';

export default instruction({
  name: 'vabsdiff',
  category: 'video',
  anchor: 'scalar-video-instructions-vadd-vsub-vabsdiff-vmin-vmax',
  summary: 'Takes the absolute difference of two bytes, halves or words.',
  description: scalarDescription,
  forms: scalarForms('vabsdiff.dtype.atype.btype{.sat}'),
  slots: scalarSlots,
  operands: scalarOperands,
  modifiers: scalarModifiers,
  traps: scalarTraps,
  examples: ['vabsdiff.s32.s32.s32.add %r1, %r2, %r3, %r4;', 'vabsdiff.u32.u32.u32 %r1, %r2.b0, %r3.b0;'],
});
