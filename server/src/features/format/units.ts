// What stands on a line of its own: statements, labels, braces, directives. A unit is a run of tokens.
import { upperBound } from '../../base/lines';
import { childOf, NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';

export type UnitKind =
  /** Outside functions: line breaks inside stay where they are. */
  | 'item'
  | 'header'
  | 'open'
  | 'close'
  | 'label'
  | 'statement'
  /** A statement with a mistake: no more of it is touched than its indentation. */
  | 'broken'
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

/** The units of a block in order; undefined where a mistake leaves in doubt what belongs together. */
export function unitsOf(tree: SyntaxTree): readonly Unit[] | undefined {
  // A letter that ptxas does not take, in a comment for one, puts nothing in doubt.
  const problems = tree.problems.filter(({ code }) => code !== 'non-ascii');
  const unclosed = problems.find(({ code }) => code === 'unclosed-brace');
  const units = unitsIn(tree, unclosed?.start);
  if (!units || problems.length === 0) return units;
  const unitStarts = Uint32Array.from(units, ({ first }) => tree.tokens.starts[first]);
  const broken = new Set<Unit>();
  for (const problem of problems) {
    if (problem === unclosed) continue;
    const unit = brokenAt(tree, units, unitStarts, problem.start);
    if (!unit) return undefined;
    broken.add(unit);
  }
  return units.map((unit) => (broken.has(unit) ? { ...unit, kind: 'broken' } : unit));
}

/** The statement that a problem is about: the one around it, or the one before it where that lacks its end. */
function brokenAt(tree: SyntaxTree, units: readonly Unit[], unitStarts: Uint32Array, at: number): Unit | undefined {
  const { tokens } = tree;
  const index = upperBound(unitStarts, at) - 1;
  if (index < 0) return undefined;
  const before = units[index - 1];
  const isBehind = unitStarts[index] === at && before !== undefined && lacksEnd(tree, before);
  const unit = isBehind ? before : units[index];
  const isInside = isBehind || at < tokens.ends[unit.last - 1];
  return unit.kind === 'statement' && isInside ? unit : undefined;
}

/** A `.loc` has no semicolon at its end. */
const lacksEnd = ({ kinds, tokens }: SyntaxTree, { node, last }: Unit): boolean =>
  (kinds[node] === NodeKind.Instruction || kinds[node] === NodeKind.Variable) &&
  tokens.kinds[last - 1] !== TokenKind.Semicolon;

/** `unclosed`: where a `{` stands that is never closed. Of a function's own the rest lies in it, of another nobody knows. */
function unitsIn(tree: SyntaxTree, unclosed: number | undefined): readonly Unit[] | undefined {
  const units: Unit[] = [];
  let isOpen = unclosed !== undefined;
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
        if (tree.tokens.starts[first[node]] === unclosed && closings.length === 0) {
          closings.push(Number.POSITIVE_INFINITY);
          isOpen = false;
        } else closings.push(last[node] - 1);
        node++;
        break;
      default: {
        const isTable = units.at(-1)?.kind === 'label' && isTableDirective(kinds[node]);
        if (!add(kindOf(kinds[node], closings.length), node, first[node], last[node], isTable)) return undefined;
        node = next[node];
      }
    }
  }
  const isWhole = closeBefore(tree.tokens.count) && covered === tree.tokens.count;
  return isWhole && !isOpen ? units : undefined;
}

function kindOf(kind: NodeKind, depth: number): UnitKind {
  if (kind === NodeKind.Section || kind === NodeKind.Dwarf) return 'verbatim';
  if (kind === NodeKind.Label) return 'label';
  return depth === 0 ? 'item' : 'statement';
}

const isTableDirective = (kind: NodeKind): boolean =>
  kind === NodeKind.BranchTargets || kind === NodeKind.CallTargets || kind === NodeKind.CallPrototype;
