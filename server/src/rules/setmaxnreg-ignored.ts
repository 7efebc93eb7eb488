// setmaxnreg in a kernel whose header does not fix its registers.

import { NodeKind, tokenText } from '../syntax/nodes';
import type { FunctionContext } from './functionContext';
import { instructionsNamed, opcodeRange } from './protocol';
import { defineRule, type Fix } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'setmaxnreg-ignored',
  severity: 'warning',
  title: '`setmaxnreg` in a kernel whose header does not fix the number of registers.',
  why: 'ptxas has to know how many registers each thread begins with. It does with `.maxnreg`, or with `.minnctapersm` together with `.maxntid` or `.reqntid`; otherwise it ignores every `setmaxnreg` of the kernel and says so in an info line only (C7508, ptxas 13.0 and 13.3).',
  bad: '.version 8.0\n.target sm_90a\n.address_size 64\n.entry k() .maxntid 384 { setmaxnreg.dec.sync.aligned.u32 40; ret; }\n',
  good: '.version 8.0\n.target sm_90a\n.address_size 64\n.entry k() .maxntid 384 .minnctapersm 1 { setmaxnreg.dec.sync.aligned.u32 40; ret; }\n',
  scope: 'file',
  checkFunction(context, report) {
    const { kind, bounds } = context.info;
    if (kind !== 'entry' || !bounds.setsMaxRegisters || bounds.maxRegisters !== undefined) return;
    const threads = bounds.maxThreads ?? bounds.requiredThreads;
    if (threads !== undefined && bounds.minBlocksPerMultiprocessor !== undefined) return;
    const missing = threads === undefined ? '`.maxntid` and `.minnctapersm`' : '`.minnctapersm 1`';
    const [first] = instructionsNamed(context, 'setmaxnreg');
    if (first === undefined) return;
    report({
      ...opcodeRange(context, first),
      fixes: threads === undefined ? [] : addBlocks(context),
      message: `ptxas ignores \`setmaxnreg\` here: the header of \`${context.info.name}\` does not fix the registers at the start. Add ${missing}, or \`.maxnreg\`.`,
    });
  },
});

/** Behind the directive that says how many threads there are. */
function addBlocks({ info, semantics: { tree } }: FunctionContext): Fix[] {
  for (let child = info.node + 1; child < tree.next[info.node]; child = tree.next[child]) {
    if (
      tree.kinds[child] !== NodeKind.HeaderDirective ||
      !/^\.(?:max|req)ntid$/.test(tokenText(tree, tree.first[child]))
    )
      continue;
    const { end } = nodeRange(tree, child);
    const edits = [{ start: end, end, text: ' .minnctapersm 1' }];
    return [{ title: 'Add `.minnctapersm 1`', edits, isPreferred: true }];
  }
  return [];
}
