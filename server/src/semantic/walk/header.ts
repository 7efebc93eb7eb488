// Directives of the module's header, for the rules about their order.
import { NodeKind, tokenText } from '../../syntax/nodes';
import { walk } from './state';

/** Takes note of a header directive or of a broken item, outside functions. */
export function noteHeader(node: number): void {
  const { tree } = walk;
  if (walk.open) return;
  const kind = tree.kinds[node];
  const first = tree.first[node];
  walk.header.push({
    kind,
    text: kind === NodeKind.Version || kind === NodeKind.Target ? lastWord(node) : '',
    start: tree.tokens.starts[first],
    end: tree.tokens.ends[first],
    wholeEnd: kind === NodeKind.AddressSize ? tree.tokens.ends[tree.last[node] - 1] : tree.tokens.ends[first],
  });
}

/** The version or the first target. */
function lastWord(node: number): string {
  const { tree } = walk;
  const token = tree.kinds[node] === NodeKind.Target ? tree.first[node] + 1 : tree.last[node] - 1;
  return token > tree.first[node] && token < tree.last[node] ? tokenText(tree, token) : '';
}

/** Of a run of declarations only the first matters. */
export function noteDeclaration(node: number): void {
  const last = walk.header.at(-1);
  if (last?.kind !== NodeKind.Variable && last?.kind !== NodeKind.Function) noteHeader(node);
}
