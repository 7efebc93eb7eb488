// vmax4: maxima of four pairs of bytes.
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
  name: 'vmax4',
  category: 'video',
  anchor: 'simd-video-instructions-vadd4-vsub4-vavrg4-vabsdiff4-vmin4-vmax4',
  summary: 'Takes the larger of each of four pairs of bytes.',
  description: simdDescription,
  forms: simdForms('vmax4.dtype.atype.btype', '{.sat}'),
  slots: operandTypes,
  operands: simdOperands(4),
  modifiers: simdModifiers,
  traps: [saturationTrap, ...simdTraps],
  examples: ['vmax4.s32.s32.u32.sat %r1.b210, %r2.b3210, %r3.b7654, %r4;'],
});
