// vshr: right shift of a byte, half or word, with an optional second operation or merge.
import { instruction } from '../../schema';
import { scalarForms, scalarModifiers, scalarOperands, scalarSlots, scalarTraps, shiftDescription } from './shared';

export default instruction({
  name: 'vshr',
  category: 'video',
  anchor: 'scalar-video-instructions-vshl-vshr',
  summary: 'Shifts a byte, half or word right and fills with its sign or with zeros.',
  description: shiftDescription,
  forms: scalarForms('vshr.dtype.atype.u32{.sat}.mode'),
  slots: { ...scalarSlots, mode: ['.clamp', '.wrap'] },
  operands: { ...scalarOperands, b: { ...scalarOperands.b, type: '.u32' } },
  modifiers: {
    ...scalarModifiers,
    '.clamp': 'Distances above 32 count as 32.',
    '.wrap': 'Only the lower five bits of the distance count.',
  },
  traps: [
    'The distance is always `.u32`, and one of `.clamp` and `.wrap` must be written.',
    'The type of `a`, not that of `d`, decides whether the sign is shifted in.',
    ...scalarTraps,
  ],
  examples: ['vshr.u32.u32.u32.wrap %r1, %r2, %r3.h1;', 'vshr.s32.s32.u32.clamp %r1, %r2, %r3;'],
});
