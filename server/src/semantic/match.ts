// An opcode text against the instructions' forms. ptxas is almost indifferent to the order of modifiers, so tokens are
// assigned to a form's slots in any order; where they do not fit, the form with the cheapest explanation wins and the
// explanation is the diagnostic. Runs once per distinct opcode text: a file has some hundreds of them at most.
import { distance } from 'fastest-levenshtein';
import { findInstruction, formsOf, instructionNames, isFirstWord } from '../isa/catalogue';
import { meaningOf } from '../isa/modifiers';
import type { CompiledForm } from '../isa/notation';
import type { Instruction, SlotValues } from '../isa/schema';
import { typeInfo } from '../isa/types';
import { isMnemonic, undescribedName } from '../isa/undescribed';
import { floatRounding } from '../isa/vocabulary';

export interface OpcodeProblem {
  readonly code: 'unknown-opcode' | 'unknown-modifier' | 'modifier-not-allowed' | 'missing-modifier';
  /** Index of the word at fault: 0 the opcode's first word, 1 its first modifier … */
  readonly word: number;
  readonly message: string;
  /** What the word should perhaps be, with its dot. */
  readonly suggestion?: string;
}

export interface OpcodeMatch {
  /** The words as written: `add`, `.rn`, `.f32`. */
  readonly words: readonly string[];
  /** Undefined for an opcode that is unknown or not yet described. */
  readonly instruction: Instruction | undefined;
  /** Number of words that form the instruction's name. */
  readonly nameLength: number;
  /** The forms that fit; where none does, the nearest one alone. Empty for an unknown opcode. */
  readonly forms: readonly CompiledForm[];
  /** Values of the slots of forms[0]. */
  readonly slots: SlotValues;
  /** Word index -> name of the item of forms[0] it was assigned to; undefined for the name's words and unassigned ones. */
  readonly roles: readonly (string | undefined)[];
  /** Empty when forms fit. */
  readonly problems: readonly OpcodeProblem[];
}

const known = new Map<string, OpcodeMatch>();

/** The match of an opcode text without gaps, such as `add.rn.f32`. The same object for the same text. */
export function matchOpcode(text: string): OpcodeMatch {
  let match = known.get(text);
  if (!match) {
    if (known.size > 50_000) known.clear();
    match = compute(splitWords(text));
    known.set(text, match);
  }
  return match;
}

/** `add.rn.f32` -> `add`, `.rn`, `.f32`. */
function splitWords(text: string): string[] {
  return text.match(/^[^.]+|\.[^.]*/g) ?? [text];
}

function compute(words: readonly string[]): OpcodeMatch {
  const found = findInstruction(words);
  const match = found && matchForms(words, found.instruction, found.length);
  if (match?.problems.length === 0) return match;
  if (isUndescribed(words, found?.length ?? 0)) return silent(words);
  if (!found || !match) return unknown(words);
  return withoutRepetition(words, found.instruction, found.length) ?? match;
}

/**
 * ptxas takes a modifier that is written twice (`add.sat.s32.sat`) unless it is a rounding: the match of the opcode
 * without its repetitions, when that fits.
 */
function withoutRepetition(
  words: readonly string[],
  instruction: Instruction,
  length: number,
): OpcodeMatch | undefined {
  const isRepeated = (word: string, index: number): boolean =>
    index >= length && words.indexOf(word) < index && !floatRounding.includes(word) && !typeInfo(word);
  if (!words.some(isRepeated)) return undefined;
  const match = matchForms(
    words.filter((word, index) => !isRepeated(word, index)),
    instruction,
    length,
  );
  if (match.problems.length > 0) return undefined;
  const roles = words.map((word) => match.roles[match.words.indexOf(word)]);
  return { ...match, words, roles };
}

function matchForms(words: readonly string[], instruction: Instruction, length: number): OpcodeMatch {
  const found = { instruction, length };
  const forms = formsOf(found.instruction);
  const given = words.slice(found.length);
  const fitting: { form: CompiledForm; assignment: Assignment }[] = [];
  let nearest: { form: CompiledForm; assignment: Assignment; cost: number } | undefined;
  for (const form of forms) {
    if (!takesAll(form, given)) continue;
    const assignment = assign(form, given);
    if (assignment.cost === 0) fitting.push({ form, assignment });
  }
  for (const form of fitting.length > 0 ? [] : forms) {
    const assignment = assign(form, given);
    if (!nearest || assignment.cost < nearest.cost) nearest = { form, assignment, cost: assignment.cost };
  }
  fitting.sort((a, b) => inversions(a.assignment) - inversions(b.assignment));
  const chosen = fitting[0] ?? nearest;
  if (!chosen) return unknown(words);
  return {
    words,
    instruction: found.instruction,
    nameLength: found.length,
    forms: fitting.length > 0 ? fitting.map(({ form }) => form) : [chosen.form],
    slots: slotValues(chosen.form, chosen.assignment, given),
    roles: [...Array(found.length).fill(undefined), ...roleNames(chosen.form, chosen.assignment)],
    problems: fitting.length > 0 ? [] : explain(found.instruction, chosen.form, chosen.assignment, given, found.length),
  };
}

/** Whether each word has a place somewhere in the form: the cheap part of fitting, which rules out most forms. */
function takesAll(form: CompiledForm, given: readonly string[]): boolean {
  return given.length <= form.items.length && given.every((word) => form.items.some((item) => item.values.has(word)));
}

/** What a form makes of the given modifiers. */
interface Assignment {
  /** Word -> index of the form's item it fills, or -1. */
  readonly items: readonly number[];
  /** Required items that no word fills. */
  readonly missing: readonly number[];
  /** Index into the form's constraints of the first violated one. */
  readonly violated: number | undefined;
  readonly cost: number;
}

// A type that does not fit weighs more than another modifier: people mean the type they wrote.
const UNASSIGNED_TYPE = 5;
const UNASSIGNED = 4;
const MISSING = 3;
const VIOLATED = 2;

/** Number of words that stand before one they should follow: of several forms the one in written order is meant. */
function inversions({ items }: Assignment): number {
  return items.filter((item, word) => word > 0 && item < items[word - 1]).length;
}

function assign(form: CompiledForm, given: readonly string[]): Assignment {
  const items = given.map(() => -1);
  const taken = form.items.map(() => false);
  if (!place(form, given, 0, items, taken, { left: 2000 })) placeGreedily(form, given, items, taken);
  const missing = form.items.flatMap((item, index) => (item.optional || taken[index] ? [] : [index]));
  const unassigned = given.filter((_, word) => items[word] < 0);
  const partial = { items, missing, violated: undefined, cost: 0 };
  const constraints = form.form.constraints ?? [];
  const violated =
    unassigned.length + missing.length > 0
      ? -1
      : constraints.findIndex((c) => c.violated(slotValues(form, partial, given)));
  return {
    items,
    missing,
    violated: violated < 0 ? undefined : violated,
    cost:
      unassigned.reduce((sum, token) => sum + (typeInfo(token) ? UNASSIGNED_TYPE : UNASSIGNED), 0) +
      missing.length * MISSING +
      (violated < 0 ? 0 : VIOLATED),
  };
}

/** Gives each word a free item that takes it, so that no required item is left; false when there is no such assignment. */
function place(
  form: CompiledForm,
  given: readonly string[],
  word: number,
  items: number[],
  taken: boolean[],
  budget: { left: number },
): boolean {
  if (word === given.length) return form.items.every((item, index) => item.optional || taken[index]);
  for (let index = 0; index < form.items.length && budget.left > 0; index++) {
    if (taken[index] || !form.items[index].values.has(given[word]) || reversesTypes(given, items, word, index))
      continue;
    budget.left--;
    items[word] = index;
    taken[index] = true;
    if (place(form, given, word + 1, items, taken, budget)) return true;
    taken[index] = false;
    items[word] = -1;
  }
  return false;
}

/** Types keep their order, as in `cvt.f32.f16`: whether this place stands before that of an earlier type. */
function reversesTypes(given: readonly string[], items: readonly number[], word: number, place: number): boolean {
  return (
    typeInfo(given[word]) !== undefined &&
    given.some((other, i) => i < word && items[i] > place && typeInfo(other) !== undefined)
  );
}

/** Where no assignment is whole: each word gets the first free item that takes it, and some words get none. */
function placeGreedily(form: CompiledForm, given: readonly string[], items: number[], taken: boolean[]): void {
  for (let word = 0; word < given.length; word++) {
    items[word] = form.items.findIndex(
      (item, index) => !taken[index] && item.values.has(given[word]) && !reversesTypes(given, items, word, index),
    );
    if (items[word] >= 0) taken[items[word]] = true;
  }
}

function slotValues(form: CompiledForm, assignment: Pick<Assignment, 'items'>, given: readonly string[]): SlotValues {
  const slots: Record<string, string | undefined> = {};
  assignment.items.forEach((item, word) => {
    if (item >= 0) slots[form.items[item].name] = given[word];
  });
  return slots;
}

function roleNames(form: CompiledForm, assignment: Assignment): (string | undefined)[] {
  return assignment.items.map((item) => (item < 0 ? undefined : form.items[item].name));
}

/** Whether the opcode begins with the name, longer than `length` words, of an instruction that has no data yet. */
function isUndescribed(words: readonly string[], length: number): boolean {
  const name = undescribedName(words.join(''));
  return name !== undefined && splitWords(name).length > length;
}

/** An instruction that PTX has and the data does not describe yet: nothing is said about it. */
function silent(words: readonly string[]): OpcodeMatch {
  return {
    words,
    instruction: undefined,
    nameLength: 1,
    forms: [],
    slots: {},
    roles: words.map(() => undefined),
    problems: [],
  };
}

function unknown(words: readonly string[]): OpcodeMatch {
  const base = silent(words);
  if (isMnemonic(words[0]) && !isFirstWord(words[0])) return base;
  if (words.length > 1 && isFirstWord(words[0])) {
    const names = instructionNames
      .map((name) => name.split('.'))
      .filter((parts) => parts[0] === words[0] && parts.length > 1);
    const suggestion = nearestOf(
      words[1],
      names.map((parts) => `.${parts[1]}`),
    );
    const message = `\`${words[0]}${words[1]}\` is no instruction of PTX.${didYouMean(suggestion && words[0] + suggestion)}`;
    return { ...base, problems: [{ code: 'unknown-modifier', word: 1, message, suggestion }] };
  }
  const suggestion = nearestOf(
    words[0],
    instructionNames.map((name) => name.split('.', 1)[0]),
  );
  const lower = words[0].toLowerCase();
  const caseOnly = lower !== words[0] && isFirstWord(lower);
  const message = caseOnly
    ? `\`${words[0]}\` is no instruction of PTX: opcodes are lower case, \`${lower}\`.`
    : `\`${words[0]}\` is no instruction of PTX.${didYouMean(suggestion)}`;
  return {
    ...base,
    problems: [{ code: 'unknown-opcode', word: 0, message, suggestion: caseOnly ? lower : suggestion }],
  };
}

/** The nearest of the candidates when it is near enough to be meant: at most a third of the letters differ. */
function nearestOf(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.replace(/^\./, '').length / 2)) + 1;
  for (const candidate of new Set(candidates)) {
    const d = distance(word, candidate);
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

const didYouMean = (suggestion: string | undefined): string => (suggestion ? ` Did you mean \`${suggestion}\`?` : '');

/** Why no form fits. Unknown words first, each of them; else the one thing that keeps the nearest form from fitting. */
function explain(
  instruction: Instruction,
  form: CompiledForm,
  assignment: Assignment,
  given: readonly string[],
  offset: number,
): OpcodeProblem[] {
  const legal = legalTokens(instruction);
  const strange = given.flatMap((token, word) =>
    legal.has(token) ? [] : [unknownModifier(instruction, form, assignment, token, word + offset, legal)],
  );
  if (strange.length > 0) return strange;
  const spare = assignment.items.indexOf(-1);
  if (spare >= 0) return [notAllowed(instruction, form, assignment, given, spare, offset)];
  if (assignment.missing.length > 0) return [missing(instruction, form, assignment.missing[0])];
  const constraint = form.form.constraints?.[assignment.violated ?? -1];
  if (!constraint) return [];
  const at = assignment.items.findIndex((item) => item >= 0 && form.items[item].name === constraint.at);
  return [{ code: 'modifier-not-allowed', word: at < 0 ? 0 : at + offset, message: `${constraint.message}.` }];
}

function legalTokens(instruction: Instruction): Set<string> {
  return new Set(formsOf(instruction).flatMap((form) => form.items.flatMap((item) => [...item.values.keys()])));
}

function unknownModifier(
  instruction: Instruction,
  form: CompiledForm,
  assignment: Assignment,
  token: string,
  word: number,
  legal: ReadonlySet<string>,
): OpcodeProblem {
  const missingTokens = assignment.missing.flatMap((item) => [...form.items[item].values.keys()]);
  const suggestion = nearestOf(token, missingTokens) ?? nearestOf(token, [...legal]);
  // A word that PTX knows is no slip of the finger: it is only out of place.
  const code = meaningOf(token) === undefined ? 'unknown-modifier' : 'modifier-not-allowed';
  return {
    code,
    word,
    suggestion,
    message: `\`${token}\` is no modifier of \`${instruction.name}\`.${didYouMean(suggestion)}`,
  };
}

function notAllowed(
  instruction: Instruction,
  form: CompiledForm,
  assignment: Assignment,
  given: readonly string[],
  spare: number,
  offset: number,
): OpcodeProblem {
  const token = given[spare];
  const word = spare + offset;
  const twice = given.indexOf(token);
  if (twice !== spare) return { code: 'modifier-not-allowed', word, message: `\`${token}\` is given twice.` };
  const rival = form.items.find((item) => item.values.has(token));
  if (rival) {
    const other = given.find((candidate) => candidate !== token && rival.values.has(candidate));
    if (other)
      return {
        code: 'modifier-not-allowed',
        word,
        message: `\`${token}\` cannot stand beside \`${other}\`: only one of ${list([...rival.values.keys()])} is allowed.`,
      };
  }
  const context = given.filter((_, index) => index !== spare).join('');
  if (assignment.missing.length === 1) {
    const choices = list([...form.items[assignment.missing[0]].values.keys()]);
    const message = `\`${token}\` does not go with \`${instruction.name}${context}\`: it takes ${choices}.`;
    return { code: 'modifier-not-allowed', word, message };
  }
  return {
    code: 'modifier-not-allowed',
    word,
    message: `\`${token}\` does not go with \`${instruction.name}${context}\`.${wanted(instruction, token)}`,
  };
}

/** The forms in which a token is legal, as a help. */
function wanted(instruction: Instruction, token: string): string {
  const forms = formsOf(instruction).filter((form) => form.items.some((item) => item.values.has(token)));
  if (forms.length === 0 || forms.length > 3) return '';
  return ` It belongs to ${forms.map((form) => `\`${form.form.syntax.split(/\s/)[0]}\``).join(', ')}.`;
}

function missing(instruction: Instruction, form: CompiledForm, item: number): OpcodeProblem {
  const choices = [...form.items[item].values.keys()];
  const message =
    choices.length === 1
      ? `\`${instruction.name}\` needs \`${choices[0]}\` here.`
      : `\`${instruction.name}\` needs one of ${list(choices)}.`;
  return { code: 'missing-modifier', word: 0, message, suggestion: choices.length === 1 ? choices[0] : undefined };
}

function list(tokens: readonly string[]): string {
  const shown = tokens.slice(0, 8).map((token) => `\`${token}\``);
  return tokens.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ');
}
