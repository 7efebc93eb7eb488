// Text that the grammar of PTX does not allow here.
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'syntax-error',
  severity: 'error',
  title: 'Text that the grammar of PTX does not allow here.',
  why: 'ptxas stops at the first one. Traps: `[%rd1-4]` (write `[%rd1+-4]`), `[4+%rd1]`, `[%rd1+%rd2]`, a stray `;`, expressions as array sizes, `7%3` (`%3` is read as a name).',
  bad: 'ld.global.u32 %r1, [%rd1-4];',
  good: 'ld.global.u32 %r1, [%rd1+-4];',
  checkBlock({ tree, misfits }, report) {
    const unknown = misfits.filter(
      ({ match, isWhole }) => !isWhole && match.problems.some(({ code }) => code === 'unknown-opcode'),
    );
    let next = 0;
    const own = tree.problems.filter(({ code }) => code === 'syntax-error').sort((a, b) => a.start - b.start);
    for (const problem of own) {
      while (next < unknown.length && nodeRange(tree, unknown[next].node).end <= problem.start) next++;
      // `ad d.s32 %r1, %r2;`: the statement breaks off because its opcode is none, which is said already.
      const isTold = next < unknown.length && nodeRange(tree, unknown[next].node).start <= problem.start;
      if (!isTold) report(problem);
    }
  },
});
