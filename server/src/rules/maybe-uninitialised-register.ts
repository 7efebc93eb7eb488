// A register that is read where some path has not written it.
import { matchAt, nameAt } from '../semantic/body';
import { Suspicion } from './functionContext';
import { readOf, unwrittenReads, writesOf } from './registers';
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'maybe-uninitialised-register',
  severity: 'information',
  title: 'A register that is read and that some path has not written.',
  why: 'A path leads here from the beginning of the function and leaves out every write of the register. Paths are followed with what they know of predicates: what is written under `@%p1` and read under `@%p1`, or behind branches on the same comparison, is fine. So is an idle lane that hands an unwritten value to `shfl.sync`. Compilers leave such paths where the value does not matter in the end, for instance when a tile is loaded up to a bound: hence no warning.',
  bad: 'mov.u32 %r1, %tid.x;\nsetp.lt.u32 %p1, %r1, 8;\n@%p1 mov.u32 %r2, 1;\nst.shared.u32 [%r1], %r2;',
  good: 'mov.u32 %r1, %tid.x;\nsetp.lt.u32 %p1, %r1, 8;\n@%p1 mov.u32 %r2, 1;\n@%p1 st.shared.u32 [%r1], %r2;',
  suspicion: Suspicion.ReadsUnwritten,
  checkFunction(context, report) {
    const { tree } = context.semantics;
    for (const { value, instruction, isCertain } of unwrittenReads(context)) {
      if (isCertain || matchAt(context.body, instruction).words[0] === 'shfl') continue;
      const node = readOf(context, instruction, value);
      const related = writesOf(context, value)
        .slice(0, 5)
        .map((write) => ({ ...nodeRange(tree, write), message: 'Written here, which a path to the read goes past.' }));
      const name = nameAt(tree, node);
      report({
        ...nodeRange(tree, node),
        message: `\`${name}\` may have no value here: a path from the beginning of the function goes past every write of it.`,
        related,
      });
    }
  },
});
