// Documentation of a number literal: its value in the other notations, and what an instruction reads in it.
import { typeInfo } from '../../isa/types';
import { classOfFloat, constantName, decimalOf, type FloatWidth, hexFloat, hexFloatValue, valueOfBits } from './floats';
import { code, paragraphs } from './markdown';

export interface NumberUse {
  /** The literal as written, without a sign. */
  readonly text: string;
  readonly isNegative: boolean;
  /** Type of the operand it stands at, with its dot. */
  readonly type?: string;
  /** The floating-point type as which the register that it is moved into is read. */
  readonly readAs?: string;
  /** What the operand is, and what the instruction makes of the number. */
  readonly notes: readonly string[];
}

/** Undefined where there is nothing to say: a small decimal number without a use of its own. */
export function numberDocumentation(use: NumberUse): string | undefined {
  const facts = use.text.includes('.') || /^[0-9]+e/i.test(use.text) ? decimalFacts(use) : otherFacts(use);
  if (!facts || (facts.length === 0 && use.notes.length === 0)) return undefined;
  const sign = use.isNegative ? '-' : '';
  const values = facts.length > 0 ? ` = ${facts.join(' = ')}` : '';
  return paragraphs(`**${code(sign + use.text)}**${values}`, ...use.notes);
}

function otherFacts(use: NumberUse): string[] | undefined {
  const float = hexFloatValue(use.text);
  if (float) return hexFloatFacts(use.isNegative ? -float.value : float.value, float.width);
  const value = integerOf(use.text);
  return value === undefined ? undefined : integerFacts(use, value);
}

function hexFloatFacts(value: number, width: FloatWidth): string[] {
  const special = constantName(value, width) ?? classOfFloat(value, width);
  return [`${code(decimalOf(value, width))}${special ? ` (${special})` : ''}`];
}

function decimalFacts(use: NumberUse): string[] | undefined {
  const value = Number(use.text) * (use.isNegative ? -1 : 1);
  if (!Number.isFinite(value)) return undefined;
  const width = typeInfo(use.type ?? '')?.bits === 32 ? 32 : 64;
  return [code(hexFloat(value, width))];
}

/** Decimal, hexadecimal, octal and binary literals with or without the suffix `U`. */
export function integerOf(text: string): bigint | undefined {
  const digits = text.replace(/U$/, '');
  if (/^0[xX][0-9a-fA-F]+$/.test(digits) || /^0[bB][01]+$/.test(digits) || /^(0|[1-9][0-9]*)$/.test(digits))
    return BigInt(digits);
  return /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : undefined;
}

function integerFacts(use: NumberUse, value: bigint): string[] {
  const bits = widthOf(use, value);
  const signed = use.isNegative ? -value : value;
  const facts = [decimalFact(use, signed), hexFact(use, signed, bits), binaryFact(use, signed)];
  facts.push(complementFact(use, signed, bits), powerFact(signed), floatFact(use, signed));
  return facts.filter((fact) => fact !== undefined);
}

/** Width at which a sign is looked for: the operand's, else the least of 32 and 64 that holds the number. */
function widthOf(use: NumberUse, value: bigint): number {
  const bits = typeInfo(use.type ?? '')?.bits;
  if (bits === 8 || bits === 16 || bits === 32 || bits === 64) return bits;
  return value >> 32n === 0n ? 32 : 64;
}

const isDecimal = ({ text }: NumberUse): boolean => !/^0[xXbB0-7]/.test(text);

function decimalFact(use: NumberUse, value: bigint): string | undefined {
  return isDecimal(use) ? undefined : code(String(value));
}

function hexFact(use: NumberUse, value: bigint, bits: number): string | undefined {
  if (/^0[xX]/.test(use.text) && !use.isNegative) return undefined;
  if (value >= 0n && value < 10n) return undefined;
  return code(`0x${BigInt.asUintN(bits, value).toString(16)}`);
}

/** Binary for masks that can be read: of at most 16 bits, unless it is written so. */
function binaryFact(use: NumberUse, value: bigint): string | undefined {
  if (/^0[bB]/.test(use.text) || isDecimal(use) || value < 2n || value > 0xffffn) return undefined;
  return code(`0b${value.toString(2)}`);
}

function complementFact(use: NumberUse, value: bigint, bits: number): string | undefined {
  const signed = BigInt.asIntN(bits, value);
  if (value < 0n || signed >= 0n || value >> BigInt(bits) !== 0n) return undefined;
  if (typeInfo(use.type ?? '')?.class === 'unsigned') return undefined;
  return `${code(String(signed))} as ${code(`.s${bits}`)}`;
}

function powerFact(value: bigint): string | undefined {
  if (value < 16n) return undefined;
  const exponent = value.toString(2).length - 1;
  if (value === 1n << BigInt(exponent)) return `2^${exponent}`;
  return value === (1n << BigInt(exponent + 1)) - 1n ? `2^${exponent + 1} - 1` : undefined;
}

/** A bit pattern that is a plain floating-point number: compilers move constants that way. */
function floatFact(use: NumberUse, value: bigint): string | undefined {
  if (use.readAs === '.f32' || use.readAs === '.f64') return readFact(use.readAs, value);
  if (use.type !== '.b32' && use.type !== '.u32' && use.type !== '.s32' && use.type !== '.f32') return undefined;
  if (value >> 32n !== 0n || value < 0x30000000n) return undefined;
  const float = valueOfBits(value, 32);
  const size = Math.abs(float);
  const text = decimalOf(float, 32);
  const named = constantName(float, 32);
  if (!named && (!(size >= 1e-4 && size < 1e7) || text.length > 8)) return undefined;
  return `${code(text)}${named ? ` (${named})` : ''} as ${code('.f32')}`;
}

/** The value that all readers of the register see. */
function readFact(type: '.f32' | '.f64', value: bigint): string | undefined {
  const width = type === '.f32' ? 32 : 64;
  if (value < 0n || value >> BigInt(width) !== 0n) return undefined;
  const float = valueOfBits(value, width);
  const special = constantName(float, width) ?? classOfFloat(float, width);
  return `${code(decimalOf(float, width))}${special ? ` (${special})` : ''} as ${code(type)}, which reads it`;
}
