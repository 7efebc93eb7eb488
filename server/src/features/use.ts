// The instruction around a cursor: its match, the form it fits, and what stands at the form's operands.
import type { CompiledForm, OperandItem } from '../isa/notation';
import type { SlotValues } from '../isa/schema';
import { matchOpcode, type OpcodeMatch, slotsOf } from '../semantic/match';
import { fitInstruction, opcodeText, operandNodes } from '../semantic/operands';
import { childOf, NodeKind, type SyntaxTree, textOf } from '../syntax/nodes';

export interface Use {
  /** Node of the opcode. */
  readonly opcode: number;
  readonly match: OpcodeMatch;
  readonly form: CompiledForm;
  readonly slots: SlotValues;
  readonly operands: readonly number[];
  /** Operand -> its part in the form. */
  readonly items: readonly (OperandItem | undefined)[];
  /** The form's parts -> the text that stands there. */
  readonly given: ReadonlyMap<OperandItem, string>;
}

/** Undefined where the opcode is unknown or not described. */
export function useOf(tree: SyntaxTree, instruction: number): Use | undefined {
  const opcode = childOf(tree, instruction, NodeKind.Opcode);
  if (opcode < 0) return undefined;
  const match = matchOpcode(opcodeText(tree, opcode));
  const operands = operandNodes(tree, instruction);
  const fit = fitInstruction(tree, operands, match);
  if (!fit.form) return undefined;
  const given = new Map<OperandItem, string>();
  operands.forEach((node, index) => {
    const item = fit.items[index];
    if (item) given.set(item, textOf(tree, node).replace(/\s+/g, ' '));
  });
  return { opcode, match, form: fit.form, slots: slotsOf(match, fit.form), operands, items: fit.items, given };
}

/** The operand that holds a node: its part in the form. */
export function itemAt(tree: SyntaxTree, use: Use, node: number): OperandItem | undefined {
  const index = use.operands.findIndex((operand) => node >= operand && node < tree.next[operand]);
  return use.items[index];
}

/** The operands' texts by the names they have in the form. */
export function textsByName(use: Use): Record<string, string> {
  return Object.fromEntries([...use.given].map(([item, text]) => [item.name, text]));
}
