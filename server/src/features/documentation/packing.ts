// How cvt.pack puts its values together. The fields were seen in what ptxas 13.0.88 makes of it.
import type { SlotValues } from '../../isa/schema';
import { code, table } from './markdown';
import { integerOf } from './numbers';
import type { OperandTexts } from './operands';

export interface Packing {
  /** Width of a field in bits. */
  readonly bits: number;
  /** The range to which a value is clamped. */
  readonly least: bigint;
  readonly most: bigint;
}

export function packingOf({ convertType = '' }: SlotValues): Packing | undefined {
  const [, sign, digits] = /^\.([us])(\d+)$/.exec(convertType) ?? [];
  if (sign === undefined) return undefined;
  const bits = Number(digits);
  const values = 1n << BigInt(bits);
  const least = sign === 's' ? -values / 2n : 0n;
  return { bits, least, most: least + values - 1n };
}

/** The fields of the result, the highest first. */
export function packEffect({ d, a, b, c }: OperandTexts, slots: SlotValues): string | undefined {
  const packing = packingOf(slots);
  if (!packing) return undefined;
  const { bits } = packing;
  const rest = 32 - 2 * bits;
  return table(
    [`Bits of ${code(d ?? 'd')}`, 'Value'],
    [
      ...(rest > 0 ? [[`${2 * bits} to 31`, `the lower ${rest} bits of ${code(c ?? 'c')}`]] : []),
      [`${bits} to ${2 * bits - 1}`, fieldText(a ?? 'a', packing)],
      [`0 to ${bits - 1}`, fieldText(b ?? 'b', packing)],
    ],
  );
}

function fieldText(text: string, { least, most }: Packing): string {
  const magnitude = integerOf(text.replace(/^-\s*/, ''));
  const value = magnitude !== undefined && text.startsWith('-') ? -magnitude : magnitude;
  if (value === undefined) return `${code(text)}, clamped to ${least} … ${most}`;
  const clamped = value < least ? least : value > most ? most : value;
  return clamped === value ? code(text) : `${code(text)}, clamped to ${clamped}`;
}
