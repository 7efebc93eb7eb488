// Integer literals with their sign.
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';

/** The value of an integer literal, with a sign or without one; undefined for everything else. */
export function constantOf(tree: SyntaxTree, node: number): bigint | undefined {
  let at = node;
  let sign = 1n;
  while (tree.kinds[at] === NodeKind.Negate || tree.kinds[at] === NodeKind.Unary) {
    const operator = tokenText(tree, tree.first[at]);
    if (operator !== '-' && operator !== '+') return undefined;
    if (operator === '-') sign = -sign;
    at++;
  }
  if (tree.kinds[at] !== NodeKind.Number) return undefined;
  const text = tokenText(tree, tree.first[at]).replace(/U$/, '');
  // A sign may belong to the number itself.
  const [, minus, digits] = /^(-?)(.*)$/.exec(text)!;
  const value = parse(digits);
  return value === undefined ? undefined : sign * (minus === '' ? value : -value);
}

function parse(digits: string): bigint | undefined {
  if (/^0[xX][0-9a-fA-F]+$/.test(digits) || /^0[bB][01]+$/.test(digits) || /^[1-9][0-9]*$/.test(digits))
    return BigInt(digits);
  return /^0[0-7]*$/.test(digits) ? BigInt(`0o${digits}`) : undefined;
}
