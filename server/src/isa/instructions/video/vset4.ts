// vset4: comparison of four pairs of bytes.
import { instruction } from '../../schema';
import { comparisons, operandTypes, simdForms, simdOperands, simdTraps } from './shared';

const operands = simdOperands(4);

export default instruction({
  name: 'vset4',
  category: 'video',
  anchor: 'simd-video-instructions-vset4',
  summary: 'Compares four pairs of bytes and gives 1 or 0 for each.',
  description:
    'The elements are extended by the types of `a` and `b`, and each pair is compared alone. The selectors may take each element from either register. Elements that the mask of `d` leaves out come from `c`; with `.add` the comparisons that are true among those that it names are counted and added to `c`.',
  forms: simdForms('vset4.atype.btype.cmp', ''),
  slots: { ...operandTypes, cmp: comparisons },
  operands: {
    ...operands,
    d: { ...operands.d, type: '.u32' },
    c: { ...operands.c, type: '.u32', registers: ['.b32', '.u32', '.s32'] },
  },
  modifiers: { '.add': 'Adds the number of true comparisons to `c`.' },
  traps: ['There is no type for the result: the two types are those of `a` and `b`.', ...simdTraps],
  examples: ['vset4.s32.u32.lt %r1, %r2, %r3, %r4;', 'vset4.u32.u32.eq.add %r1.b10, %r2, %r3, %r4;'],
});
