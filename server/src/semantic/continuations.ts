// The matching tables read forwards: which words can still be added to an opcode so that some legal instruction is reached.
// What `match.ts` accepts is the measure; a word is offered only with a whole instruction in hand that it leads to.
import { type Availability, vectorOf } from '../isa/availability';
import { findInstruction, formsOf, instructionNamed, instructionNames } from '../isa/catalogue';
import type { CompiledForm } from '../isa/notation';
import { neededBy } from '../isa/schema';
import { typeInfo } from '../isa/types';
import { fits } from './match';
import type { ModuleHeader } from './module';
import { orderProblem } from './strictOrder';

/** The words of an opcode around the place where one is to be added. */
export interface Gap {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface Continuation {
  readonly token: string;
  /** A form that it leads to. */
  readonly form: CompiledForm;
  /** What the module's version or target lacks for each instruction that it leads to; undefined where it lacks nothing. */
  readonly lacks: Availability | undefined;
}

/** The words that may stand in the gap, each once. */
export function continuations(gap: Gap, header: ModuleHeader): readonly Continuation[] {
  const key = `${header.version}/${header.target}/${gap.before.join('')} ${gap.after.join('')}`;
  let found = known.get(key);
  if (!found) {
    if (known.size > 2000) known.clear();
    found = compute(gap, header);
    known.set(key, found);
  }
  return found;
}

const known = new Map<string, readonly Continuation[]>();

/** An instruction that a name leads to; undefined where its forms lead nowhere. */
export function reachable(name: string, header: ModuleHeader): Continuation | undefined {
  const goal = goalOf(name, [], [], header);
  return goal && { token: name, ...goal };
}

function compute({ before, after }: Gap, header: ModuleHeader): readonly Continuation[] {
  const offers = new Map<string, Continuation>();
  const offer = (token: string, goal: Goal | undefined): void => {
    if (!goal || (offers.has(token) && (goal.lacks || !offers.get(token)?.lacks))) return;
    offers.set(token, { token, form: goal.form, lacks: goal.lacks });
  };
  const name = before.join('');
  for (const longer of after.length === 0 ? namesBeyond(name) : []) {
    const token = /^\.[^.]*/.exec(longer.slice(name.length))?.[0];
    if (token !== undefined) offer(token, goalOf(longer, [], [], header));
  }
  const own = findInstruction(before);
  if (!own) return [...offers.values()];
  const given = before.slice(own.length);
  for (const token of tokensOf(formsOf(own.instruction))) {
    const words = [...given, token];
    // A word that makes the name longer belongs to another instruction.
    if (findInstruction([...before, token, ...after])?.length !== own.length) continue;
    offer(token, goalOf(own.instruction.name, words, after, header));
  }
  return [...offers.values()];
}

const namesBeyond = (name: string): string[] => instructionNames.filter((other) => other.startsWith(`${name}.`));

function tokensOf(forms: readonly CompiledForm[]): Set<string> {
  return new Set(forms.flatMap((form) => form.items.flatMap((item) => [...item.values.keys()])));
}

/** A legal instruction that words lead to. */
interface Goal {
  readonly form: CompiledForm;
  readonly lacks: Availability | undefined;
}

function goalOf(
  name: string,
  given: readonly string[],
  after: readonly string[],
  header: ModuleHeader,
): Goal | undefined {
  const forms = formsOf(instructionNamed(name)!);
  for (const form of forms) {
    if (!unmet(form, header, form.form.observed ?? form.form.since) && reaches(form, given, after, header))
      return { form, lacks: undefined };
  }
  for (const form of forms) {
    const slots = reaches(form, given, after, undefined);
    if (slots) return { form, lacks: lackOf(form, slots, header) };
  }
  return undefined;
}

/** Item index -> the token that stands there. */
type Filled = readonly (string | undefined)[];

function lackOf(form: CompiledForm, filled: Filled, header: ModuleHeader): Availability {
  const facts = form.items.map((_, index) => factOf(form, index, filled[index]) ?? form.form.since);
  const lacking = facts.filter((fact) => unmet(form, header, fact));
  return lacking[0] ?? form.form.observed ?? form.form.since;
}

function factOf(
  { items, instruction }: CompiledForm,
  index: number,
  token: string | undefined,
): Availability | undefined {
  const { name, values } = items[index];
  return token === undefined ? instruction.absent?.[name] : neededBy(values.get(token));
}

/** Whether the module's version or target does not have a fact of a form, or has the form no more. */
function unmet({ form }: CompiledForm, { version, target }: ModuleHeader, fact: Availability): boolean {
  if (version === undefined || target === undefined) return false;
  if (form.removed && vectorOf(form.removed)[target] <= version) return true;
  return vectorOf(fact)[target] > version;
}

/** Steps of a search at most: none of the described instructions needs as many. */
const BUDGET = 2000;

interface Search {
  readonly form: CompiledForm;
  readonly given: readonly string[];
  readonly after: readonly string[];
  readonly header: ModuleHeader | undefined;
  left: number;
}

/**
 * Words that complete an opcode in a form, as the items they fill; with a header only what its module has. The words in
 * front and behind are taken in this order, and what is missing is put between them.
 */
function reaches(
  form: CompiledForm,
  given: readonly string[],
  after: readonly string[],
  header: ModuleHeader | undefined,
): Filled | undefined {
  const words = [...given, ...after];
  if (!words.every((word) => form.items.some(({ values }) => values.has(word)))) return undefined;
  const search: Search = { form, given, after, header, left: BUDGET };
  return placeWord(
    search,
    words,
    form.items.map(() => undefined),
  );
}

/** Gives the words free items in any order, types in theirs. */
function placeWord(search: Search, words: readonly string[], filled: Filled): Filled | undefined {
  if (words.length === 0) return complete(search, filled, new Set());
  const [token, ...rest] = words;
  for (const [index, item] of search.form.items.entries()) {
    if (filled[index] !== undefined || !item.values.has(token) || !isAvailable(search, index, token)) continue;
    if (typeInfo(token) && filled.some((other, i) => i > index && other !== undefined && typeInfo(other))) continue;
    const found = placeWord(search, rest, filled.with(index, token));
    if (found) return found;
  }
  return undefined;
}

function isAvailable({ form, header }: Search, index: number, token: string | undefined): boolean {
  const fact = header && factOf(form, index, token);
  return !fact || !header || !unmet(form, header, fact);
}

/**
 * Decides the open items until every constraint holds. Which one is next, a violated constraint says: only an item that it
 * has looked at can change its mind. `absent`: the optional items that are decided to be left out.
 */
function complete(search: Search, filled: Filled, absent: ReadonlySet<number>): Filled | undefined {
  if (search.left-- <= 0) return undefined;
  const index = nextToDecide(search.form, filled, absent);
  if (index === 'none') return isLegal(search, filled) ? filled : undefined;
  if (index === 'dead end') return undefined;
  const item = search.form.items[index];
  for (const token of item.values.keys()) {
    const found = isAvailable(search, index, token) && complete(search, filled.with(index, token), absent);
    if (found) return found;
  }
  return item.optional ? complete(search, filled, new Set([...absent, index])) : undefined;
}

function nextToDecide(
  { form, items }: CompiledForm,
  filled: Filled,
  absent: ReadonlySet<number>,
): number | 'none' | 'dead end' {
  const isOpen = (index: number): boolean => filled[index] === undefined && !absent.has(index);
  for (const { violated } of form.constraints ?? []) {
    const read = new Set<number>();
    const slots = new Proxy({} as Record<string, string | undefined>, {
      get: (_, name) => {
        const index = items.findIndex((item) => item.name === name);
        read.add(index);
        return filled[index];
      },
    });
    if (!violated(slots)) continue;
    return [...read].find((index) => index >= 0 && isOpen(index)) ?? 'dead end';
  }
  const required = items.findIndex((item, index) => !item.optional && isOpen(index));
  return required < 0 ? 'none' : required;
}

function isLegal(search: Search, filled: Filled): boolean {
  const { form, given, after } = search;
  if (form.items.some((_, index) => filled[index] === undefined && !isAvailable(search, index, undefined)))
    return false;
  // The words that were added stand between those before the gap and those behind it.
  const rest = [...given, ...after];
  const added: string[] = [];
  for (const token of filled) {
    const at = token === undefined ? -1 : rest.indexOf(token);
    if (at >= 0) rest.splice(at, 1);
    else if (token !== undefined) added.push(token);
  }
  const words = [...given, ...added, ...after];
  return fits(form, words) && !orderProblem(form.instruction.name, [form], words, 0);
}
