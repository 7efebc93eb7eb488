// vsub: difference of bytes, halves or words, with an optional second operation or merge.
import { instruction } from '../../schema';
import { scalarDescription, scalarForms, scalarModifiers, scalarOperands, scalarSlots, scalarTraps } from './shared';

export default instruction({
  name: 'vsub',
  category: 'video',
  anchor: 'scalar-video-instructions-vadd-vsub-vabsdiff-vmin-vmax',
  summary: 'Subtracts two bytes, halves or words.',
  description: scalarDescription,
  forms: scalarForms('vsub.dtype.atype.btype{.sat}'),
  slots: scalarSlots,
  operands: scalarOperands,
  modifiers: scalarModifiers,
  traps: scalarTraps,
  examples: ['vsub.u32.s32.u32 %r1, %r2.b3, %r3.h0;', 'vsub.s32.s32.s32.sat %r1.h0, %r2.b0, %r3.b2, %r4;'],
});
