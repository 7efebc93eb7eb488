// vsub2: differences of two pairs of 16-bit halves.
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
  name: 'vsub2',
  category: 'video',
  anchor: 'simd-video-instructions-vadd2-vsub2-vavrg2-vabsdiff2-vmin2-vmax2',
  summary: 'Subtracts two pairs of 16-bit halves.',
  description: simdDescription,
  forms: simdForms('vsub2.dtype.atype.btype', '{.sat}'),
  slots: operandTypes,
  operands: simdOperands(2),
  modifiers: simdModifiers,
  traps: [saturationTrap, ...simdTraps],
  examples: ['vsub2.s32.s32.s32.sat %r1.h0, %r2.h10, %r3.h32, %r4;'],
});
