// The instruction around a cursor: its match, the form it fits, and what stands at the form's operands.
import type { CompiledForm, OperandItem, OperandPart } from '../isa/notation';
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
  /** The parts of the form's operands -> the nodes that stand there. */
  readonly parts: ReadonlyMap<OperandPart, number>;
  /** The same as text; of an address in brackets. */
  readonly given: ReadonlyMap<OperandPart, string>;
}

/** Undefined where the opcode is unknown or not described. */
export function useOf(tree: SyntaxTree, instruction: number): Use | undefined {
  const opcode = childOf(tree, instruction, NodeKind.Opcode);
  if (opcode < 0) return undefined;
  const match = matchOpcode(opcodeText(tree, opcode));
  const operands = operandNodes(tree, instruction);
  const fit = fitInstruction(tree, operands, match);
  if (!fit.form) return undefined;
  const parts = new Map<OperandPart, number>();
  operands.forEach((node, index) => {
    for (const [part, child] of partsAt(tree, node, fit.items[index])) parts.set(part, child);
  });
  const given = new Map([...parts].map(([part, node]) => [part, partText(tree, node, part)]));
  return { opcode, match, form: fit.form, slots: slotsOf(match, fit.form), operands, items: fit.items, parts, given };
}

/** `d|p` and `[a, b]` are several parts; what of the latter may be left out stands first. */
function partsAt(tree: SyntaxTree, node: number, item: OperandItem | undefined): [OperandPart, number][] {
  if (!item) return [];
  const children = childrenOf(tree, node);
  if (tree.kinds[node] === NodeKind.Pair && item.pair && children.length === 2)
    return [
      [item, children[0]],
      [item.pair, children[1]],
    ];
  if (tree.kinds[node] !== NodeKind.Address || item.inside.length === 0) return [[item, node]];
  const [base = node, ...others] = children;
  let spare = item.inside.length - others.length;
  const inside = item.inside.filter(({ optional }) => !(optional && spare-- > 0));
  return [
    [item, base],
    ...others.slice(0, inside.length).map((child, at): [OperandPart, number] => [inside[at], child]),
  ];
}

function childrenOf(tree: SyntaxTree, node: number): number[] {
  const children: number[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) children.push(child);
  return children;
}

function partText(tree: SyntaxTree, node: number, { operand }: OperandPart): string {
  const text = textOf(tree, node).replace(/\s+/g, ' ');
  return operand.kind === 'address' && !text.startsWith('[') ? `[${text}]` : text;
}

/** The operand that holds a node: its part in the form. */
export function itemAt(tree: SyntaxTree, use: Use, node: number): OperandItem | undefined {
  const index = use.operands.findIndex((operand) => node >= operand && node < tree.next[operand]);
  return use.items[index];
}

/** The texts of the parts of operands by the names they have in the form. */
export function textsByName(use: Use): Record<string, string> {
  return Object.fromEntries([...use.given].map(([item, text]) => [item.name, text]));
}
