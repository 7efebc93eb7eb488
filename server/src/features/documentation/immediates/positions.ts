// Positions and lengths of bits, and shifts. How counts beyond the width act was seen in what ptxas 13.0.88 folds.
import { plural } from '../markdown';
import { integerOf } from '../numbers';
import type { Decoder, Decoders } from './decoder';
import { bitRange, hex } from './words';

/** A number that stands at another operand. */
function numberAt(text: string | undefined): number | undefined {
  const value = integerOf(text ?? '');
  return value === undefined ? undefined : Number(value);
}

/** The bits that `bfe` takes out and `bfi` puts in; both numbers count in their low 8 bits. */
const field =
  (firstName: string, lengthName: string): Decoder =>
  (value, { operandName, texts, bits, slots }) => {
    const own = Number(value & 255n);
    const width = Number(/\d+$/.exec(slots.type ?? '')?.[0] ?? bits);
    const first = operandName === firstName ? own : numberAt(texts[firstName]);
    const length = operandName === lengthName ? own : numberAt(texts[lengthName]);
    if (first === undefined || length === undefined)
      return operandName === firstName ? `From bit ${own} on.` : `${plural(own, 'bit')}.`;
    if (length === 0) return 'No bit at all.';
    if (first >= width) return `Beyond the ${width} bits of the value.`;
    const inside = Math.min(length, width - first);
    const text = bitRange(first, inside);
    return `${text[0].toUpperCase()}${text.slice(1)}${inside < length ? `: of ${length} bits only these are there` : ''}.`;
  };

const left: Decoder = (value, { bits, slots }) => {
  const width = Number(/\d+$/.exec(slots.type ?? '')?.[0] ?? bits);
  if (value >= BigInt(width)) return `Moves all ${width} bits out: the result is 0.`;
  return value === 0n ? 'Changes nothing.' : `Multiplies by ${1n << value}.`;
};

const right: Decoder = (value, { bits, slots }) => {
  const type = slots.type ?? '';
  const width = Number(/\d+$/.exec(type)?.[0] ?? bits);
  const isSigned = type.startsWith('.s');
  if (value >= BigInt(width)) return `Moves all ${width} bits out: the result is ${isSigned ? 'all sign bits' : '0'}.`;
  if (value === 0n) return 'Changes nothing.';
  const quotient = `Divides by ${1n << value}`;
  return isSigned ? `${quotient}, rounded down; the sign stays.` : `${quotient}; the upper bits become 0.`;
};

/** `shf` moves the 64 bits `b:a` and keeps one word. */
const funnel =
  (direction: 'left' | 'right'): Decoder =>
  (value, { slots, texts }) => {
    const count = slots.mode === '.wrap' ? value & 31n : value < 32n ? value : 32n;
    const given = count === value ? '' : ` (${value} counts as ${count})`;
    if (texts.a !== undefined && texts.a === texts.b) return `Rotates ${direction} by ${count}${given}.`;
    const sign = direction === 'left' ? '<<' : '>>';
    return `The ${direction === 'left' ? 'upper' : 'lower'} word of \`b:a ${sign} ${count}\`${given}.`;
  };

const mask: Decoder = (_, { texts }) => {
  const [first, length] = [numberAt(texts.a), numberAt(texts.b)];
  if (first === undefined || length === undefined || first > 31 || first + length > 32 || length === 0)
    return undefined;
  return `The mask ${hex(((1n << BigInt(length)) - 1n) << BigInt(first))}: ${bitRange(first, length)}.`;
};

export const positions: Decoders = {
  'bfe b': field('b', 'c'),
  'bfe c': field('b', 'c'),
  'bfi c': field('c', 'd'),
  'bfi d': field('c', 'd'),
  'bmsk a': mask,
  'bmsk b': mask,
  'shl b': left,
  'shr b': right,
  'shf.l c': funnel('left'),
  'shf.r c': funnel('right'),
};
