// Hover on a number: other notations, and what the instruction that reads it makes of it. A constant that is only moved
// into a register is read where the register is read.
import type { OperandItem } from '../../isa/notation';
import { typeInfo } from '../../isa/types';
import { NodeKind } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { type Consumer, consumersOf } from '../consumers';
import { type Cursor, parentOf } from '../cursor';
import { decodeImmediate, type ImmediateUse, isDecoded } from '../documentation/immediates';
import { integerOf, numberDocumentation } from '../documentation/numbers';
import { operandSentence, typeOf } from '../documentation/operands';
import { itemAt, textsByName, type Use } from '../use';
import { effectOfUse, useAt } from './instruction';
import { placeSentence } from './place';

export function numberHover(cursor: Cursor): string | undefined {
  const { tree, node, token, text } = cursor;
  const place = placeSentence(cursor);
  if (isBookkeeping(tree.kinds[node])) return place && `**\`${text}\`** ${place}`;
  const isNegative = token > 0 && tree.tokens.kinds[token - 1] === TokenKind.Minus && isUnary(cursor);
  const facts = operandFacts(cursor, isNegative);
  const notes = facts.notes.length > 0 || place === undefined ? facts.notes : [place];
  return numberDocumentation({ text, isNegative, ...facts, notes });
}

/** Numbers that are names or positions. */
function isBookkeeping(kind: NodeKind): boolean {
  return (
    kind === NodeKind.Version ||
    kind === NodeKind.Section ||
    kind === NodeKind.Loc ||
    kind === NodeKind.File ||
    kind === NodeKind.AddressSize
  );
}

function isUnary({ tree, node }: Cursor): boolean {
  const parent = parentOf(tree, node);
  return tree.kinds[parent] === NodeKind.Unary || tree.kinds[parent] === NodeKind.Negate;
}

interface OperandFacts {
  readonly type?: string;
  readonly readAs?: string;
  readonly notes: readonly string[];
}

/** The type and meaning of the operand that the number is, where it is one and not only part of one. */
function operandFacts(cursor: Cursor, isNegative: boolean): OperandFacts {
  const { tree, node } = cursor;
  const use = useAt(cursor);
  const item = use && itemAt(tree, use, node);
  if (!item || item.operand.kind === 'address') return { notes: [] };
  const { operand, name } = item;
  const type = typeOf(operand.type, use.slots);
  const isWhole = use.operands.includes(node) || (isUnary(cursor) && use.operands.includes(parentOf(tree, node)));
  if (!isWhole) return { type, notes: [] };
  const instruction = use.form.instruction.name;
  const value = integerOf(cursor.text);
  const signed = value !== undefined && isNegative ? -value : value;
  const consumers = consumersAt(cursor, use);
  const isTelling = operand.meaning !== undefined || operand.range !== undefined || operand.values !== undefined;
  const notes = [
    isTelling ? operandSentence(instruction, name, operand) : undefined,
    effectNumber(instruction, name) ? effectOfUse(use) : undefined,
    signed === undefined ? undefined : decodeImmediate(signed, immediateUse(use, item)),
    signed === undefined ? undefined : decodeForConsumers(signed, use, consumers),
  ];
  return { type, readAs: floatOf(use, consumers), notes: notes.filter((note) => note !== undefined) };
}

/** The operand by which `lop3` and `prmt` choose what they do. */
function effectNumber(instruction: string, operand: string): boolean {
  return (instruction === 'lop3' && operand === 'immLut') || (instruction === 'prmt' && operand === 'c');
}

function immediateUse(use: Use, { name, operand }: OperandItem): ImmediateUse {
  return {
    instruction: use.form.instruction.name,
    operandName: name,
    operand,
    bits: typeInfo(typeOf(operand.type, use.slots) ?? '')?.bits || 64,
    slots: use.slots,
    texts: textsByName(use),
  };
}

/** Instructions whose constant is all, or a part, of what ends up in their destination. */
const passing: ReadonlySet<string> = new Set(['mov', 'or', 'add']);

/** Who reads the register that the number is moved into. */
function consumersAt({ tree, semantics }: Cursor, use: Use): readonly Consumer[] {
  const [destination] = use.operands;
  if (!passing.has(use.form.instruction.name) || tree.kinds[destination] !== NodeKind.Name) return [];
  return consumersOf(semantics, destination);
}

/** Of a constant that is added to another value only descriptors and policies make sense. */
function decodeForConsumers(value: bigint, use: Use, consumers: readonly Consumer[]): string | undefined {
  const isWhole = use.form.instruction.name === 'mov';
  for (const { use: reader, item } of consumers) {
    const instruction = reader.form.instruction.name;
    const isDescriptor = item.name.endsWith('desc') || item.name === 'cache_policy';
    if (!isDecoded(instruction, item.name) || !(isWhole || isDescriptor)) continue;
    const decoded = decodeImmediate(value, immediateUse(reader, item));
    if (decoded) return `Read as \`${item.name}\` of \`${instruction}\`. ${decoded}`;
  }
  return undefined;
}

/** The floating-point type as which a moved bit pattern is read, where all that read it agree. */
function floatOf(use: Use, consumers: readonly Consumer[]): string | undefined {
  if (use.form.instruction.name !== 'mov' || consumers.length === 0) return undefined;
  const types = new Set(consumers.map(({ use: reader, item }) => typeOf(item.operand.type, reader.slots)));
  const [type] = types;
  return types.size === 1 && (type === '.f32' || type === '.f64') ? type : undefined;
}
