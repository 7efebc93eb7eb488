// Constants that cannot be computed: divisions by zero, integers mixed with floats, casts, literals that are too large.
import { evaluate } from '../semantic/constants';
import { enclosedNumber } from '../semantic/numbers';
import { NodeKind, type SyntaxTree } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { defineRule, type Report } from './rule';
import { nodeRange, tokenRange } from './shared';

const isExpression = (kind: NodeKind): boolean =>
  kind === NodeKind.Number ||
  kind === NodeKind.Binary ||
  kind === NodeKind.Unary ||
  kind === NodeKind.Conditional ||
  kind === NodeKind.Cast ||
  kind === NodeKind.Paren;

/** Short integers are always right, and nearly all numbers are. */
function isPlain(tree: SyntaxTree, node: number): boolean {
  const token = tree.first[node];
  const length = tree.tokens.ends[token] - tree.tokens.starts[token];
  return tree.kinds[node] === NodeKind.Number && length < 8 && tree.tokens.kinds[token] === TokenKind.Integer;
}

function check(tree: SyntaxTree, report: Report): void {
  for (let node = 1; node < tree.count; ) {
    const kind = tree.kinds[node];
    if (kind === NodeKind.RangeCount) checkCount(tree, node, report);
    if (!isExpression(kind)) {
      node++;
      continue;
    }
    if (!isPlain(tree, node)) {
      const { value, problem } = evaluate(tree, node);
      if (problem) report(problem);
      else if (value?.kind === 'float' && isOffset(tree, node))
        report({ ...nodeRange(tree, node), message: 'An offset or an index is an integer, not a float.' });
    }
    node = tree.next[node];
  }
}

/** `%r<4294967296>`: counts have 32 bits. */
function checkCount(tree: SyntaxTree, node: number, report: Report): void {
  const count = enclosedNumber(tree, node);
  if (count !== undefined && count >= 2 ** 32)
    report({ ...tokenRange(tree, tree.first[node] + 1), message: `${count} names are more than 32 bits can count.` });
}

/** Whether the expression is what stands behind `name+` or in `name[…]`. */
function isOffset(tree: SyntaxTree, node: number): boolean {
  if (node < 2 || tree.next[node - 1] !== node) return false;
  const around = node - 2;
  const isNamed = tree.kinds[node - 1] === NodeKind.Name || tree.kinds[node - 1] === NodeKind.MaskedSymbol;
  if (tree.kinds[around] === NodeKind.Sum || tree.kinds[around] === NodeKind.Indexed)
    return isNamed && tree.next[around] === tree.next[node];
  return false;
}

export default defineRule({
  code: 'constant-expression',
  severity: 'error',
  title: 'A constant that cannot be computed.',
  why: 'Constants are integers of 64 bits, which wrap, or doubles; the two are not mixed. Both sides of every operator are computed, so a division by zero counts even behind `&&`. Only `+ - * /` and comparisons take floats, and only `.s64` and `.u64` can be cast to. Trap: in `7%3` the `%3` is read as a name; write `7 % 3`.',
  bad: 'mov.u32 %r1, 16 / (4 - 4);',
  good: 'mov.u32 %r1, 16 / (4 - 2);',
  checkBlock: ({ tree }, report) => check(tree, report),
});
