// A computed value that nobody reads.
import { isReachable } from '../flow/graph';
import { findUnreadWrites } from '../flow/unread';
import { type BodyInstruction, instructionAt, matchAt, nameAt } from '../semantic/body';
import { NodeKind } from '../syntax/nodes';
import { removal } from './edits';
import type { FunctionContext } from './functionContext';
import { defineRule } from './rule';
import { nodeRange } from './shared';

/** Instructions of these do nothing but write their results. */
const pure = new Set(['arithmetic', 'float', 'compare', 'logic', 'convert']);
const pureData = new Set(['mov', 'prmt', 'cvta', 'cvta.to', 'mapa', 'isspacep', 'ld.param']);

export default defineRule({
  code: 'value-never-read',
  severity: 'hint',
  title: 'A result that nobody reads.',
  why: 'The register is written anew, or the function ends, before anything reads what this instruction wrote; so ptxas drops the instruction. Often another register was meant. Only instructions that do nothing else are told: no loads, atomics, shuffles or calls.',
  bad: 'mov.u32 %r1, %tid.x;\nadd.u32 %r2, %r1, 1;\nst.shared.u32 [%r1], %r1;',
  good: 'mov.u32 %r1, %tid.x;\nadd.u32 %r2, %r1, 1;\nst.shared.u32 [%r1], %r2;',
  tag: 'unnecessary',
  checkFunction(context, report) {
    const { code } = context;
    const reads = readsOf(context);
    for (const index of findUnreadWrites(code, context.graph())) {
      if (!isPure(context, index)) continue;
      const written = code.defs.subarray(code.defStart[index], code.defStart[index + 1]);
      // Where code that control never reaches reads it, that is what is wrong, and another rule says so.
      if (written.some((value) => reads.inVain[value] === 1)) continue;
      const instruction = instructionAt(context.body, index);
      const name = destination(context, instruction);
      if (name === undefined || returns(context, index)) continue;
      report({
        ...nodeRange(context.semantics.tree, instruction.node),
        message: `Nobody reads this value of \`${name}\`: ${why(reads, written)}.`,
        fixes: [
          {
            title: 'Remove the statement',
            edits: [removal(context.semantics.tree, instruction.node)],
            isPreferred: true,
          },
        ],
      });
    }
  },
});

function isPure({ body }: FunctionContext, index: number): boolean {
  const { instruction } = matchAt(body, index);
  if (!instruction || instruction.effects) return false;
  return pure.has(instruction.category) || (instruction.category === 'data' && pureData.has(instruction.name));
}

function destination({ semantics: { tree } }: FunctionContext, { operands }: BodyInstruction): string | undefined {
  const first = operands[0];
  if (first === undefined) return undefined;
  for (let node = first; node < tree.next[first]; node++)
    if (tree.kinds[node] === NodeKind.Name) return nameAt(tree, node);
  return undefined;
}

/** A register that hands the function's result to its caller. */
function returns({ body, code, semantics: { symbols, tree } }: FunctionContext, index: number): boolean {
  for (let d = code.defStart[index]; d < code.defStart[index + 1]; d++) {
    const { declaration, vector } = symbols[body.symbolOfValue[code.defs[d]]];
    if (tree.kinds[declaration] === NodeKind.Parameter || vector > 1) return true;
  }
  return false;
}

interface Reads {
  /** Value -> 1 where some instruction reads it, and where one reads it that control never reaches. */
  readonly anywhere: Uint8Array;
  readonly inVain: Uint8Array;
}

function readsOf({ code, ...context }: FunctionContext): Reads {
  const graph = context.graph();
  const anywhere = new Uint8Array(code.valueCount);
  const inVain = new Uint8Array(code.valueCount);
  for (let block = 0; block < graph.blockCount; block++) {
    const end = code.useStart[graph.blockStart[block + 1]];
    for (let u = code.useStart[graph.blockStart[block]]; u < end; u++) {
      anywhere[code.uses[u]] = 1;
      if (!isReachable(graph, block)) inVain[code.uses[u]] = 1;
    }
  }
  return { anywhere, inVain };
}

function why({ anywhere }: Reads, written: Uint32Array): string {
  return written.some((value) => anywhere[value] === 1)
    ? 'it is written anew, or the function ends, before anything reads it'
    : 'nothing reads the register';
}
