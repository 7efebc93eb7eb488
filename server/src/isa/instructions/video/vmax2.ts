// vmax2: maxima of two pairs of 16-bit halves.
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
  name: 'vmax2',
  category: 'video',
  anchor: 'simd-video-instructions-vadd2-vsub2-vavrg2-vabsdiff2-vmin2-vmax2',
  summary: 'Takes the larger of each of two pairs of 16-bit halves.',
  description: simdDescription,
  forms: simdForms('vmax2.dtype.atype.btype', '{.sat}'),
  slots: operandTypes,
  operands: simdOperands(2),
  modifiers: simdModifiers,
  traps: [saturationTrap, ...simdTraps],
  examples: ['vmax2.s32.s32.s32 %r1, %r2, %r3, %r4;'],
});
