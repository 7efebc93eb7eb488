// Reads the parts of a Rust name (v0) and writes what they say. Back references may be nested so that a few letters mean
// gigabytes, so output, steps and depth are bounded; past a bound `failed` is set and nothing more is written.
import { decodePunycode } from './punycode';

export interface Reader {
  /** Behind `_R`, which positions count from. */
  readonly source: string;
  at: number;
  out: string;
  failed: boolean;
  steps: number;
  depth: number;
  /** Above 0 where what is read is not shown. */
  hidden: number;
  /** Of the `for<'a>` around. */
  lifetimes: number;
}

export interface Identifier {
  readonly name: string;
  /** Tells those with equal names apart. */
  readonly disambiguator: number;
}

const LONGEST = 1 << 14;
const MOST_STEPS = 10_000;
const DEEPEST = 200;

export function readerOf(source: string): Reader {
  return { source, at: 0, out: '', failed: false, steps: 0, depth: 0, hidden: 0, lifetimes: 0 };
}

export function fail(reader: Reader): void {
  reader.failed = true;
  reader.at = reader.source.length;
}

export function write(reader: Reader, words: string): void {
  if (reader.hidden > 0 || reader.failed) return;
  reader.out += words;
  if (reader.out.length > LONGEST) fail(reader);
}

/** One level deeper. */
export function nested(reader: Reader, read: () => void): void {
  if (++reader.steps > MOST_STEPS || reader.depth >= DEEPEST) return fail(reader);
  reader.depth++;
  read();
  reader.depth--;
}

export const peek = (reader: Reader): string => reader.source.charAt(reader.at);

/** The next letter, which is taken. */
export function next(reader: Reader): string {
  const letter = peek(reader);
  if (letter === '') fail(reader);
  else reader.at++;
  return letter;
}

export function accepts(reader: Reader, letter: string): boolean {
  if (peek(reader) !== letter) return false;
  reader.at++;
  return true;
}

/** Each until `E`, with a comma between; how many there were. */
export function list(reader: Reader, read: () => void): number {
  let count = 0;
  while (!reader.failed && !accepts(reader, 'E')) {
    if (count > 0) write(reader, ', ');
    read();
    count++;
    if (peek(reader) === '') fail(reader);
  }
  return count;
}

/** Digits of base 62 up to `_`: `_` is 0, `0_` is 1. Hashes have 64 bits and lose some; nobody sees them. */
export function base62(reader: Reader): number {
  if (accepts(reader, '_')) return 0;
  let value = 0;
  while (!reader.failed && !accepts(reader, '_')) {
    const digit = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(next(reader));
    if (digit < 0) fail(reader);
    value = value * 62 + digit;
    if (value > 2 ** 64) fail(reader);
  }
  return value + 1;
}

/** A number behind its letter; 0 where the letter is not there. */
export function optional62(reader: Reader, letter: string): number {
  return accepts(reader, letter) ? base62(reader) + 1 : 0;
}

/** Reads again what stands further ahead. */
export function backReference(reader: Reader, read: () => void): void {
  const start = reader.at - 1;
  const target = base62(reader);
  if (target >= start) return fail(reader);
  if (reader.hidden > 0 || reader.failed) return;
  const { at } = reader;
  reader.at = target;
  nested(reader, read);
  if (!reader.failed) reader.at = at;
}

export function identifier(reader: Reader): Identifier {
  const disambiguator = optional62(reader, 's');
  const isPunycode = accepts(reader, 'u');
  const start = reader.at;
  if (!accepts(reader, '0')) while (/^\d$/.test(peek(reader)) && reader.at - start < 6) reader.at++;
  if (reader.at === start) fail(reader);
  const length = Number(reader.source.slice(start, reader.at));
  accepts(reader, '_');
  const word = reader.source.slice(reader.at, reader.at + length);
  if (word.length < length) fail(reader);
  else reader.at += length;
  return { name: isPunycode ? (decodePunycode(word) ?? `punycode{${word}}`) : word, disambiguator };
}
