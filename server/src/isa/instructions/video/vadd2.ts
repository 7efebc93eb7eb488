// vadd2: sums of two pairs of 16-bit halves.
import { instruction } from '../../schema';
import {
  operandTypes,
  saturationTrap,
  simdDescription,
  simdForms,
  simdModifiers,
  simdOperands,
  simdTraps,
} from './shared';

export default instruction({
  name: 'vadd2',
  category: 'video',
  anchor: 'simd-video-instructions-vadd2-vsub2-vavrg2-vabsdiff2-vmin2-vmax2',
  summary: 'Adds two pairs of 16-bit halves.',
  description: simdDescription,
  forms: simdForms('vadd2.dtype.atype.btype', '{.sat}'),
  slots: operandTypes,
  operands: simdOperands(2),
  modifiers: simdModifiers,
  traps: [saturationTrap, ...simdTraps],
  examples: ['vadd2.s32.s32.u32.sat %r1, %r2, %r3, %r4;', 'vadd2.u32.u32.u32.add %r1.h0, %r2.h10, %r3.h32, %r4;'],
});
