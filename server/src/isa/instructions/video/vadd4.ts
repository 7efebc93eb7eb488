// vadd4: sums of four pairs of bytes.
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
  name: 'vadd4',
  category: 'video',
  anchor: 'simd-video-instructions-vadd4-vsub4-vavrg4-vabsdiff4-vmin4-vmax4',
  summary: 'Adds four pairs of bytes.',
  description: simdDescription,
  forms: simdForms('vadd4.dtype.atype.btype', '{.sat}'),
  slots: operandTypes,
  operands: simdOperands(4),
  modifiers: simdModifiers,
  traps: [saturationTrap, ...simdTraps],
  examples: ['vadd4.s32.s32.s32.sat %r1.b2, %r2.b3210, %r3.b7654, %r4;', 'vadd4.u32.u32.u32.add %r1, %r2, %r3, %r4;'],
});
