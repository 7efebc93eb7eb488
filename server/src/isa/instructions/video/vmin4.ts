// vmin4: minima of four pairs of bytes.
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
  name: 'vmin4',
  category: 'video',
  anchor: 'simd-video-instructions-vadd4-vsub4-vavrg4-vabsdiff4-vmin4-vmax4',
  summary: 'Takes the smaller of each of four pairs of bytes.',
  description: simdDescription,
  forms: simdForms('vmin4.dtype.atype.btype', '{.sat}'),
  slots: operandTypes,
  operands: simdOperands(4),
  modifiers: simdModifiers,
  traps: [saturationTrap, ...simdTraps],
  examples: ['vmin4.s32.u32.u32.add %r1, %r2.b0000, %r3.b2222, %r1;'],
});
