// `0f3F800000` as `1.0` and back, where an operand or a variable has the float's own type and nothing is lost on the way.

import { readPrefix } from '../../semantic/declarations';
import { NodeKind, tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { parentOf } from '../cursor';
import { decimalOf, type FloatWidth, hexFloat, hexFloatValue } from '../documentation/floats';
import { typeOf } from '../documentation/operands';
import { itemAt, useOf } from '../use';
import { type Refactorer, replaced, type Spot } from './refactoring';

export const convertHexFloat: Refactorer = (spot) => {
  const { tree, token, node } = spot;
  if (tree.kinds[node] !== NodeKind.Number && tree.kinds[node] !== NodeKind.Unary) return [];
  const number = tree.kinds[node] === NodeKind.Unary ? node + 1 : node;
  if (tree.kinds[number] !== NodeKind.Number) return [];
  const written = tokenText(tree, tree.first[number]);
  const outer = signed(spot, number);
  const width = outer < 0 ? undefined : widthAt(spot, outer);
  if (width === undefined || token < tree.first[outer]) return [];
  const text =
    tree.tokens.kinds[tree.first[number]] === TokenKind.HexFloat
      ? outer === number && asDecimal(written, width)
      : tree.tokens.kinds[tree.first[number]] === TokenKind.Float &&
        asBits(outer === number ? written : `-${written}`, width);
  if (!text) return [];
  return [{ title: `Write the number as \`${text}\``, kind: 'rewrite', edits: [replaced(spot, outer, text)] }];
};

function asDecimal(written: string, width: FloatWidth): string | undefined {
  const found = hexFloatValue(written);
  if (found?.width !== width || !Number.isFinite(found.value)) return undefined;
  const text = decimalOf(found.value, width);
  return hexFloat(Number(text), width) === hexFloat(found.value, width) ? text : undefined;
}

/** Only of a decimal that can be had back from the bits. */
function asBits(written: string, width: FloatWidth): string | undefined {
  const bits = hexFloat(Number(written), width);
  const back = hexFloatValue(bits)?.value;
  if (back === undefined || !Number.isFinite(back)) return undefined;
  return Number(decimalOf(back, width)) === Number(written) ? bits : undefined;
}

/** The number with the minus before it, if there is one; -1 inside a larger expression. */
function signed({ tree }: Spot, number: number): number {
  const parent = parentOf(tree, number);
  const isNegative = tree.kinds[parent] === NodeKind.Unary && tokenText(tree, tree.first[parent]) === '-';
  const outer = isNegative ? parent : number;
  switch (tree.kinds[parentOf(tree, outer)]) {
    case NodeKind.Instruction:
    case NodeKind.Vector:
    case NodeKind.Initializer:
    case NodeKind.InitializerList:
      return outer;
    default:
      return -1;
  }
}

/** The width of the float that the place takes; undefined where it takes bits or something else. */
function widthAt({ tree, statement }: Spot, node: number): FloatWidth | undefined {
  const type =
    tree.kinds[statement] === NodeKind.Variable ? readPrefix(tree, statement).type : operandType(tree, statement, node);
  if (type === '.f32') return 32;
  return type === '.f64' ? 64 : undefined;
}

function operandType(tree: Spot['tree'], statement: number, node: number): string | undefined {
  const use = useOf(tree, statement);
  const item = use && itemAt(tree, use, node);
  return use && item && typeOf(item.operand.type, use.slots);
}
