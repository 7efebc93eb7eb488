// Values of integer literals.
import { childOf, NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';

/** The value of an integer literal as written (decimal, hex, octal, binary, suffix U); undefined for other texts. */
export function integerValue(text: string): number | undefined {
  const digits = text.replace(/U$/, '');
  if (/^0[xX][0-9a-fA-F]+$/.test(digits) || /^0[bB][01]+$/.test(digits)) return Number(digits);
  if (/^0[0-7]*$/.test(digits)) return Number.parseInt(digits, 8);
  return /^[1-9][0-9]*$/.test(digits) ? Number(digits) : undefined;
}

/** The value of an integer, with a sign or without; undefined for any other constant expression. */
export function literalValue(tree: SyntaxTree, node: number): number | undefined {
  const { kinds, first } = tree;
  if (kinds[node] === NodeKind.WarpSize) return 32;
  if (kinds[node] === NodeKind.Number) return integerValue(tokenText(tree, first[node]));
  if (kinds[node] !== NodeKind.Unary || kinds[node + 1] !== NodeKind.Number) return undefined;
  const value = integerValue(tokenText(tree, first[node + 1]));
  if (value === undefined) return undefined;
  switch (tokenText(tree, first[node])) {
    case '-':
      return -value;
    case '+':
      return value;
    case '!':
      return value === 0 ? 1 : 0;
    default:
      return undefined;
  }
}

/** The single number in a node such as `<16>` or `[4]`; WARP_SZ is 32; undefined for `[]`. */
export function enclosedNumber(tree: SyntaxTree, node: number): number | undefined {
  if (tree.last[node] - tree.first[node] < 3) return undefined;
  const text = tokenText(tree, tree.first[node] + 1);
  return text === 'WARP_SZ' ? 32 : integerValue(text);
}

/** The numbers of a header directive, `.maxntid 128, 2` -> [128, 2]. */
export function directiveNumbers(tree: SyntaxTree, node: number): number[] {
  const values: number[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] === NodeKind.Number) values.push(integerValue(tokenText(tree, tree.first[child])) ?? 0);
  }
  return values;
}

/** Product of the array sizes of a declarator or parameter; 1 without any; undefined when one is open (`[]`). */
export function elementCount(tree: SyntaxTree, node: number): number | undefined {
  if (childOf(tree, node, NodeKind.ArraySize) < 0) return 1;
  let product: number | undefined = 1;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.ArraySize) continue;
    const size = enclosedNumber(tree, child);
    product = size === undefined || product === undefined ? undefined : product * size;
  }
  return product;
}
