// `mad.lo` as `mul.lo` and `add`, and back. The meaning stays.
import { childOf, NodeKind, rangeOf, type SyntaxTree, textOf } from '../../syntax/nodes';
import { symbolOf } from '../declared';
import { referenceAt } from '../symbols/meaning';
import { type Use, useOf } from '../use';
import { following, hasComment, hasError, type Refactorer, replaced, type Spot, separator } from './refactoring';

export const splitMultiplyAdd: Refactorer = (spot) => {
  const { tree, statement } = spot;
  const use = plainUse(tree, statement, 'mad .lo', 4);
  if (!use || hasComment(spot, statement, statement)) return [];
  const [result, a, b, c] = use.operands.map((node) => textOf(tree, node));
  if (c === result || tree.kinds[use.operands[0]] !== NodeKind.Name) return [];
  const type = use.match.words[2];
  const guard = guardText(tree, statement);
  const text = [`mul.lo${type} ${result}, ${a}, ${b};`, `add${type} ${result}, ${result}, ${c};`]
    .map((line) => guard + line)
    .join(separator(spot));
  return [{ title: 'Write `mad.lo` as `mul.lo` and `add`', kind: 'rewrite', edits: [replaced(spot, statement, text)] }];
};

/** Where nothing else needs the product. */
export const joinMultiplyAdd: Refactorer = (spot) => {
  const { tree, statement, base, analysis } = spot;
  const product = plainUse(tree, statement, 'mul .lo', 3);
  const next = following(tree, statement);
  if (!product || next < 0 || tree.kinds[next] !== NodeKind.Instruction) return [];
  const sum = plainUse(tree, next, 'add', 3);
  const type = product.match.words[2];
  if (sum?.match.words[1] !== type || hasComment(spot, statement, next)) return [];
  if (hasError(analysis, base, rangeOf(tree, next))) return [];
  const guard = guardText(tree, statement);
  const [between, a, b] = product.operands.map((node) => textOf(tree, node));
  const [result, x, y] = sum.operands.map((node) => textOf(tree, node));
  if (guard !== guardText(tree, next) || (x === between) === (y === between)) return [];
  if (result !== between && uses(spot, product.operands[0]) !== 2) return [];
  const text = `${guard}mad.lo${type} ${result}, ${a}, ${b}, ${x === between ? y : x};`;
  const edits = [replaced(spot, statement, text, next)];
  return [{ title: 'Write `mul.lo` and `add` as `mad.lo`', kind: 'rewrite', edits, isGuess: true }];
};

/** An instruction of these words and a type, without more. */
function plainUse(tree: SyntaxTree, statement: number, words: string, operands: number): Use | undefined {
  if (tree.kinds[statement] !== NodeKind.Instruction) return undefined;
  const use = useOf(tree, statement);
  const written = use?.match.words ?? [];
  const isPlain = written.slice(0, -1).join(' ') === words && /^\.[us](?:16|32|64)$/.test(written.at(-1) ?? '');
  return isPlain && use?.operands.length === operands ? use : undefined;
}

function guardText(tree: SyntaxTree, statement: number): string {
  const guard = childOf(tree, statement, NodeKind.Guard);
  return guard < 0 ? '' : `${textOf(tree, guard)} `;
}

/** How often a register is named in its function; 0 for what is none. */
function uses({ semantics, inFunction }: Spot, name: number): number {
  const reference = referenceAt(semantics, name);
  const symbol = symbolOf(semantics, name);
  if (reference < 0 || !inFunction || symbol?.space !== '.reg' || symbol.scope === 0) return 0;
  const { referenceCount, referenceNodes, referenceSymbols, referenceElements } = semantics;
  let count = 0;
  for (let i = 0; i < referenceCount; i++) {
    const isSame =
      referenceSymbols[i] === referenceSymbols[reference] && referenceElements[i] === referenceElements[reference];
    if (isSame && referenceNodes[i] !== symbol.node) count++;
  }
  return count;
}
