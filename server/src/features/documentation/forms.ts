// The forms of an instruction as text: the one at hand with what was chosen below it, and the others by group.
import { describeAvailability } from '../../isa/availability';
import { formsOf } from '../../isa/catalogue';
import type { CompiledForm, ModifierItem } from '../../isa/notation';
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

/** All forms group by group, with the values of their slots and what they need: what is the same for several, said once. */
export function allForms(instruction: Instruction): string {
  const forms = inOrder(formsOf(instruction), undefined);
  const shared = sharedDomains(forms);
  const lines: string[] = [];
  for (const group of new Set(forms.map(({ form }) => form.group))) {
    const members = forms.filter(({ form }) => form.group === group);
    const needs = new Set(members.map(({ form }) => describeAvailability(form.since)));
    const common = members.length > 1 && needs.size === 1 ? `needs ${[...needs][0]}` : undefined;
    const heading = [group, common].filter((part) => part !== undefined).join(': ');
    if (heading) lines.push(`// ${heading}`);
    for (const { form, items } of members) {
      lines.push(form.syntax.trim());
      const own = items.filter((item) => item.values.size > 1 && !shared.has(item.name));
      for (const item of own) lines.push(`    // .${item.name}: ${domainText(item)}`);
      if (!common) lines.push(`    // needs ${describeAvailability(form.since)}`);
    }
  }
  if (shared.size > 0) lines.push('// in every form that has them');
  for (const [name, domain] of shared) lines.push(`    // .${name}: ${domain}`);
  return codeBlock(...lines);
}

/** The slots that several forms have, all of them with the same values. */
function sharedDomains(forms: readonly CompiledForm[]): ReadonlyMap<string, string> {
  const domains = new Map<string, string[]>();
  for (const item of forms.flatMap(({ items }) => items)) {
    if (item.values.size > 1) domains.set(item.name, [...(domains.get(item.name) ?? []), domainText(item)]);
  }
  return new Map(
    [...domains].flatMap(([name, texts]) =>
      texts.length > 1 && texts.every((text) => text === texts[0]) ? [[name, texts[0]]] : [],
    ),
  );
}

const MOST_TOKENS = 20;
const MOST_COLUMNS = 120;

/** The shapes of wgmma are thirty and more in steps: the first and the last will do. */
function domainText({ values }: ModifierItem): string {
  const tokens = [...values.keys()];
  const text = tokens.join(' ');
  if (tokens.length <= MOST_TOKENS && (text.length <= MOST_COLUMNS || tokens.length < 5)) return text;
  return `${tokens.slice(0, 3).join(' ')} … ${tokens[tokens.length - 1]} (${tokens.length})`;
}

/** Group by group, in the order in which the groups first appear; `first` before the others. */
function inOrder(forms: readonly CompiledForm[], first: string | undefined): readonly CompiledForm[] {
  const groups = new Map<string | undefined, CompiledForm[]>(first === undefined ? [] : [[first, []]]);
  for (const form of forms) {
    const group = groups.get(form.form.group);
    if (group) group.push(form);
    else groups.set(form.form.group, [form]);
  }
  return [...groups.values()].flat();
}
