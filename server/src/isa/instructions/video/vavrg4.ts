// vavrg4: averages of four pairs of bytes.
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
  name: 'vavrg4',
  category: 'video',
  anchor: 'simd-video-instructions-vadd4-vsub4-vavrg4-vabsdiff4-vmin4-vmax4',
  summary: 'Averages four pairs of bytes.',
  description: `${simdDescription} The average is \`(a + b + 1) >> 1\`; for negative sums 1 is not added.`,
  forms: simdForms('vavrg4.dtype.atype.btype', '{.sat}'),
  slots: operandTypes,
  operands: simdOperands(4),
  modifiers: simdModifiers,
  traps: [saturationTrap, ...simdTraps],
  examples: ['vavrg4.u32.u32.u32 %r1, %r2, %r3, %r4;'],
});
