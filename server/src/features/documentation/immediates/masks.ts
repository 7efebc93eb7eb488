// Masks: of lanes, of bits to keep, of events.
import { plural } from '../markdown';
import type { Decoder, Decoders } from './decoder';
import { bitCount, bitsText, hex } from './words';

const ALL = 0xffffffffn;

const lanes: Decoder = (value) => {
  if (value === ALL) return 'All 32 lanes of the warp.';
  if (value === 0n) return 'No lane at all.';
  const count = bitCount(value);
  return `${count === 1 ? 'Lane' : 'Lanes'} ${bitsText(value, 32)}: ${plural(count, 'lane')} of 32.`;
};

/** Only masks that can be told in a few ranges. */
function bitsOf(value: bigint, width: number): string | undefined {
  const text = bitsText(value, width);
  return value === 0n || text.split(', ').length > 4 ? undefined : text;
}

const kept: Decoder = (value, { bits }) => {
  const inside = bitsOf(value, bits);
  const outside = bitsOf(~value & ((1n << BigInt(bits)) - 1n), bits);
  if (inside && (!outside || inside.length <= outside.length)) return `Keeps bits ${inside}, clears the others.`;
  return outside && `Clears bits ${outside}, keeps the others.`;
};

const changed =
  (verb: string): Decoder =>
  (value, { bits }) => {
    if (value === (1n << BigInt(bits)) - 1n) return `${verb} all bits.`;
    const text = bitsOf(value, bits);
    return text && `${verb} bit${/[, ]/.test(text) ? 's' : ''} ${text}.`;
  };

/** The clamp and the segment mask of `shfl`. */
const segments: Decoder = (value, { slots }) => {
  const clamp = Number(value & 31n);
  const mask = Number((value >> 8n) & 31n);
  const size = 32 - mask;
  const isPower = mask === 0 || (size & (size - 1)) === 0;
  const usual = slots.mode === '.up' ? 0 : 31;
  const groups = mask === 0 ? 'The warp as a whole' : isPower ? `Sub-groups of ${size} lanes` : `Segment mask ${mask}`;
  return `${groups}${clamp === usual ? '' : `; clamp ${clamp}, where \`${slots.mode ?? ''}\` usually has ${usual}`}.`;
};

const sourceLane: Decoder = (value, { slots }) => {
  const lane = Number(value & 31n);
  switch (slots.mode) {
    case '.idx':
      return `Every lane reads lane ${lane} of its sub-group.`;
    case '.up':
      return `Every lane reads the one ${lane} below.`;
    case '.down':
      return `Every lane reads the one ${lane} above.`;
    case '.bfly':
      return `Every lane reads the one whose number differs in bit${bitCount(value & 31n) > 1 ? 's' : ''} ${bitsText(value & 31n, 5)} (${partner(lane)}).`;
    default:
      return undefined;
  }
};

/** `0 and 16, 1 and 17, …` */
const partner = (mask: number): string => `0 and ${mask}, 1 and ${1 ^ mask}, …`;

const bitMask: Decoder = (value) => `Bits ${bitsText(value, 32)}: ${plural(bitCount(value), 'bit')} (${hex(value)}).`;

export const masks: Decoders = {
  '* membermask': lanes,
  'shfl c': segments,
  'shfl b': sourceLane,
  'and b': kept,
  'or b': changed('Sets'),
  'xor b': changed('Flips'),
  'fns mask': bitMask,
  'pmevent a': (value, { slots }) =>
    slots['.mask'] ? `Event${bitCount(value) === 1 ? '' : 's'} ${bitsText(value, 16)}.` : undefined,
};
