// Documentation of one modifier of an instruction: what it means there, since when, and what could stand in its place.
import { type Availability, describeAvailability } from '../../isa/availability';
import { allInstructions, formsOf } from '../../isa/catalogue';
import { meaningOf } from '../../isa/modifiers';
import type { CompiledForm, ModifierItem } from '../../isa/notation';
import type { Instruction } from '../../isa/schema';
import { type OpcodeMatch, slotsOf } from '../../semantic/match';
import { lifeOf, needsSentence } from './availability';
import { isPlainType, modifierLine } from './instruction';
import { code, codes, list, manual, paragraphs, sentence } from './markdown';

/** Up to this many other values are explained one by one. */
const EXPLAINED = 8;

/** The modifier at `word` of an opcode, which is behind the instruction's name. */
export function modifierUseDocumentation(match: OpcodeMatch, form: CompiledForm, word: number): string {
  const token = match.words[word];
  const { instruction } = form;
  const item = itemOf(match, form, word);
  if (item) return fittingModifier(token, item, form);
  return legalForms(instruction, token).length > 0
    ? misplacedModifier(token, instruction)
    : unknownModifier(token, form);
}

/** The position of the form that the word fills. */
function itemOf(match: OpcodeMatch, form: CompiledForm, word: number): ModifierItem | undefined {
  if (form === match.forms[0]) {
    const role = match.roles[word];
    return form.items.find((item) => item.name === role && item.values.has(match.words[word]));
  }
  const slots = slotsOf(match, form);
  return form.items.find((item) => slots[item.name] === match.words[word]);
}

function fittingModifier(token: string, item: ModifierItem, form: CompiledForm): string {
  const { instruction } = form;
  const value = item.values.get(token);
  const limits = (form.form.constraints ?? [])
    .filter(({ at }) => at === item.name)
    .map(({ message }) => sentence(message));
  return paragraphs(
    `**${code(token)}** of ${code(instruction.name)}. ${typedOperands(item, form) ?? meaningOf(token, instruction) ?? ''}`.trim(),
    value?.since &&
      [needsSentence(describeAvailability(value.since)), ...lifeOf({ ...value, since: value.since })].join(' '),
    limits.join(' '),
    alternatives(token, item, instruction),
    manual(form.form.anchor ?? instruction.anchor, instruction.name),
  );
}

/** "Type of `a` and `b`", where operands take theirs from this position. */
function typedOperands(item: ModifierItem, form: CompiledForm): string | undefined {
  const typed = form.operands.filter(({ operand }) => operand.type === item.name).map(({ name }) => name);
  const [token] = item.values.keys();
  if (typed.length === 0 || !isPlainType(token)) return undefined;
  return `Type of ${codes(typed)}.`;
}

function alternatives(token: string, item: ModifierItem, instruction: Instruction): string | undefined {
  const others = [...item.values].filter(([other]) => other !== token);
  const optional = item.optional ? 'May be left out. ' : '';
  if (others.length === 0) return optional.trim();
  const tokens = others.map(([other]) => other);
  if (others.length > EXPLAINED || tokens.every(isPlainType)) return `${optional}Instead of it: ${codes(tokens)}.`;
  const since = describe(item.values.get(token)?.since);
  const lines = others.map(([other, value]) => {
    // What holds for the token at hand too is not said again.
    const shown = describe(value.since) === since ? { token: other } : value;
    return modifierLine(other, shown, instruction) ?? code(other);
  });
  return `${optional}Instead of it:\n\n${list(lines)}`;
}

const describe = (since: Availability | undefined): string => (since ? describeAvailability(since) : '');

function legalForms(instruction: Instruction, token: string): readonly CompiledForm[] {
  return formsOf(instruction).filter((form) => form.items.some((item) => item.values.has(token)));
}

function misplacedModifier(token: string, instruction: Instruction): string {
  const syntaxes = [...new Set(legalForms(instruction, token).map(({ form }) => form.syntax.split(/\s/)[0]))];
  const shown = syntaxes.slice(0, 5).map(code);
  if (syntaxes.length > shown.length) shown.push(`${syntaxes.length - shown.length} more`);
  return paragraphs(
    `**${code(token)}** of ${code(instruction.name)}. ${meaningOf(token, instruction) ?? ''}`.trim(),
    `It does not go with the other modifiers here. It belongs to:\n\n${list(shown)}`,
  );
}

/** Short: the diagnostic says what is wrong. */
function unknownModifier(token: string, form: CompiledForm): string {
  const { instruction } = form;
  const legal = [
    ...new Set(formsOf(instruction).flatMap(({ items }) => items.flatMap(({ values }) => [...values.keys()]))),
  ];
  const shown = legal.slice(0, 24);
  const more = legal.length > shown.length ? ` and ${legal.length - shown.length} more` : '';
  const rest = legal.length > 0 ? `It takes ${codes(shown)}${more}.` : 'It takes none.';
  return `**${code(token)}** is no modifier of ${code(instruction.name)}. ${rest}`;
}

/** A modifier by its name alone: its meaning, and the instructions that have it. */
export function modifierDocumentation(token: string): string | undefined {
  const users = allInstructions().filter((instruction) => legalForms(instruction, token).length > 0);
  if (users.length === 0) return undefined;
  const meanings = new Map<string, string[]>();
  for (const user of users) {
    const meaning = meaningOf(token, user) ?? '';
    meanings.set(meaning, [...(meanings.get(meaning) ?? []), user.name]);
  }
  if (meanings.size === 1) {
    const [[meaning, names]] = meanings;
    return paragraphs(`**${code(token)}** ${meaning}`.trim(), `Modifier of ${codes(names)}.`);
  }
  const lines = [...meanings].map(([meaning, names]) => `${codes(names)}: ${meaning}`);
  return paragraphs(`**${code(token)}** is a modifier of`, list(lines));
}
