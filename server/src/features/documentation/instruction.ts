// Documentation of an instruction: at an instruction of a program the form it matches with what was chosen, by name alone
// all forms.

import { describeAvailability } from '../../isa/availability';
import { formsOf } from '../../isa/catalogue';
import { meaningOf } from '../../isa/modifiers';
import type { CompiledForm } from '../../isa/notation';
import type { Instruction, SlotValue, SlotValues } from '../../isa/schema';
import { stateSpace } from '../../isa/stateSpaces';
import { typeInfo } from '../../isa/types';
import { type OpcodeMatch, slotsOf } from '../../semantic/match';
import type { ModuleHeader } from '../../semantic/module';
import { lifeOfUse, needsOf, needsSentence, shortfall } from './availability';
import { allForms, filledSyntax, formsBlock } from './forms';
import { code, codeBlock, list, manual, paragraphs, traps } from './markdown';
import { type Declared, type Given, operandTable } from './operands';

export interface InstructionUse {
  readonly match: OpcodeMatch;
  /** The form that opcode and operands fit, or the nearest. */
  readonly form: CompiledForm;
  readonly given: Given;
  readonly declared?: Declared;
  /** What this very instruction computes, where its constants or modifiers tell (`lop3`, `testp`). */
  readonly effect?: string;
  /** Version and target of the module it stands in. */
  readonly header?: ModuleHeader;
}

const OTHER_FORMS = 8;

/** Documentation at an instruction of a program. */
export function instructionUseDocumentation({ match, form, given, declared, effect, header }: InstructionUse): string {
  const { instruction } = form;
  const slots = slotsOf(match, form);
  const example = instruction.examples.find((text) => matchesForm(text, form));
  const others = formsBlock(instruction, form, OTHER_FORMS);
  return paragraphs(
    `**${code(instruction.name)}** ${form.form.summary ?? instruction.summary}`,
    match.problems.length > 0 ? 'No form fits as written; this one is nearest:' : undefined,
    filledSyntax(form, slots),
    effect,
    list(modifierLines(form, slots)),
    operandTable(form, slots, given, declared),
    [needsSentence(needsOf(form, slots)), header && shortfall(form, slots, header), ...lifeOfUse(form, slots)]
      .filter(Boolean)
      .join(' '),
    instruction.description,
    traps(instruction.traps),
    example && `**Example:** ${code(example)}`,
    others && paragraphs('**Other forms**', others),
    manual(form.form.anchor ?? instruction.anchor, instruction.name),
  );
}

/** Documentation by name alone: what it does, then all forms, which may be many, and every modifier. */
export function instructionDocumentation(instruction: Instruction): string {
  const forms = formsOf(instruction);
  return paragraphs(
    `**${code(instruction.name)}** ${instruction.summary}`,
    instruction.description,
    allForms(instruction),
    list(allModifierLines(instruction)),
    operandTable(longest(forms), undefined, undefined),
    traps(instruction.traps),
    instruction.examples.length > 0 ? paragraphs('**Examples**', codeBlock(...instruction.examples)) : undefined,
    manual(instruction.anchor, instruction.name),
  );
}

/** The modifiers that are there, in order of the form, without those that need no explanation. */
function modifierLines(form: CompiledForm, slots: SlotValues): string[] {
  const lines: string[] = [];
  for (const item of form.items) {
    const token = slots[item.name];
    const value = token === undefined ? undefined : item.values.get(token);
    if (token === undefined || isPlain(token)) continue;
    const line = modifierLine(token, value, form.instruction);
    if (line !== undefined && !lines.includes(line)) lines.push(line);
  }
  return lines;
}

export function modifierLine(
  token: string,
  value: SlotValue | undefined,
  instruction: Instruction,
): string | undefined {
  const meaning = meaningOf(token, instruction);
  const since = value?.since ? ` *(${describeAvailability(value.since)})*` : '';
  return meaning || since ? `${code(token)} ${meaning ?? ''}${since}` : undefined;
}

/** `.u32`, `.f64`: an expert needs no explanation of them. */
export function isPlainType(token: string): boolean {
  const info = typeInfo(token);
  return info?.inRegister === true && info.class !== 'packed';
}

/** Such a type, or a state space that everybody knows. */
function isPlain(token: string): boolean {
  return isPlainType(token) || (stateSpace(token) !== undefined && !token.includes('::'));
}

function allModifierLines(instruction: Instruction): string[] {
  const lines = new Map<string, string>();
  for (const form of formsOf(instruction)) {
    for (const item of form.items) {
      for (const [token, value] of item.values) {
        if (lines.has(token) || isPlain(token) || isShape(token)) continue;
        const line = modifierLine(token, value, instruction);
        if (line) lines.set(token, line);
      }
    }
  }
  return [...lines.values()];
}

/** `.m16n8k16` says what it is. */
const isShape = (token: string): boolean => /^\.m\d+n\d+/.test(token);

function longest(forms: readonly CompiledForm[]): CompiledForm {
  return forms.reduce((best, form) => (form.operands.length > best.operands.length ? form : best));
}

function matchesForm(example: string, form: CompiledForm): boolean {
  const opcode = /^(?:@!?\S+\s+)?(\S+?);?(?:\s|$)/.exec(example)?.[1] ?? '';
  const words = opcode.slice(form.instruction.name.length).match(/\.[^.]*/g) ?? [];
  const rest = new Set(form.items);
  for (const word of words) {
    const item = [...rest].find((candidate) => candidate.values.has(word));
    if (!item) return false;
    rest.delete(item);
  }
  return [...rest].every((item) => item.optional);
}
