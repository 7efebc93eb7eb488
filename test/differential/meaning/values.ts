// Numbers of execution.ts: literals, comparisons, and what an instruction gives that nobody computes.
import { hexFloat, hexFloatValue } from '../../../server/src/features/documentation/floats';
import { typeInfo } from '../../../server/src/isa/types';

export const widthOf = (type: string): number => (type === '.pred' ? 1 : (typeInfo(type)?.bits ?? 32));

/** A number that depends on all of these and looks like chance. */
export function hashed(text: string, values: readonly bigint[]): bigint {
  let [high, low] = [0x811c9dc5, 0x1b873593];
  const mix = (value: number): void => {
    high = Math.imul(high ^ value, 0x01000193);
    low = Math.imul(low ^ value ^ (high >>> 15), 0x85ebca6b);
  };
  for (let i = 0; i < text.length; i++) mix(text.charCodeAt(i));
  for (const value of values) {
    mix(Number(value & 0xffffffffn));
    mix(Number((value >> 32n) & 0xffffffffn));
  }
  mix(low >>> 13);
  return (BigInt(high >>> 0) << 32n) | BigInt((low ^ (low >>> 16)) >>> 0);
}

/** A literal as the bits of the opcode's last type. */
export function literal(text: string, words: readonly string[], isNegative: boolean): bigint {
  const type = words.findLast((word) => typeInfo(word)) ?? '.b32';
  const bits = Math.max(widthOf(type), 16);
  const found = hexFloatValue(text);
  if (found || /[.eE]/.test(text.replace(/^0[xX].*/, ''))) {
    const width = bits === 64 ? 64 : 32;
    const value = found?.value ?? Number(text);
    return BigInt(`0x${hexFloat(isNegative ? -value : value, width).slice(2)}`);
  }
  const number = BigInt(text.replace(/U$/, ''));
  return BigInt.asUintN(bits, isNegative ? -number : number);
}

/** What `setp` says of two values; undefined where it is not understood. */
export function compare(words: readonly string[], one: bigint, other: bigint): bigint | undefined {
  const type = words.at(-1)!;
  const bits = widthOf(type);
  const read = readerOf(type, bits);
  const [a, b] = read ? [read(one), read(other)] : [undefined, undefined];
  const word = words[1].slice(1);
  if (a === undefined || b === undefined) return undefined;
  const isUnordered = Number.isNaN(a) || Number.isNaN(b);
  if (word === 'num') return isUnordered ? 0n : 1n;
  if (word === 'nan') return isUnordered ? 1n : 0n;
  const isFloat = type.startsWith('.f');
  if (isUnordered) return /^(?:equ|neu|ltu|leu|gtu|geu)$/.test(word) ? 1n : 0n;
  const holds = comparisons[isFloat && word.length === 3 ? word.slice(0, 2) : word]?.(a, b);
  return holds === undefined ? undefined : holds ? 1n : 0n;
}

type Comparable = number | bigint;

const comparisons: Readonly<Record<string, (a: Comparable, b: Comparable) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lo: (a, b) => a < b,
  ls: (a, b) => a <= b,
  hi: (a, b) => a > b,
  hs: (a, b) => a >= b,
};

function readerOf(type: string, bits: number): ((value: bigint) => Comparable) | undefined {
  if (type === '.f32' || type === '.f64') {
    const view = new DataView(new ArrayBuffer(8));
    return (value) => {
      view.setBigUint64(0, BigInt.asUintN(64, bits === 32 ? value << 32n : value));
      return bits === 32 ? view.getFloat32(0) : view.getFloat64(0);
    };
  }
  if (/^\.s/.test(type)) return (value) => BigInt.asIntN(bits, value);
  return /^\.[ub]/.test(type) ? (value) => BigInt.asUintN(bits, value) : undefined;
}
