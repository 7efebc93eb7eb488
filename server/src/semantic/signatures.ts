// What a device function takes and gives, and whether a call fits it. Values are kept as text (`.param .align 8 .b8[16]`),
// so that they are small, equal where they mean the same, and can be shown as they are.
import { typeInfo } from '../isa/types';

/** A parameter, a result or an argument; empty where it is not known. */
export type ValueText = string;

export interface Signature {
  readonly results: readonly ValueText[];
  readonly parameters: readonly ValueText[];
  readonly noReturn?: boolean;
}

/** Arguments that are constants. */
export const INTEGER_CONSTANT = 'an integer';
export const FLOAT_CONSTANT = 'a float';
/** `_` in the place of a result. */
export const SINK = '_';

/** What of a symbol tells how it is passed. */
export interface Passed {
  readonly space: string;
  readonly type: string;
  readonly vector: number;
  readonly align: number;
  readonly sizes?: readonly (number | undefined)[];
}

const texts = new Map<string, ValueText>();

/** What can stand in a signature or in an argument list; the same text for the same meaning. */
export function valueText({ space, type, vector, align, sizes }: Passed): ValueText {
  const element = vector === 1 ? type : `.v${vector} ${type}`;
  const natural = Math.ceil((typeInfo(type)?.bits ?? 8) / 8) * vector;
  const alignment = align > natural ? ` .align ${align}` : '';
  const array = sizes ? sizes.map((size) => `[${size ?? ''}]`).join('') : '';
  const text = `${space}${alignment} ${element}${array}`;
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size > 10_000) texts.clear();
  texts.set(text, text);
  return text;
}

interface Value {
  readonly space: string;
  readonly align: number;
  readonly type: string;
  readonly vector: number;
  /** As written in brackets; undefined for no array. */
  readonly size: string | undefined;
}

const pattern = /^(\.\w+)(?: \.align (\d+))? (?:\.v(\d) )?(\.\w+)((?:\[\d*\])*)$/;
const values = new Map<ValueText, Value | undefined>();

function readValue(text: ValueText): Value | undefined {
  if (values.has(text)) return values.get(text);
  const match = pattern.exec(text);
  let value: Value | undefined;
  if (match) {
    const [, space, align, vector, type, size] = match;
    const natural = Math.ceil((typeInfo(type)?.bits ?? 8) / 8) * Number(vector ?? 1);
    value = {
      space,
      type,
      vector: Number(vector ?? 1),
      size: size === '' ? undefined : size,
      align: Number(align ?? natural),
    };
  }
  if (values.size > 10_000) values.clear();
  values.set(text, value);
  return value;
}

export type ArgumentProblem = 'type' | 'alignment' | 'space';

/**
 * What is wrong with an argument, or with the variable that takes a result. As ptxas 13.0: signed and unsigned integers
 * are alike, bits go with everything of their size, integers do not go with floats, alignments are equal.
 */
export function argumentProblem(argument: ValueText, parameter: ValueText): ArgumentProblem | undefined {
  if (argument === parameter || argument === '' || parameter === '') return undefined;
  const formal = readValue(parameter);
  if (!formal) return undefined;
  if (argument === INTEGER_CONSTANT || argument === FLOAT_CONSTANT) return constantProblem(argument, formal);
  if (argument === SINK) return undefined;
  const actual = readValue(argument);
  if (!actual) return undefined;
  if (actual.space !== '.reg' && actual.space !== '.param') return 'space';
  if (actual.vector !== formal.vector || !areAlike(actual.type, formal.type)) return 'type';
  if (formal.size !== actual.size && !(formal.size === '[]' && actual.size !== undefined)) return 'type';
  return actual.align === formal.align ? undefined : 'alignment';
}

function constantProblem(argument: ValueText, { type, size, vector }: Value): ArgumentProblem | undefined {
  const kind = typeInfo(type)?.class;
  if (size !== undefined || vector !== 1 || kind === 'predicate') return 'type';
  if (kind === 'bits' || kind === undefined) return undefined;
  return (kind === 'float') === (argument === FLOAT_CONSTANT) ? undefined : 'type';
}

/** Whether values of the types may stand for each other. */
function areAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [typeInfo(one), typeInfo(other)];
  if (!a || !b) return true;
  if (a.bits !== b.bits || (a.class === 'predicate') !== (b.class === 'predicate')) return false;
  const isLoose = (kind: string): boolean => kind === 'bits' || kind === 'packed';
  return isLoose(a.class) || isLoose(b.class) || (a.class === 'float') === (b.class === 'float');
}

/** Whether a call gives and takes as many values as a function does: the last one of any size may be left out. */
export function countsFit(results: number, args: number, signature: Signature): boolean {
  const { parameters } = signature;
  if (results !== signature.results.length) return false;
  return args === parameters.length || (args === parameters.length - 1 && parameters.at(-1)!.endsWith('[]'));
}

export type PrototypeDifference = 'count' | 'space' | 'type' | 'alignment';

/** How two declarations of one function differ: they must agree type by type. */
export function prototypeDifference(one: Signature, other: Signature): PrototypeDifference | undefined {
  if (one.results.length !== other.results.length || one.parameters.length !== other.parameters.length) return 'count';
  const pairs = [...one.results, ...one.parameters].map((text, index) => [
    text,
    [...other.results, ...other.parameters][index],
  ]);
  for (const [first, second] of pairs) {
    if (first === second) continue;
    const [a, b] = [readValue(first), readValue(second)];
    if (!a || !b) return undefined;
    if (a.space !== b.space) return 'space';
    if (a.type !== b.type || a.vector !== b.vector || a.size !== b.size) return 'type';
    if (a.align !== b.align) return 'alignment';
  }
  return undefined;
}
