// Arrays whose size is left open where it cannot be, and ranges with sizes.
import { type Declared, declarationsIn } from '../semantic/declared';
import { enclosedNumber } from '../semantic/numbers';
import { childOf, NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { defineRule, type Finding } from './rule';
import { nodeRange } from './shared';

/** An initialiser with at least one element gives an open array its size. */
function isInitialised(tree: SyntaxTree, { initializer }: Declared): boolean {
  if (initializer < 0) return false;
  const list = childOf(tree, initializer, NodeKind.InitializerList);
  return list < 0 || tree.next[list] > list + 1;
}

function check(tree: SyntaxTree, declared: Declared, isLast: (declared: Declared) => boolean): Finding | undefined {
  const { sizes, place, owner, prefix, text, range } = declared;
  if (prefix.space === '.reg' || sizes.length === 0) return undefined;
  const at = (size: number, message: string): Finding => ({ ...nodeRange(tree, size), message });
  if (range >= 0 && declared.initializer < 0)
    return at(sizes[0], 'The names of a range are no arrays: declare them one by one.');
  const isParameter = place === 'parameter' || place === 'result';
  if (isParameter && sizes.length > 1)
    return at(sizes[1], 'A parameter has one dimension: write the product of its sizes.');
  if (sizes.some((size) => tokenText(tree, tree.last[size] - 1) !== ']')) return undefined; // the text is broken
  const open = sizes.filter((size) => !enclosedNumber(tree, size));
  const later = open.find((size) => size !== sizes[0] && enclosedNumber(tree, size) === undefined);
  if (later !== undefined) return at(later, 'Only the first dimension of an array can be left open.');
  if (!open.includes(sizes[0])) return undefined;
  if (!isParameter) {
    if (prefix.linkage === '.extern' || isInitialised(tree, declared)) return undefined;
    return at(sizes[0], `\`${text}\` needs a size: only \`.extern\` arrays and those with initial values go without.`);
  }
  if (owner === 'entry') return at(sizes[0], `The parameter \`${text}\` of a kernel needs a size.`);
  if (place === 'result') return at(sizes[0], 'A result needs a size.');
  if (isLast(declared)) return undefined;
  return at(sizes[0], 'Only the last parameter of a device function can go without a size.');
}

/** Whether a parameter is the last one of its list. */
function isLastParameter(tree: SyntaxTree, { node }: Declared): boolean {
  const following = tree.next[node];
  return following >= tree.count || tree.kinds[following] !== NodeKind.Parameter;
}

export default defineRule({
  code: 'array-size',
  severity: 'error',
  title: 'An array without a size, or with one that cannot be.',
  why: 'A size is a plain number or `WARP_SZ`. It can be left open, in the first dimension, where initial values tell it, for an `.extern` array (such as dynamic shared memory) and for the last parameter of a device function. A parameter has one dimension.',
  bad: '.shared .b32 tile[];',
  good: '.shared .b32 tile[64];',
  checkBlock({ tree }, report) {
    for (const declared of declarationsIn(tree)) {
      const finding = check(tree, declared, (one) => isLastParameter(tree, one));
      if (finding) report(finding);
    }
  },
});
