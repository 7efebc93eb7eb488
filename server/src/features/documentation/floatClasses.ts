// What testp asks of a value, for each property: which numbers have it, and the comparison of bits that ptxas 13.0 makes of it.
import type { SlotValues } from '../../isa/schema';
import { code } from './markdown';
import type { OperandTexts } from './operands';

interface Format {
  /** All bits but the sign. */
  readonly magnitude: string;
  /** Bits of the smallest normal value, of the largest finite one, and of infinity. */
  readonly normal: string;
  readonly largest: string;
  readonly infinity: string;
  /** Exponent of the smallest normal value. */
  readonly least: number;
}

const formats: Readonly<Record<string, Format>> = {
  '.f32': { magnitude: '0x7fffffff', normal: '0x800000', largest: '0x7f7fffff', infinity: '0x7f800000', least: -126 },
  '.f64': {
    magnitude: '0x7fffffffffffffff',
    normal: '0x10000000000000',
    largest: '0x7fefffffffffffff',
    infinity: '0x7ff0000000000000',
    least: -1022,
  },
};

interface Property {
  readonly having: string;
  readonly others: string;
  /** Of the magnitude's bits. */
  readonly bits: string;
}

/** `%p1` is true for …; false for …. */
export function testpEffect({ p, a }: OperandTexts, { op, type }: SlotValues): string | undefined {
  const format = formats[type ?? ''];
  const property = format && propertyOf(op, format);
  if (!property) return undefined;
  const magnitude = code(`${a ?? 'a'} & ${format.magnitude}`);
  return `${code(p ?? 'p')} is true for ${property.having}, false for ${property.others}: the bits ${magnitude} are ${property.bits}.`;
}

function propertyOf(op: string | undefined, { normal, largest, infinity, least }: Format): Property | undefined {
  const smallest = `2^${least}`;
  switch (op) {
    case '.finite':
      return {
        having: 'zero, subnormal and normal numbers',
        others: 'infinities and NaN',
        bits: `below ${code(infinity)}`,
      };
    case '.infinite':
      return { having: '+∞ and -∞', others: 'finite numbers and NaN', bits: code(infinity) };
    case '.number':
      return { having: 'everything but NaN, infinities too', others: 'NaN', bits: `at most ${code(infinity)}` };
    case '.notanumber':
      return { having: 'every NaN', others: 'finite numbers and infinities', bits: `above ${code(infinity)}` };
    case '.normal':
      return {
        having: `zero and finite magnitudes from ${smallest} on`,
        others: 'subnormal numbers, infinities and NaN',
        bits: `0, or ${code(normal)} to ${code(largest)}`,
      };
    case '.subnormal':
      return {
        having: `magnitudes below ${smallest} other than zero`,
        others: 'zero and everything else',
        bits: `above 0 and below ${code(normal)}`,
      };
    default:
      return undefined;
  }
}
