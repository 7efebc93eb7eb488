// Directives of the module's header, for the rules about their order.
import { type PtxVersion, versionIndex } from '../../isa/versions';
import { NodeKind, tokenText } from '../../syntax/nodes';
import type { HeaderName } from '../block';
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
    ...(kind === NodeKind.Target && { names: namesOf(node) }),
    start: tree.tokens.starts[first],
    end: tree.tokens.ends[first],
    wholeEnd: kind === NodeKind.AddressSize ? tree.tokens.ends[tree.last[node] - 1] : tree.tokens.ends[first],
  });
}

/** Every target and option that a `.target` names. */
function namesOf(node: number): HeaderName[] {
  const names: HeaderName[] = [];
  for (let child = node + 1; child < walk.tree.next[node]; child = walk.tree.next[child])
    names.push({ text: walk.textOf(child), start: walk.startOf(child), end: walk.endOf(child) });
  return names;
}

/** The version or the first target. */
function lastWord(node: number): string {
  const { tree } = walk;
  const token = tree.kinds[node] === NodeKind.Target ? tree.first[node] + 1 : tree.last[node] - 1;
  return token > tree.first[node] && token < tree.last[node] ? tokenText(tree, token) : '';
}

/** What follows the module's header, whatever it is. */
const declared: ReadonlySet<NodeKind> = new Set([
  NodeKind.Variable,
  NodeKind.Function,
  NodeKind.File,
  NodeKind.Section,
  NodeKind.Pragma,
  NodeKind.Alias,
]);

/** Of a run of declarations only the first matters. */
export function noteDeclaration(node: number): void {
  const last = walk.header.at(-1);
  if (last === undefined || !declared.has(last.kind)) noteHeader(node);
}

/** Takes note of a word that a PTX version has withdrawn. */
export function withdraw(token: number, word: string, version: PtxVersion): void {
  const { starts, ends } = walk.tree.tokens;
  walk.withdrawn.push({ word, start: starts[token], end: ends[token], removed: versionIndex(version)! });
}
