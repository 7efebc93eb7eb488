// A register that is read where no path has written it.
import { instructionAt, matchAt, nameAt } from '../semantic/body';
import { textOf } from '../syntax/nodes';
import { type FunctionContext, Suspicion } from './functionContext';
import { readOf, unwrittenReads } from './registers';
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'uninitialised-register',
  severity: 'warning',
  title: 'A register that is read and that nothing has written.',
  why: 'No path from the beginning of the function writes the register before this place, at least not before control gets here for the first time. ptxas takes whatever lies there, often zero, without a word. Registers that only some paths have written are the matter of [maybe-uninitialised-register](#maybe-uninitialised-register).',
  bad: 'mov.u32 %r1, %tid.x;\nadd.u32 %r2, %r1, %r3;\nst.shared.u32 [%r1], %r2;',
  good: 'mov.u32 %r1, %tid.x;\nmov.u32 %r3, %ntid.x;\nadd.u32 %r2, %r1, %r3;\nst.shared.u32 [%r1], %r2;',
  suspicion: Suspicion.ReadsNeverWritten,
  checkFunction(context, report) {
    const { semantics, code } = context;
    for (const { value, instruction, isCertain } of unwrittenReads(context)) {
      if (!isCertain) continue;
      const node = readOf(context, instruction, value);
      const name = nameAt(semantics.tree, node);
      const isWritten = code.defs.subarray(0, code.defStart[code.count]).includes(value);
      // `selp` reads one of its two, and compilers leave the other without a value where it is never chosen.
      if (isWritten && matchAt(context.body, instruction).words[0] === 'selp') continue;
      if (!isWritten && passesNothing(context, instruction)) continue;
      const why = isWritten ? 'every write of it comes later' : 'nothing in the function writes it';
      report({ ...nodeRange(semantics.tree, node), message: `\`${name}\` has no value here: ${why}.` });
    }
  },
});

/** An object of an empty class as nvcc passes and keeps it: one byte that has no value and that nobody reads. */
function passesNothing({ body, semantics: { tree } }: FunctionContext, instruction: number): boolean {
  const { words, operands } = instructionAt(body, instruction);
  if (words[0] !== 'st' || !/^\.[bu]8$/.test(words.at(-1) ?? '')) return false;
  return words[1].startsWith('.param') || textOf(tree, operands[0]).startsWith('[%SP');
}
