// Hover on a number: other notations, and what the instruction it stands in reads in it.
import { NodeKind } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { type Cursor, parentOf } from '../cursor';
import { numberDocumentation } from '../documentation/numbers';
import { operandSentence, typeOf } from '../documentation/operands';
import { itemAt } from '../use';
import { effectOfUse, useAt } from './instruction';

export function numberHover(cursor: Cursor): string | undefined {
  const { tree, node, token, text } = cursor;
  if (isBookkeeping(tree.kinds[node])) return undefined;
  const isNegative = token > 0 && tree.tokens.kinds[token - 1] === TokenKind.Minus && isUnary(cursor);
  return numberDocumentation({ text, isNegative, ...operandFacts(cursor) });
}

/** Numbers that are names or positions. */
function isBookkeeping(kind: NodeKind): boolean {
  return kind === NodeKind.Version || kind === NodeKind.Section || kind === NodeKind.Loc || kind === NodeKind.File;
}

function isUnary({ tree, node }: Cursor): boolean {
  const parent = parentOf(tree, node);
  return tree.kinds[parent] === NodeKind.Unary || tree.kinds[parent] === NodeKind.Negate;
}

/** The type and meaning of the operand that the number is, where it is one and not only part of one. */
function operandFacts(cursor: Cursor): { type?: string; notes: string[] } {
  const { tree, node } = cursor;
  const use = useAt(cursor);
  const item = use && itemAt(tree, use, node);
  if (!item || item.operand.kind === 'address') return { notes: [] };
  const { operand, name } = item;
  const type = typeOf(operand.type, use.slots);
  const isWhole = use.operands.includes(node) || (isUnary(cursor) && use.operands.includes(parentOf(tree, node)));
  if (!isWhole) return { type, notes: [] };
  const effect = effectNumber(use.form.instruction.name, name) ? effectOfUse(use) : undefined;
  const isTelling = operand.meaning !== undefined || operand.range !== undefined || operand.values !== undefined;
  const notes = [isTelling ? operandSentence(use.form.instruction.name, name, operand) : undefined, effect];
  return { type, notes: notes.filter((note) => note !== undefined) };
}

/** The operand by which `lop3` and `prmt` choose what they do. */
function effectNumber(instruction: string, operand: string): boolean {
  return (instruction === 'lop3' && operand === 'immLut') || (instruction === 'prmt' && operand === 'c');
}
