// The operands of the instruction that is being typed, or the parameters of the function that is being called, with the one
// at the cursor.

import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import type { CompiledForm, OperandItem } from '../isa/notation';
import type { SlotValues } from '../isa/schema';
import { matchOpcode, slotsOf } from '../semantic/match';
import { childOf, NodeKind } from '../syntax/nodes';
import { candidatesAt } from './completion/candidates';
import { demangledBlock } from './documentation/demangled';
import { operandDescription } from './documentation/operands';
import { oneLine } from './documentation/source';
import { type Spot, spotOf } from './spot';
import { type Statement, statementAt } from './statement';

export interface SignatureParameter extends TextRange {
  /** Markdown. */
  readonly documentation: string;
}

export interface Signature {
  readonly label: string;
  readonly documentation: string | undefined;
  /** Ranges in the label. */
  readonly parameters: readonly SignatureParameter[];
  /** Index of the parameter at the cursor; undefined behind the last. */
  readonly active: number | undefined;
}

type OperandSpot = Extract<Spot, { kind: 'operand' }>;

/** The likeliest first. */
export function signatures(analysis: Analysis, offset: number): Signature[] {
  const statement = statementAt(analysis, offset);
  const spot = statement && spotOf(statement);
  if (!statement || spot?.kind !== 'operand') return [];
  const called = calledFunction(statement, spot);
  return called ? [called] : instructionSignatures(spot);
}

function instructionSignatures(spot: OperandSpot): Signature[] {
  const match = matchOpcode(spot.opcode);
  const fitting = [...new Set(candidatesAt(spot).map(({ form }) => form))];
  const found = new Map<string, Signature>();
  for (const form of fitting.length > 0 ? fitting : match.forms) {
    const signature = instructionSignature(spot, form, slotsOf(match, form));
    if (!found.has(signature.label)) found.set(signature.label, signature);
  }
  return [...found.values()];
}

function instructionSignature({ opcode, given }: OperandSpot, form: CompiledForm, slots: SlotValues): Signature {
  const parameters: SignatureParameter[] = [];
  let label = opcode;
  for (const [index, item] of form.operands.entries()) {
    const separator = index === 0 ? ' ' : item.optional ? '{, ' : ', ';
    const start = label.length + separator.length;
    label += separator + itemText(item);
    parameters.push({ start, end: label.length, documentation: itemDocumentation(item, slots) });
    if (index > 0 && item.optional) label += '}';
  }
  const active = given.length < parameters.length ? given.length : undefined;
  return { label, documentation: form.form.summary ?? form.instruction.summary, parameters, active };
}

function itemText({ name, operand, pair, inside }: OperandItem): string {
  const not = operand.negatable ? '{!}' : '';
  if (operand.kind === 'address') {
    const rest = inside.map((each) => (each.optional ? `{, ${each.name}}` : `, ${each.name}`)).join('');
    return `[${name}${rest}]`;
  }
  if (operand.kind === 'arguments') return `(${name})`;
  if (pair) return `${not}${name}${pair.optional ? `{|${pair.name}}` : `|${pair.name}`}`;
  return not + name;
}

function itemDocumentation({ name, operand, optional, pair, inside }: OperandItem, slots: SlotValues): string {
  const lines = [`\`${name}\` ${operandDescription(operand, slots, optional)}`];
  for (const each of [...(pair ? [pair] : []), ...inside])
    lines.push(`\`${each.name}\` ${operandDescription(each.operand, slots, each.optional)}`);
  return lines.join('  \n');
}

/** In the parentheses of a call, when the function is named before them and the module has it. */
function calledFunction(
  { analysis, block, at }: Statement,
  { opcode, given, brackets }: OperandSpot,
): Signature | undefined {
  const [outer] = brackets;
  const name = given.at(-1);
  if (!/^call\b/.test(opcode) || outer?.open !== '(' || name === undefined || name.startsWith('(')) return undefined;
  const entries = analysis.module.byName.get(name);
  const entry =
    entries?.find((each) => each.block < block || (each.block === block && each.symbol.start < at)) ?? entries?.[0];
  if (!entry) return undefined;
  const { tree, functions } = analysis.semanticsOf(entry.block);
  const info = functions.find(({ nameNode }) => nameNode === entry.symbol.node);
  if (!info) return undefined;
  const list = childOf(tree, info.node, NodeKind.Parameters);
  const parameters: SignatureParameter[] = [];
  let label = `${name}(`;
  for (let child = list + 1; list >= 0 && child < tree.next[list]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Parameter) continue;
    if (parameters.length > 0) label += ', ';
    const start = label.length;
    label += oneLine(tree, tree.first[child], tree.last[child]);
    parameters.push({ start, end: label.length, documentation: '' });
  }
  const active = outer.commas < parameters.length ? outer.commas : undefined;
  return { label: `${label})`, documentation: demangledBlock(name), parameters, active };
}
