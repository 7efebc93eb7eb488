// vset: comparison of bytes, halves or words, with an optional second operation or merge.
import { instruction } from '../../schema';
import { comparisons, scalarForms, scalarOperands, scalarSlots, scalarTraps, secondOperations } from './shared';

export default instruction({
  name: 'vset',
  category: 'video',
  anchor: 'scalar-video-instructions-vset',
  summary: 'Compares two bytes, halves or words and gives 1 or 0.',
  description:
    'The bytes or halves that the selectors of `a` and `b` name are extended by their types and compared. The result, 1 or 0, may be combined with `c` or written into a part of it.',
  forms: scalarForms('vset.atype.btype.cmp', '.u32'),
  slots: { ...scalarSlots, cmp: comparisons },
  operands: {
    ...scalarOperands,
    d: { ...scalarOperands.d, type: '.u32', integersOnly: true },
    c: { ...scalarOperands.c, type: '.u32' },
  },
  modifiers: secondOperations,
  traps: ['There is no type for the result: the two types are those of `a` and `b`.', ...scalarTraps],
  examples: ['vset.s32.u32.lt %r1, %r2, %r3;', 'vset.u32.u32.ne.add %r1, %r2.b0, %r3.b0, %r4;'],
});
