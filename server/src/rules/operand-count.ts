// Too few or too many operands for every form of the instruction.
import { defineRule } from './rule';
import { tokenRange } from './shared';

export default defineRule({
  code: 'operand-count',
  severity: 'error',
  title: 'Too few or too many operands.',
  why: 'ptxas says only "Arguments mismatch". Vectors `{a, b}`, pairs `p|q` and addresses `[a+4]` count as one operand each.',
  bad: 'add.u32 %r1, %r2;',
  good: 'add.u32 %r1, %r2, %r3;',
  checkBlock({ tree, misfits }, report) {
    for (const { opcode, match, fit } of misfits) {
      if (!fit.countProblem || match.problems.length > 0) continue;
      report({ ...tokenRange(tree, tree.first[opcode]), message: fit.countProblem });
    }
  },
});
