// An opcode text against the instructions' forms. ptxas is almost indifferent to the order of modifiers, so tokens are
// assigned to a form's slots in any order; where they do not fit, the form with the cheapest explanation wins and the
// explanation is the diagnostic. Runs once per distinct opcode text: a file has some hundreds of them at most.
import { findInstruction, formsOf } from '../isa/catalogue';
import type { CompiledForm } from '../isa/notation';
import type { Instruction, SlotValues } from '../isa/schema';
import { typeInfo } from '../isa/types';
import { repeatable } from '../isa/vocabulary';
import { type Assignment, explainMisfit, explainUnknown, type OpcodeProblem } from './matchProblems';
import { orderProblem } from './strictOrder';

export type { OpcodeProblem } from './matchProblems';

export interface OpcodeMatch {
  /** The words as written: `add`, `.rn`, `.f32`. */
  readonly words: readonly string[];
  /** Undefined for an unknown opcode. */
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
  if (!found) return unknown(words);
  const match = matchForms(words, found.instruction, found.length);
  if (match.problems.length === 0) return inOrder(match);
  return withoutRepetition(words, found.instruction, found.length) ?? match;
}

/** The match, with a problem where the words fit but stand in an order that ptxas does not take. */
function inOrder(match: OpcodeMatch): OpcodeMatch {
  const { instruction, forms, words, nameLength } = match;
  const problem = instruction && orderProblem(instruction.name, forms, words.slice(nameLength), nameLength);
  return problem ? { ...match, problems: [problem] } : match;
}

/** Some modifiers may be written twice (`add.sat.s32.sat`): the match of the opcode without that, when it fits. */
function withoutRepetition(
  words: readonly string[],
  instruction: Instruction,
  length: number,
): OpcodeMatch | undefined {
  const once = written(words, length);
  if (once.length === words.length) return undefined;
  const match = matchForms(once, instruction, length);
  if (match.problems.length > 0) return undefined;
  const roles = words.map((word) => match.roles[match.words.indexOf(word)]);
  return { ...match, words, roles };
}

/** The words without those that only repeat what an earlier one says; of the name's `length` words all. */
function written(words: readonly string[], length: number): string[] {
  return words.filter((word, index) => index < length || !repeatable.has(word) || words.indexOf(word) === index);
}

/** Slot values of any of the forms that a match offers; `match.slots` are those of the first. */
export function slotsOf(match: OpcodeMatch, form: CompiledForm): SlotValues {
  if (form === match.forms[0]) return match.slots;
  const given = written(match.words, match.nameLength).slice(match.nameLength);
  return slotValues(form, assign(form, given), given);
}

function matchForms(words: readonly string[], instruction: Instruction, length: number): OpcodeMatch {
  const found = { instruction, length };
  const forms = formsOf(found.instruction);
  const given = words.slice(found.length);
  const fitting: { form: CompiledForm; assignment: Assignment }[] = [];
  const misfits: { form: CompiledForm; assignment: Assignment }[] = [];
  for (const form of forms) {
    if (!takesAll(form, given)) continue;
    const assignment = assign(form, given);
    if (assignment.cost === 0) fitting.push({ form, assignment });
  }
  for (const form of fitting.length > 0 ? [] : forms) {
    misfits.push({ form, assignment: assign(form, given) });
  }
  const least = Math.min(...misfits.map(({ assignment }) => assignment.cost));
  const nearest = misfits.filter(({ assignment }) => assignment.cost === least);
  fitting.sort((a, b) => inversions(a.assignment) - inversions(b.assignment));
  const chosen = fitting[0] ?? nearest[0];
  if (!chosen) return unknown(words);
  return {
    words,
    instruction: found.instruction,
    nameLength: found.length,
    forms: fitting.length > 0 ? fitting.map(({ form }) => form) : [chosen.form],
    slots: slotValues(chosen.form, chosen.assignment, given),
    roles: [...Array(found.length).fill(undefined), ...roleNames(chosen.form, chosen.assignment)],
    problems: fitting.length > 0 ? [] : explainMisfit(found.instruction, nearest, given, found.length),
  };
}

/** Whether words behind the name make a whole opcode of a form. */
export function fits(form: CompiledForm, words: readonly string[]): boolean {
  return takesAll(form, words) && assign(form, words).cost === 0;
}

/** Whether each word has a place somewhere in the form: the cheap part of fitting, which rules out most forms. */
function takesAll(form: CompiledForm, given: readonly string[]): boolean {
  return given.length <= form.items.length && given.every((word) => form.items.some((item) => item.values.has(word)));
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
  return isValueType(given[word]) && given.some((other, i) => i < word && items[i] > place && isValueType(other));
}

/** `.b1024` is the size of a tensor map and not the type of a value. */
const isValueType = (token: string): boolean => (typeInfo(token)?.bits ?? Number.POSITIVE_INFINITY) <= 128;

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

function unknown(words: readonly string[]): OpcodeMatch {
  return {
    words,
    instruction: undefined,
    nameLength: 1,
    forms: [],
    slots: {},
    roles: words.map(() => undefined),
    problems: [explainUnknown(words, (others) => compute(others).problems.length)],
  };
}
