// The forms of an instruction as text: the one at hand with what was chosen below it, and the others by group.
import { describeAvailability } from '../../isa/availability';
import { formsOf } from '../../isa/catalogue';
import type { CompiledForm } from '../../isa/notation';
import type { Instruction, SlotValues } from '../../isa/schema';
import { codeBlock } from './markdown';

/** The syntax line, and below each position of it what the instruction at hand has there. */
export function filledSyntax(form: CompiledForm, slots: SlotValues): string {
  const { name } = form.instruction;
  const [opcode, operands] = splitSyntax(form.form.syntax);
  const positions = opcode.slice(name.length).match(/\{?\.[^.{}]+\}?/g) ?? [];
  // Where nothing is left out the two lines read in step without being aligned.
  const isWhole = form.items.every((item) => slots[item.name] !== undefined);
  let syntax = name;
  let filled = name;
  form.items.forEach((item, index) => {
    const position = positions[index] ?? '';
    const chosen = slots[item.name] ?? '';
    const width = isWhole ? 0 : Math.max(position.length, chosen.length);
    syntax += position.padEnd(width);
    filled += chosen.padEnd(width);
  });
  const isSame =
    syntax.trimEnd() === filled.trimEnd() ||
    filled.trimEnd() === name ||
    form.items.every((item) => item.values.size === 1 && !item.optional);
  const first = operands ? `${syntax}  ${operands}` : syntax;
  return codeBlock(...(isSame ? [first] : [first, filled.trimEnd()]));
}

function splitSyntax(syntax: string): [opcode: string, operands: string] {
  const [, opcode, operands] = /^(\S+)\s*(.*)$/.exec(syntax.trim()) ?? ['', syntax, ''];
  return [opcode, operands];
}

/** The forms' syntax lines under their groups, without `except` (its group first) and each line once; at most `limit`. */
export function formsBlock(instruction: Instruction, except: CompiledForm | undefined, limit: number): string {
  const lines: string[] = [];
  const seen = new Set(except ? [except.form.syntax] : []);
  let group: string | undefined;
  let left = 0;
  for (const { form } of inOrder(formsOf(instruction), except?.form.group)) {
    if (seen.has(form.syntax)) continue;
    seen.add(form.syntax);
    if (seen.size - (except ? 1 : 0) > limit) {
      left++;
      continue;
    }
    if (form.group && form.group !== group) lines.push(`// ${form.group}`);
    group = form.group;
    lines.push(form.syntax.trim());
  }
  if (lines.length === 0) return '';
  return codeBlock(...lines, ...(left > 0 ? [`// … ${left} more`] : []));
}

/** All forms with the values of their slots and what each needs. */
export function allForms(instruction: Instruction): string {
  const lines: string[] = [];
  let group: string | undefined;
  for (const form of formsOf(instruction)) {
    if (form.form.group && form.form.group !== group) lines.push(`// ${form.form.group}`);
    group = form.form.group;
    lines.push(form.form.syntax.trim());
    for (const { name, values } of form.items) {
      if (values.size > 1) lines.push(`    // .${name}: ${domainText([...values.keys()])}`);
    }
    lines.push(`    // needs ${describeAvailability(form.form.since)}`);
  }
  return codeBlock(...lines);
}

/** The shapes of wgmma are thirty and more in steps: the first and the last will do. */
function domainText(tokens: readonly string[]): string {
  if (tokens.length <= 20) return tokens.join(' ');
  return `${tokens.slice(0, 3).join(' ')} … ${tokens[tokens.length - 1]} (${tokens.length})`;
}

/** Those of a group first. */
function inOrder(forms: readonly CompiledForm[], group: string | undefined): readonly CompiledForm[] {
  if (group === undefined) return forms;
  return [...forms.filter(({ form }) => form.group === group), ...forms.filter(({ form }) => form.group !== group)];
}
