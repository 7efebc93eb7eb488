// vavrg2: averages of two pairs of 16-bit halves.
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
  name: 'vavrg2',
  category: 'video',
  anchor: 'simd-video-instructions-vadd2-vsub2-vavrg2-vabsdiff2-vmin2-vmax2',
  summary: 'Averages two pairs of 16-bit halves.',
  description: `${simdDescription} The average is \`(a + b + 1) >> 1\`; for negative sums 1 is not added.`,
  forms: simdForms('vavrg2.dtype.atype.btype', '{.sat}'),
  slots: operandTypes,
  operands: simdOperands(2),
  modifiers: simdModifiers,
  traps: [saturationTrap, ...simdTraps],
  examples: ['vavrg2.s32.s32.s32 %r1.h10, %r2.h32, %r3.h10, %r4;'],
});
