// What a selector behind a register takes from it, or a mask writes to it, in the video instructions.
import { bitRange } from './immediates/words';
import { code } from './markdown';
import type { OperandTexts } from './operands';

export interface SelectorUse {
  /** With its dot: `.b3`, `.h10`, `.b7654`. */
  readonly selector: string;
  /** The operand's name in the form. */
  readonly operand: string;
  /** As which the part is extended: `.s32`. */
  readonly type: string | undefined;
  /** Elements of a SIMD instruction; 1 of a scalar one. */
  readonly elements: number;
  /** The elements are added to `c`. */
  readonly isSum: boolean;
  /** Texts of all operands. */
  readonly texts: OperandTexts;
}

/** A paragraph of Markdown; undefined where the selector is none. */
export function selectorDocumentation(use: SelectorUse): string | undefined {
  const meaning = selectorMeaning(use);
  return meaning && `**${code(use.selector)}** ${meaning}`;
}

function selectorMeaning(use: SelectorUse): string | undefined {
  const [, unit, digits] = /^\.([bh])(\d+)$/.exec(use.selector) ?? [];
  if (unit === undefined) return undefined;
  const width = unit === 'b' ? 8 : 16;
  const numbers = [...digits].map(Number);
  if (use.elements > 1) return use.operand === 'd' ? maskText(numbers, use) : choiceText(numbers, use);
  return numbers.length === 1 ? partText(numbers[0], width, use) : undefined;
}

function partText(number: number, width: number, { operand, type, texts }: SelectorUse): string {
  const name = `${width === 8 ? 'Byte' : 'Half'} ${number}`;
  const place = bitRange(number * width, width);
  const register = code(registerOf(texts[operand] ?? operand));
  if (operand === 'd')
    return `The result becomes ${name.toLowerCase()} of ${register} (${place}); the other bits come from ${code(texts.c ?? 'c')}.`;
  const extension = type === undefined ? '' : `, extended ${type.startsWith('.s') ? 'with its sign' : 'with zeros'}`;
  return `${name} of ${register} (${place})${extension}.`;
}

/** The elements of the operand, each from one of the two registers. */
function choiceText(numbers: readonly number[], { elements, texts }: SelectorUse): string {
  const shown = numbers.map((number) => code(`${number < elements ? 'a' : 'b'}.${number % elements}`)).join(' ');
  const [a, b] = [registerOf(texts.a ?? 'a'), registerOf(texts.b ?? 'b')];
  return `Elements, high to low: ${shown} (${code('a')} is ${code(a)}, ${code('b')} is ${code(b)}).`;
}

function maskText(numbers: readonly number[], { elements, isSum, texts }: SelectorUse): string {
  const c = code(texts.c ?? 'c');
  const others = Array.from({ length: elements }, (_, at) => elements - 1 - at).filter((at) => !numbers.includes(at));
  const [one, many] = elements === 2 ? ['half', 'halves'] : ['byte', 'bytes'];
  const these = (list: readonly number[]): string => `${list.length === 1 ? one : many} ${inWords(list)}`;
  if (isSum) return `Adds only ${these(numbers)} of the result to ${c}.`;
  const rest = others.length === 0 ? '' : `; ${these(others)} ${others.length === 1 ? 'comes' : 'come'} from ${c}`;
  return `Writes ${these(numbers)} of the result${rest}.`;
}

const inWords = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `${numbers[0]}` : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;

const registerOf = (text: string): string => text.replace(/^-/, '').replace(/\.[bh]\d+$/, '');
