// Documentation of a function: its signature, its kind and what it costs in registers.
import type { FlowSummary } from '../../flow/index';
import type { FunctionInfo } from '../../semantic/block';
import { childOf, NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { byteCount, codeBlock, paragraphs, plural } from './markdown';
import { sourceText } from './source';

export function functionDocumentation(tree: SyntaxTree, info: FunctionInfo, flow: FlowSummary | undefined): string {
  const body = childOf(tree, info.node, NodeKind.Body);
  const end = body < 0 ? tree.last[info.node] : tree.first[body];
  return paragraphs(
    codeBlock(...sourceText(tree, tree.first[info.node], end)),
    `${info.kind === 'entry' ? 'Kernel' : 'Function'}${info.hasBody ? ` of ${plural(info.code.count, 'instruction')}` : ', declared without a body'}.`,
    flow && registersSentence(flow),
    info.sharedBytes > 0 ? `Its own shared memory: ${byteCount(info.sharedBytes)}.` : undefined,
  );
}

function registersSentence(flow: FlowSummary): string {
  const most = `At most ${plural(flow.maxRegisters, 'register')} and ${plural(flow.maxPredicates, 'predicate')} live at once`;
  if (!flow.complete) return `${most}, as far as the analysis went before it was cut off.`;
  return `${most}; ptxas will use about ${registerRange(flow)}.`;
}

/** `26 (21–31)`, or the number alone where a directive fixes it. */
export function registerRange({ estimate: { estimate, low, high } }: FlowSummary): string {
  return low === high ? String(estimate) : `${estimate} (${low}–${high})`;
}
