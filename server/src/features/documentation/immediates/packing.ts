// Constants among the values that cvt.pack puts together.
import { packingOf } from '../packing';
import type { Decoder, Decoders } from './decoder';
import { bitRange, hex } from './words';

/** Only what the clamping changes. */
const packed: Decoder = (value, { slots }) => {
  const packing = packingOf(slots);
  const given = BigInt.asIntN(32, value);
  if (!packing || (given >= packing.least && given <= packing.most)) return undefined;
  const isAbove = given > packing.most;
  return `Clamped to ${isAbove ? packing.most : packing.least}, the ${isAbove ? 'largest' : 'least'} \`${slots.convertType}\`.`;
};

const filling: Decoder = (value, { slots }) => {
  const packing = packingOf(slots);
  if (!packing) return undefined;
  const rest = 32 - 2 * packing.bits;
  return `Its lower ${rest} bits, ${hex(BigInt.asUintN(rest, value))}, become ${bitRange(2 * packing.bits, rest)} of the result.`;
};

export const packing: Decoders = { 'cvt.pack a': packed, 'cvt.pack b': packed, 'cvt.pack c': filling };
