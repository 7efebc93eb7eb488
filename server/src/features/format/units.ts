// What stands on a line of its own: statements, labels, braces, directives. A unit is a run of tokens.
import { childOf, NodeKind, type SyntaxTree } from '../../syntax/nodes';

export type UnitKind =
  /** Outside functions: line breaks inside stay where they are. */
  | 'item'
  | 'header'
  | 'open'
  | 'close'
  | 'label'
  | 'statement'
  /** Debugging data and the like: nothing in it is touched. */
  | 'verbatim';

export interface Unit {
  readonly kind: UnitKind;
  readonly node: number;
  readonly first: number;
  /** The token behind it. */
  readonly last: number;
  /** Levels of braces around it. */
  readonly depth: number;
  /** It stays on the line of the unit before it. */
  readonly isJoined: boolean;
}

/** The units of a block in order; undefined where they are not all of its tokens. */
export function unitsOf(tree: SyntaxTree): readonly Unit[] | undefined {
  const units: Unit[] = [];
  const closings: number[] = [];
  let covered = 0;
  const add = (kind: UnitKind, node: number, first: number, last: number, isJoined: boolean): boolean => {
    if (first !== covered || last <= first) return false;
    covered = last;
    units.push({ kind, node, first, last, depth: closings.length, isJoined });
    return true;
  };
  const closeBefore = (token: number): boolean => {
    for (let end = closings.at(-1); end !== undefined && end < token; end = closings.at(-1)) {
      closings.pop();
      if (!add('close', 0, end, end + 1, false)) return false;
    }
    return true;
  };
  for (let node = 1; node < tree.count; ) {
    const { kinds, first, last, next } = tree;
    if (!closeBefore(first[node])) return undefined;
    switch (kinds[node]) {
      case NodeKind.Function: {
        const body = childOf(tree, node, NodeKind.Body);
        if (!add('header', node, first[node], body < 0 ? last[node] : first[body], false)) return undefined;
        node = body < 0 ? next[node] : body;
        break;
      }
      case NodeKind.Body:
      case NodeKind.Block:
        if (!add('open', node, first[node], first[node] + 1, false)) return undefined;
        closings.push(last[node] - 1);
        node++;
        break;
      default: {
        const isTable = units.at(-1)?.kind === 'label' && isTableDirective(kinds[node]);
        if (!add(kindOf(kinds[node], closings.length), node, first[node], last[node], isTable)) return undefined;
        node = next[node];
      }
    }
  }
  return closeBefore(tree.tokens.count) && covered === tree.tokens.count ? units : undefined;
}

function kindOf(kind: NodeKind, depth: number): UnitKind {
  if (kind === NodeKind.Section || kind === NodeKind.Dwarf) return 'verbatim';
  if (kind === NodeKind.Label) return 'label';
  return depth === 0 ? 'item' : 'statement';
}

const isTableDirective = (kind: NodeKind): boolean =>
  kind === NodeKind.BranchTargets || kind === NodeKind.CallTargets || kind === NodeKind.CallPrototype;
