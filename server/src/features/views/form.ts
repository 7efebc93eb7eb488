// How the opcode around an offset was matched: its words with the slots they fill, the forms that fit, and what each needs.
import type { Analysis } from '../../analysis';
import { describeAvailability } from '../../isa/availability';
import type { CompiledForm } from '../../isa/notation';
import { availabilityOfForm } from '../../semantic/availability';
import { matchOpcode, type OpcodeMatch, slotsOf } from '../../semantic/match';
import { fitInstruction, opcodeText, operandNodes } from '../../semantic/operands';
import { childOf, NodeKind, textOf } from '../../syntax/nodes';
import { ancestor, cursorAt } from '../cursor';
import { targetsText } from '../portability/targets';

export function formText(analysis: Analysis, offset: number): string | undefined {
  const cursor = cursorAt(analysis, offset);
  const instruction = cursor ? ancestor(cursor.tree, cursor.node, NodeKind.Instruction) : -1;
  if (!cursor || instruction < 0) return undefined;
  const { tree } = cursor;
  const opcode = childOf(tree, instruction, NodeKind.Opcode);
  if (opcode < 0) return undefined;
  const match = matchOpcode(opcodeText(tree, opcode));
  const operands = operandNodes(tree, instruction);
  const fit = fitInstruction(tree, operands, match);
  const lines = [
    `Opcode      ${match.words.join('')}`,
    `Instruction ${match.instruction?.name ?? 'unknown'}`,
    `Forms       ${match.problems.length > 0 ? 'none fits' : `${match.forms.length} fit the opcode, ${fit.fitting} its operands too`}`,
    ...match.problems.map(({ message }) => `Problem     ${message}`),
  ];
  if (fit.countProblem) lines.push(`Problem     ${fit.countProblem}`);
  if (!fit.form) return `${lines.join('\n')}\n`;
  const isFit = match.problems.length === 0;
  lines.push('', ...section(isFit ? 'The form' : 'The nearest form', formLines(fit.form, match)));
  lines.push('', ...section('Words', wordLines(fit.form, match)));
  const parts = operands.map((node, index) => {
    const item = fit.items[index];
    return `${(item?.name ?? '?').padEnd(12)} ${textOf(tree, node).replace(/\s+/g, ' ')}`;
  });
  if (parts.length > 0) lines.push('', ...section('Operands', parts));
  const others = match.forms.filter((form) => form !== fit.form).map(({ form }) => form.syntax);
  if (others.length > 0) lines.push('', ...section('Other forms that fit the opcode', others));
  return `${lines.join('\n')}\n`;
}

const section = (title: string, lines: readonly string[]): string[] => [title, ...lines.map((line) => `  ${line}`)];

function formLines(form: CompiledForm, match: OpcodeMatch): string[] {
  const { syntax, since, observed } = form.form;
  return [
    syntax,
    `needs   ${describeAvailability(since)}`,
    ...(observed
      ? [`ptxas   ${observed.terms.length === 0 ? 'does not take it' : describeAvailability(observed)}`]
      : []),
    `runs on ${targetsText(availabilityOfForm(match, form))}`,
  ];
}

function wordLines(form: CompiledForm, match: OpcodeMatch): string[] {
  const slots = slotsOf(match, form);
  const name = match.words.slice(0, match.nameLength).join('');
  const filled = form.items.map((item) => {
    const token = slots[item.name];
    const since = token === undefined ? undefined : item.values.get(token)?.since;
    const needs = since ? `, needs ${describeAvailability(since)}` : '';
    const value = token ?? (item.optional ? 'left out' : 'missing');
    return `${item.name.padEnd(12)} ${value}${needs}`;
  });
  return [`${'name'.padEnd(12)} ${name}`, ...filled];
}
