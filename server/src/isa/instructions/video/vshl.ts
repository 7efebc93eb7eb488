// vshl: left shift of a byte, half or word, with an optional second operation or merge.
import { instruction } from '../../schema';
import { scalarForms, scalarModifiers, scalarOperands, scalarSlots, scalarTraps, shiftDescription } from './shared';

export default instruction({
  name: 'vshl',
  category: 'video',
  anchor: 'scalar-video-instructions-vshl-vshr',
  summary: 'Shifts a byte, half or word left and fills with zeros.',
  description: shiftDescription,
  forms: scalarForms('vshl.dtype.atype.u32{.sat}.mode'),
  slots: { ...scalarSlots, mode: ['.clamp', '.wrap'] },
  operands: { ...scalarOperands, b: { ...scalarOperands.b, type: '.u32' } },
  modifiers: {
    ...scalarModifiers,
    '.clamp': 'Distances above 32 count as 32.',
    '.wrap': 'Only the lower five bits of the distance count.',
  },
  traps: ['The distance is always `.u32`, and one of `.clamp` and `.wrap` must be written.', ...scalarTraps],
  examples: ['vshl.u32.u32.u32.clamp %r1, %r2, %r3;', 'vshl.s32.u32.u32.sat.wrap.add %r1, %r2.b0, %r3, %r4;'],
});
