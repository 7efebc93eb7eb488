// Scoped names, looked up by their bytes. Registers of a range are found by prefix and number, so that the thousands of
// `%r1 … %r5000` of a kernel are one entry and none of their names is ever built as a string.
import { CharClass, classOf } from '../syntax/characters';
import type { Symbol } from './symbols';

interface Entry {
  /** Index into the walk's symbols. */
  readonly symbol: number;
  /** Bytes of the declared name (of a range: the prefix). */
  readonly start: number;
  readonly end: number;
  /** Number of names of a range, or -1. */
  readonly count: number;
  readonly depth: number;
  readonly hash: number;
  /** The entry this one hides or collides with. */
  readonly below: Entry | undefined;
}

/** The result of the last successful lookup: which name of the range it was, or 0. */
export interface Found {
  symbol: number;
  element: number;
}

export class ScopedNames {
  private bytes: Uint8Array = new Uint8Array(0);
  private readonly exact = new Map<number, Entry>();
  private readonly ranges = new Map<number, Entry>();
  private declared: Entry[] = [];
  /** declared.length at the opening of each scope. */
  private marks: number[] = [];
  /** Some range's prefix ends in a digit: every split of a name into prefix and number must be tried. */
  private digitPrefix = false;
  readonly found: Found = { symbol: -1, element: 0 };

  start(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.exact.clear();
    this.ranges.clear();
    this.declared = [];
    this.marks = [];
    this.digitPrefix = false;
  }

  get depth(): number {
    return this.marks.length;
  }

  open(): void {
    this.marks.push(this.declared.length);
  }

  close(): void {
    const mark = this.marks.pop() ?? 0;
    while (this.declared.length > mark) {
      const entry = this.declared.pop()!;
      const table = entry.count < 0 ? this.exact : this.ranges;
      if (entry.below) table.set(entry.hash, entry.below);
      else table.delete(entry.hash);
    }
  }

  declare(symbol: number, start: number, end: number, count: number | undefined): void {
    const hash = this.hash(start, end);
    const table = count === undefined ? this.exact : this.ranges;
    const entry = { symbol, start, end, count: count ?? -1, depth: this.depth, hash, below: table.get(hash) };
    table.set(hash, entry);
    this.declared.push(entry);
    if (count !== undefined && classOf[this.bytes[end - 1]] === CharClass.Digit) this.digitPrefix = true;
  }

  /** The innermost visible symbol of a name; false when there is none. */
  lookup(start: number, end: number): boolean {
    const single = this.findExact(start, end);
    const range = this.findRange(start, end, single?.depth ?? -1);
    if (range) return true;
    if (!single) return false;
    this.found.symbol = single.symbol;
    this.found.element = 0;
    return true;
  }

  /** The symbol that the innermost scope itself declares under the name (or under one of a range's names), or -1. */
  clash(symbol: Symbol, start: number, end: number): number {
    const { depth } = this;
    if (symbol.count === undefined) {
      if (this.lookup(start, end) && this.depthOf(this.found.symbol) === depth) return this.found.symbol;
      return -1;
    }
    for (let entry = this.ranges.get(this.hash(start, end)); entry; entry = entry.below) {
      if (entry.depth === depth && this.same(entry, start, end)) return entry.symbol;
    }
    return this.clashWithSingles(symbol.count, start, end);
  }

  /** A single name of the innermost scope that lies in the range about to be declared. */
  private clashWithSingles(count: number, start: number, end: number): number {
    for (let i = this.declared.length - 1; i >= (this.marks.at(-1) ?? 0); i--) {
      const entry = this.declared[i];
      const length = end - start;
      if (entry.count >= 0 || entry.end - entry.start <= length || !this.equal(entry.start, start, length)) continue;
      const number = this.number(entry.start + length, entry.end);
      if (number >= 0 && number < count) return entry.symbol;
    }
    return -1;
  }

  private depthOf(symbol: number): number {
    for (let i = this.declared.length - 1; i >= 0; i--)
      if (this.declared[i].symbol === symbol) return this.declared[i].depth;
    return -1;
  }

  private findExact(start: number, end: number): Entry | undefined {
    let entry = this.exact.get(this.hash(start, end));
    while (entry && !this.same(entry, start, end)) entry = entry.below;
    return entry;
  }

  private findRange(start: number, end: number, above: number): boolean {
    let split = end;
    while (split > start + 1 && classOf[this.bytes[split - 1]] === CharClass.Digit) split--;
    if (split === end) return false;
    if (this.findSplit(start, split, end, above)) return true;
    if (!this.digitPrefix) return false;
    for (let i = split + 1; i < end; i++) if (this.findSplit(start, i, end, above)) return true;
    return false;
  }

  private findSplit(start: number, split: number, end: number, above: number): boolean {
    let entry = this.ranges.get(this.hash(start, split));
    if (!entry) return false;
    const number = this.number(split, end);
    while (entry && !(this.same(entry, start, split) && number < entry.count)) entry = entry.below;
    if (!entry || entry.depth < above) return false;
    this.found.symbol = entry.symbol;
    this.found.element = number;
    return true;
  }

  /** The value of decimal digits; leading zeros count for nothing (`a02` is `a2`). -1 when there are others. */
  private number(start: number, end: number): number {
    let value = 0;
    for (let i = start; i < end; i++) {
      const digit = this.bytes[i] - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  private same(entry: Entry, start: number, end: number): boolean {
    return entry.end - entry.start === end - start && this.equal(entry.start, start, end - start);
  }

  private equal(a: number, b: number, length: number): boolean {
    const { bytes } = this;
    for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false;
    return true;
  }

  private hash(start: number, end: number): number {
    const { bytes } = this;
    let h = 0;
    for (let i = start; i < end; i++) h = Math.imul(h, 31) + bytes[i];
    return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) | 0;
  }
}
