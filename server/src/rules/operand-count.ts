// Too few or too many operands for every form of the instruction.
import { opcodeText } from '../semantic/operands';
import { defineRule } from './rule';
import { tokenRange } from './shared';

/** `atom` gives the old value back, `red` does not. */
function adviceFor(opcode: string, given: number): string {
  if (/^atom\.(?!.*\.cas)/.test(opcode) && given === 2)
    return ` Where the old value is not needed it is \`red\`, or \`_\` for it.`;
  return /^red\.(?!async)/.test(opcode) && given === 3 ? ' With the old value as its result it is `atom`.' : '';
}

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
      const advice = adviceFor(opcodeText(tree, opcode), fit.items.length);
      report({ ...tokenRange(tree, tree.first[opcode]), message: `${fit.countProblem}${advice}` });
    }
  },
});
