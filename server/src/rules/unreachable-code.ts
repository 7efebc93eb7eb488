// Instructions that no path from the function's beginning reaches.
import type { FlowGraph } from '../flow/graph';
import { instructionAt } from '../semantic/body';
import { removal } from './edits';
import { type FunctionContext, Suspicion } from './functionContext';
import { defineRule, type Fix } from './rule';
import { nodeRange } from './shared';

/** What compilers and people put at the end of a function to be safe. */
const endings = new Set(['ret', 'exit', 'trap', 'brkpt', 'bra']);

export default defineRule({
  code: 'unreachable-code',
  severity: 'warning',
  title: 'Instructions that control never reaches.',
  why: 'Nothing falls through to them and no reachable branch or table leads there. ptxas drops them without a word. Often a guard is missing on the branch above, or a branch names the wrong label. A `ret`, `exit` or `trap` alone behind an endless loop is not reported.',
  bad: 'ret;\nadd.u32 %r1, %r1, 1;',
  good: 'mov.u32 %r1, %tid.x;\nsetp.eq.u32 %p1, %r1, 0;\n@%p1 ret;\nst.shared.u32 [%r1], %r1;',
  tag: 'unnecessary',
  suspicion: Suspicion.Unreachable,
  checkFunction(context, report) {
    const graph = context.graph();
    for (let block = 0; block < graph.blockCount; block++) {
      if (graph.rank[block] >= 0) continue;
      const first = block;
      while (block + 1 < graph.blockCount && graph.rank[block + 1] < 0) block++;
      const from = graph.blockStart[first];
      const to = withoutEndings(context, from, graph.blockStart[block + 1]);
      if (to === from) continue;
      const { tree } = context.semantics;
      report({
        start: nodeRange(tree, context.body.nodes[from]).start,
        end: nodeRange(tree, context.body.nodes[to - 1]).end,
        message: `Control never gets here: ${reason(context, graph, first)}.`,
        fixes: removalOf(context, from, to),
      });
    }
  },
});

function withoutEndings({ body }: FunctionContext, from: number, to: number): number {
  let end = to;
  while (end > from && endings.has(instructionAt(body, end - 1).name.split('.')[0])) end--;
  return end;
}

function reason({ body }: FunctionContext, graph: FlowGraph, block: number): string {
  const before = instructionAt(body, graph.blockStart[block] - 1);
  const opcode = before.words.join('');
  return before.guard
    ? 'no branch that is reached leads here'
    : `the \`${opcode}\` before it always leaves, and no branch that is reached leads here`;
}

/** Where only instructions stand between the first and the last, they go together. */
function removalOf({ body, semantics: { tree } }: FunctionContext, from: number, to: number): Fix[] {
  for (let i = from + 1; i < to; i++) if (body.nodes[i] !== tree.next[body.nodes[i - 1]]) return [];
  const [first, last] = [removal(tree, body.nodes[from]), removal(tree, body.nodes[to - 1])];
  const title = to - from === 1 ? 'Remove the statement' : `Remove the ${to - from} statements`;
  return [{ title, edits: [{ start: first.start, end: last.end, text: '' }] }];
}
