// A modifier that the instruction does not have in any of its forms.
import { defineRule } from './rule';
import { fromMatch } from './shared';

export default defineRule({
  code: 'unknown-modifier',
  severity: 'error',
  title: 'A modifier that the instruction does not have in any of its forms.',
  why: 'Modifiers are lower case but for the `L1::` and `L2::` cache hints; `::` has no space around it.',
  bad: 'mul.low.s32 %r1, %r2, %r3;',
  good: 'mul.lo.s32 %r1, %r2, %r3;',
  checkBlock: fromMatch('unknown-modifier'),
});
