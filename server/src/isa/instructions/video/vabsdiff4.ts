// vabsdiff4: absolute differences of four pairs of bytes.
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
  name: 'vabsdiff4',
  category: 'video',
  anchor: 'simd-video-instructions-vadd4-vsub4-vavrg4-vabsdiff4-vmin4-vmax4',
  summary: 'Takes the absolute differences of four pairs of bytes.',
  description: simdDescription,
  forms: simdForms('vabsdiff4.dtype.atype.btype', '{.sat}'),
  slots: operandTypes,
  operands: simdOperands(4),
  modifiers: simdModifiers,
  traps: [saturationTrap, ...simdTraps],
  examples: ['vabsdiff4.u32.u32.u32.add %r1, %r2, %r3, %r4;'],
});
