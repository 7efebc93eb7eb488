// Control that can run past the last instruction of a function.

import { instructionAt } from '../semantic/body';
import { InstructionFlag } from '../semantic/code';
import { type FunctionContext, Suspicion } from './functionContext';
import { defineRule } from './rule';
import { tokenRange } from './shared';

export default defineRule({
  code: 'missing-return',
  severity: 'information',
  title: 'Control can run past the end of the function.',
  why: 'A path ends at the closing brace without `ret` or `exit`. ptxas 13.0 puts an end there without a word, but nothing promises it, and the path often is one that was forgotten. Paths that end in `trap` or in a function with `.noreturn` are not meant.',
  bad: '.entry fill(.param .u64 data) {\n.reg .b64 %rd<2>;\nld.param.u64 %rd1, [data];\nst.global.u32 [%rd1], 1;\n}',
  good: '.entry fill(.param .u64 data) {\n.reg .b64 %rd<2>;\nld.param.u64 %rd1, [data];\nst.global.u32 [%rd1], 1;\nret;\n}',
  scope: 'module',
  suspicion: Suspicion.FallsOff,
  checkFunction(context, report) {
    const last = runsOut(context);
    if (last === undefined) return;
    const { tree } = context.semantics;
    const { opcode, words } = instructionAt(context.body, last);
    const isJump = (context.code.flags[last] & InstructionFlag.Ends) !== 0;
    const how = isJump ? `\`${words.join('')}\` leads` : `behind \`${words.join('')}\` control runs`;
    report({
      ...tokenRange(tree, tree.first[opcode]),
      message: `${capital(how)} to the end of \`${context.info.name}\`, where no \`ret\` stands.`,
    });
  },
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The last instruction behind which control reaches the end of the body. */
function runsOut({ code, ...context }: FunctionContext): number | undefined {
  const graph = context.graph();
  const stops = context.stops();
  const seen = new Uint8Array(graph.blockCount);
  const open = graph.blockCount > 0 ? [0] : [];
  let found: number | undefined;
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    const last = graph.blockStart[block + 1] - 1;
    if (isStopped(graph.blockStart[block], last)) continue;
    const { flags, targets, targetStart } = code;
    const goesOn = (flags[last] & InstructionFlag.Ends) === 0 || (flags[last] & InstructionFlag.Guarded) !== 0;
    const leads = targets.subarray(targetStart[last], targetStart[last + 1]).includes(code.count);
    if ((leads || (goesOn && last === code.count - 1)) && (found === undefined || last > found)) found = last;
    for (let e = graph.successorStart[block]; e < graph.successorStart[block + 1]; e++) {
      const next = graph.successors[e];
      if (seen[next] === 0) open.push(next);
      seen[next] = 1;
    }
  }
  return found;

  function isStopped(from: number, to: number): boolean {
    for (let i = from; i <= to; i++) if (stops.has(i) && (code.flags[i] & InstructionFlag.Guarded) === 0) return true;
    return false;
  }
}
