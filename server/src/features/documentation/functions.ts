// Documentation of a function: its signature, its kind and what it costs in registers.
import type { FlowSummary } from '../../flow/index';
import type { FunctionInfo } from '../../semantic/block';
import { childOf, NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { demangledBlock } from './demangled';
import { byteCount, codeBlock, paragraphs, plural } from './markdown';
import { sourceText } from './source';

/** What its name means in its source, the signature, and what it costs. */
export function functionDocumentation(tree: SyntaxTree, info: FunctionInfo, flow: FlowSummary | undefined): string {
  const body = childOf(tree, info.node, NodeKind.Body);
  const end = body < 0 ? tree.last[info.node] : tree.first[body];
  return paragraphs(
    demangledBlock(info.name),
    codeBlock(...sourceText(tree, tree.first[info.node], end)),
    `${info.kind === 'entry' ? 'Kernel' : 'Function'}${info.hasBody ? ` of ${plural(instructionCount(tree, info), 'instruction')}` : ', declared without a body'}.`,
    flow && registersSentence(flow),
    info.sharedBytes > 0 ? `Its own shared memory: ${byteCount(info.sharedBytes)}.` : undefined,
  );
}

export function instructionCount(tree: SyntaxTree, { node }: FunctionInfo): number {
  let count = 0;
  for (let at = node; at < tree.next[node]; at++) if (tree.kinds[at] === NodeKind.Instruction) count++;
  return count;
}

function registersSentence(flow: FlowSummary): string {
  const predicates = flow.maxPredicates > 0 ? `, and ${plural(flow.maxPredicates, 'predicate')}` : '';
  const live = `in text order at most ${flow.maxRegisters} live${predicates}.`;
  if (!flow.complete) return `The analysis was cut off; ${live.replace('at most', 'at least')}`;
  return `About ${registersText(flow)} after ptxas; ${live}`;
}

/** `26 registers (21–31)`, without a range where a directive fixes the number. */
export function registersText({ estimate: { estimate, low, high } }: FlowSummary): string {
  const count = plural(estimate, 'register');
  return low === high ? count : `${count} (${low}–${high})`;
}
