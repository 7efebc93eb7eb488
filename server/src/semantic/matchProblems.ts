// What is said about an opcode that no instruction or no form of its instruction fits.
import { distance } from 'fastest-levenshtein';
import { formsOf, instructionNames, isFirstWord } from '../isa/catalogue';
import { meaningOf } from '../isa/modifiers';
import type { CompiledForm } from '../isa/notation';
import type { Instruction } from '../isa/schema';

export interface OpcodeProblem {
  readonly code: 'unknown-opcode' | 'unknown-modifier' | 'modifier-not-allowed' | 'missing-modifier';
  /** Index of the word at fault: 0 the opcode's first word, 1 its first modifier … */
  readonly word: number;
  readonly message: string;
  /** What the word should perhaps be, with its dot. */
  readonly suggestion?: string;
}

/** What a form makes of the given modifiers. */
export interface Assignment {
  /** Word -> index of the form's item it fills, or -1. */
  readonly items: readonly number[];
  /** Required items that no word fills. */
  readonly missing: readonly number[];
  /** Index into the form's constraints of the first violated one. */
  readonly violated: number | undefined;
  readonly cost: number;
}

/** How many problems the matcher finds in an opcode. */
export type ProblemsOf = (words: readonly string[]) => number;

/** An opcode that is not, or not yet, the name of an instruction. */
export function explainUnknown(words: readonly string[], problemsOf: ProblemsOf): OpcodeProblem {
  if (!isFirstWord(words[0])) return unknownFirstWord(words, problemsOf);
  let length = 1;
  while (length < words.length && continuations(words.slice(0, length + 1)).length > 0) length++;
  const choices = continuations(words.slice(0, length));
  return length === words.length ? incomplete(words, choices) : unknownContinuation(words, length, choices);
}

/** The words that come next in the names of instructions that begin with these. */
function continuations(words: readonly string[]): string[] {
  const prefix = `${words.join('')}.`;
  const names = instructionNames.filter((name) => name.startsWith(prefix));
  return [...new Set(names.map((name) => `.${name.slice(prefix.length).split('.', 1)[0]}`))];
}

/** `cp`, `tensormap`: the usual state while typing. */
function incomplete(words: readonly string[], choices: readonly string[]): OpcodeProblem {
  const message = `\`${words.join('')}\` is no whole opcode: it goes on with ${list(choices, ' or ')}.`;
  return { code: 'missing-modifier', word: 0, message, suggestion: choices.length === 1 ? choices[0] : undefined };
}

function unknownContinuation(words: readonly string[], length: number, choices: readonly string[]): OpcodeProblem {
  const begun = words.slice(0, length).join('');
  const suggestion = onlyOne(nearestOf(words[length], choices));
  const help = suggestion ? didYouMean(begun + suggestion) : ` \`${begun}\` goes on with ${list(choices, ' or ')}.`;
  const message = `\`${begun}${words[length]}\` is no instruction of PTX.${help}`;
  return { code: 'unknown-modifier', word: length, message, suggestion };
}

function unknownFirstWord(words: readonly string[], problemsOf: ProblemsOf): OpcodeProblem {
  const [word] = words;
  const lower = word.toLowerCase();
  if (lower !== word && isFirstWord(lower)) {
    const message = `\`${word}\` is no instruction of PTX: opcodes are lower case, \`${lower}\`.`;
    return { code: 'unknown-opcode', word: 0, message, suggestion: lower };
  }
  const suggestion = foreignOpcodes.get(word) ?? nearestOpcode(words, problemsOf);
  const message = `\`${word}\` is no instruction of PTX.${didYouMean(suggestion)}`;
  return { code: 'unknown-opcode', word: 0, message, suggestion };
}

/** What people write who come from other assemblers or from C. */
const foreignOpcodes: ReadonlyMap<string, string> = new Map([
  ['branch', 'bra'],
  ['jmp', 'bra'],
  ['load', 'ld'],
  ['move', 'mov'],
  ['mult', 'mul'],
  ['return', 'ret'],
  ['store', 'st'],
]);

/** The first word with which the opcode has least problems, of those that differ by a slip of the finger. */
function nearestOpcode(words: readonly string[], problemsOf: ProblemsOf): string | undefined {
  const [word, ...modifiers] = words;
  const letters = word.length > 3 ? Math.ceil(word.length / 3) : 1;
  let best: { word: string; problems: number; slips: number } | undefined;
  for (const candidate of new Set(instructionNames.map((name) => name.split('.', 1)[0]))) {
    const slips = slipsBetween(word, candidate);
    if (slips > letters) continue;
    const problems = problemsOf([candidate, ...modifiers]);
    // A word that is far off, or short, is meant only where it fits.
    if (problems > 0 && (slips > 1 || word.length < 4)) continue;
    if (!best || problems < best.problems || (problems === best.problems && slips < best.slips))
      best = { word: candidate, problems, slips };
  }
  return best?.word;
}

/** The edit distance; two neighbouring letters exchanged count as one slip. */
export function slipsBetween(a: string, b: string): number {
  if (a.length === b.length) {
    const at = [...a].findIndex((letter, index) => letter !== b[index]);
    if (at >= 0 && a.slice(0, at) + a[at + 1] + a[at] + a.slice(at + 2) === b) return 1;
  }
  return distance(a, b);
}

/**
 * The nearest of the candidates when they are near enough to be meant: at most half of the letters differ. Of those that are
 * equally near, one that has only letters more or less (`.fz` is `.ftz` and not `.rz`), or else one of the likely
 * ones.
 */
function nearestOf(word: string, candidates: Iterable<string>, likely: readonly string[] = []): readonly string[] {
  const most = Math.max(1, Math.floor(word.replace(/^\./, '').length / 2));
  let nearest: string[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of new Set(candidates)) {
    const letters = distance(word, candidate);
    if (letters > most) continue;
    const isWithin = inOrder(word, candidate) || inOrder(candidate, word);
    const far = letters * 4 - (isWithin ? 2 : 0) - (likely.includes(candidate) ? 1 : 0);
    if (far < least) nearest = [];
    if (far <= least) nearest.push(candidate);
    least = Math.min(far, least);
  }
  return nearest;
}

/** Of several nobody knows which was meant: `.ri` is each of `.rni`, `.rzi`, `.rmi` and `.rpi`. */
const onlyOne = (words: readonly string[]): string | undefined => (words.length === 1 ? words[0] : undefined);

/** Whether the letters of a word stand in another one in the same order. */
function inOrder(word: string, other: string): boolean {
  let at = 0;
  for (let i = 0; i < other.length && at < word.length; i++) if (other[i] === word[at]) at++;
  return at === word.length;
}

/** The candidate that differs in the case of its letters only. */
function sameLetters(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  return candidates.find((candidate) => candidate.toLowerCase() === lower);
}

const didYouMean = (suggestion: string | undefined): string => (suggestion ? ` Did you mean \`${suggestion}\`?` : '');

/**
 * Why no form fits. Unknown words first, each of them; else the one thing that keeps the nearest form from fitting.
 * `nearest`: the forms that come equally near, the first of which is spoken of.
 */
export function explainMisfit(
  instruction: Instruction,
  nearest: readonly { readonly form: CompiledForm; readonly assignment: Assignment }[],
  given: readonly string[],
  offset: number,
): OpcodeProblem[] {
  const [{ form, assignment }] = nearest;
  const legal = legalTokens(instruction);
  const strange = given.flatMap((token, word) =>
    legal.has(token) ? [] : [unknownModifier(instruction, form, assignment, token, word + offset, legal)],
  );
  if (strange.length > 0) return strange;
  const spare = assignment.items.indexOf(-1);
  if (spare >= 0) return [notAllowed(instruction, form, assignment, given, spare, offset)];
  if (assignment.missing.length > 0) {
    const rivals = nearest.filter((rival) => rival.assignment.missing.length > 0 && !rival.form.form.removed);
    const choices = rivals.flatMap((rival) => [...rival.form.items[rival.assignment.missing[0]].values.keys()]);
    return [missing(instruction, [...new Set(choices)], furtherLiterals(form, assignment))];
  }
  const constraint = form.form.constraints?.[assignment.violated ?? -1];
  if (!constraint) return [];
  const at = assignment.items.findIndex((item) => item >= 0 && form.items[item].name === constraint.at);
  return [
    {
      code: 'modifier-not-allowed',
      word: at < 0 ? 0 : at + offset,
      message: `${constraint.message.charAt(0).toUpperCase()}${constraint.message.slice(1)}.`,
    },
  ];
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
  const nearest = nearestOf(token, legal, missingTokens);
  // A word that PTX knows is no slip of the finger: it is only out of place.
  const isKnown = meaningOf(token) !== undefined;
  // `.shared` where its two kinds must be told apart.
  const longer = [...legal].filter((other) => other.startsWith(`${token}::`));
  const suggestion =
    sameLetters(token, [...legal]) ??
    foreignModifiers[token]?.find((other) => legal.has(other)) ??
    onlyOne(longer) ??
    (isKnown ? nearest[0] : onlyOne(nearest));
  const code = isKnown ? 'modifier-not-allowed' : 'unknown-modifier';
  return {
    code,
    word,
    suggestion,
    message: `\`${token}\` is no modifier of \`${instruction.name}\`.${didYouMean(suggestion ?? longer.join('` or `'))}`,
  };
}

/** What people write who come from C, CUDA or other parts of PTX; the first that the instruction has. */
const foreignModifiers: Readonly<Record<string, readonly string[]>> = {
  '.block': ['.cta'],
  '.device': ['.gpu', '.gl'],
  '.double': ['.f64'],
  '.equal': ['.eq'],
  '.float': ['.f32'],
  '.gpu': ['.gl'],
  '.greater': ['.gt'],
  '.half': ['.f16'],
  '.int': ['.s32'],
  '.less': ['.lt'],
  '.system': ['.sys'],
  '.uint': ['.u32'],
  '.unsigned': ['.u32'],
};

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
  if (twice !== spare) {
    const [lacking] = assignment.missing;
    const instead =
      lacking === undefined ? '' : `, and ${list([...form.items[lacking].values.keys()], ' or ')} is missing`;
    return { code: 'modifier-not-allowed', word, message: `\`${token}\` is given twice${instead}.` };
  }
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

/** What is missing behind the first word that is, and can only be one: `.aligned` behind `.sync`. */
function furtherLiterals({ items }: CompiledForm, { missing: [, ...further] }: Assignment): string[] {
  return further.flatMap((item) => (items[item].values.size === 1 ? [...items[item].values.keys()] : []));
}

function missing(instruction: Instruction, choices: readonly string[], further: readonly string[]): OpcodeProblem {
  const message =
    choices.length === 1
      ? `\`${instruction.name}\` needs ${list([choices[0], ...further], ' and ')} here.`
      : `\`${instruction.name}\` needs one of ${list(choices)}.`;
  return { code: 'missing-modifier', word: 0, message, suggestion: choices.length === 1 ? choices[0] : undefined };
}

const MOST_LISTED = 8;

function list(tokens: readonly string[], last = ', '): string {
  const shown = tokens.slice(0, MOST_LISTED).map((token) => `\`${token}\``);
  if (tokens.length > shown.length) return `${shown.join(', ')} …`;
  return [shown.slice(0, -1).join(', '), ...shown.slice(-1)].filter((part) => part !== '').join(last);
}
