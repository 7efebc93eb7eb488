// What words of declarations and directives need: the version and the target that brought them, where that was not the
// first. Instructions are not among them (availability.ts).
import { type Availability, type AvailabilityVector, since, vectorOf } from '../isa/availability';
import { directives } from '../isa/directives';
import { pragma } from '../isa/pragmas';
import type { SpecialRegister } from '../isa/specialRegisters';
import { types } from '../isa/types';

/** Whether everything has it. */
export const isAlways = ({ terms }: Availability): boolean =>
  terms.length === 1 && terms[0].version === '1.0' && terms[0].targets[0] === 'all';

/** Word with its dot -> what it needs. Where ptxas takes more than the manual promises, ptxas counts. */
const words: ReadonlyMap<string, Availability> = new Map(
  [
    ...directives.map((entry) => [entry.name, entry] as const),
    ...types.filter((type) => type.inRegister || type.inMemory).map((type) => [type.token, type] as const),
  ]
    .map(([name, entry]) => [name, 'observed' in entry && entry.observed ? entry.observed : entry.since] as const)
    .filter(([, fact]) => !isAlways(fact)),
);

/** The need of a directive, linking word, attribute or declared type; undefined where it was always there. */
export const needOfWord = (word: string): Availability | undefined => words.get(word);

/** What initial values need that are no constants. */
export const ADDRESS_AS_VALUE = since('2.1');
export const GENERIC_OPERATOR = since('3.1');
export const MASK_OPERATOR = since('7.1');
export const ENTRY_AS_VALUE = since('3.1', 'sm_35+');
/** `.param` as a parameter of a device function, and in a body (ptxas 13.0). */
export const PARAM_OF_FUNCTION = since('2.0', 'sm_20+');
export const PARAM_IN_BODY = since('2.0');

/** `function_name` and `inlined_at` of a `.loc` (ptxas 13.0 and 13.3; the manual says 7.2). */
export const INLINED_LINES = since('7.0');
/** A label in a `.section`, and the difference of two (ptxas 13.0 and 13.3). */
export const SECTION_LABEL = since('7.0');
export const SECTION_DIFFERENCE = since('7.5');

/** What the string of a pragma needs, where `.pragma` itself does not need as much. */
export function needOfPragma(text: string): Availability | undefined {
  const entry = pragmaOf(text);
  return entry && entry.name !== 'nounroll' ? (entry.observed ?? entry.since) : undefined;
}

/** Of the declared types of parameters those that ptxas 13.0 and 13.3 ask for; a parameter may have any other. */
export const needOfParameterType = (type: string): Availability | undefined =>
  type === '.b128' || type === '.f16x2' ? needOfWord(type) : undefined;

/** What a special register needs, by its name. */
export function needOfSpecial(register: SpecialRegister): Availability {
  return register.observed ?? register.since;
}

const vectors = new Map<string, AvailabilityVector | undefined>();

/** The vector of needOfWord, quickly. */
export function vectorOfWord(word: string): AvailabilityVector | undefined {
  if (vectors.has(word)) return vectors.get(word);
  const fact = words.get(word);
  const vector = fact && vectorOf(fact);
  if (vectors.size < 1000) vectors.set(word, vector);
  return vector;
}

/** The pragma that a string begins with. */
export const pragmaOf = (text: string): ReturnType<typeof pragma> => pragma(text.trim().split(/\s+/)[0]);
