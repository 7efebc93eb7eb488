// Scoped names, looked up by their bytes. Registers of a range are found by prefix and number, so that the thousands of
// `%r1 … %r5000` of a kernel are one entry and none of their names is ever built as a string.
class Entry {
  constructor(
    /** Index into the walk's symbols. */
    readonly symbol: number,
    /** Bytes of the declared name (of a range: the prefix). */
    readonly start: number,
    readonly end: number,
    /** Number of names of a range, or -1. */
    readonly count: number,
    readonly depth: number,
    readonly hash: number,
    /** Labels and ranges never clash: `a<3>` and `a1:` may stand together (ptxas 13.0). */
    readonly isLabel: boolean,
    /** The entry before it in its bucket. */
    readonly below: Entry | undefined,
  ) {}
}

const SINGLE_BUCKETS = 512;
const RANGE_BUCKETS = 64;
/** A range is compared with so many single names before it: enough for any program, and never quadratic in time. */
const MOST_COMPARED = 500;

export class ScopedNames {
  private bytes: Uint8Array = new Uint8Array(0);
  private readonly singles: (Entry | undefined)[] = new Array(SINGLE_BUCKETS).fill(undefined);
  private readonly ranges: (Entry | undefined)[] = new Array(RANGE_BUCKETS).fill(undefined);
  private declared: Entry[] = [];
  /** declared.length at the opening of each scope. */
  private marks: number[] = [];
  /** Some range's prefix ends in a digit: every split of a name into prefix and number must be tried. */
  private digitPrefix = false;
  /** What the last successful lookup found: index of the symbol, and which name of a range it was (else 0). */
  symbol = -1;
  element = 0;

  start(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.singles.fill(undefined);
    this.ranges.fill(undefined);
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
      if (entry.count < 0) this.singles[entry.hash & (SINGLE_BUCKETS - 1)] = entry.below;
      else this.ranges[entry.hash & (RANGE_BUCKETS - 1)] = entry.below;
    }
  }

  declare(symbol: number, start: number, end: number, count: number | undefined, isLabel: boolean): void {
    const hash = this.hash(start, end);
    const buckets = count === undefined ? this.singles : this.ranges;
    const bucket = hash & (buckets.length - 1);
    const entry = new Entry(symbol, start, end, count ?? -1, this.depth, hash, isLabel, buckets[bucket]);
    buckets[bucket] = entry;
    this.declared.push(entry);
    if (count !== undefined && isDigit(this.bytes[end - 1])) this.digitPrefix = true;
  }

  /** Finds the innermost visible symbol of a name and leaves it in `symbol` and `element`; false when there is none. */
  lookup(start: number, end: number): boolean {
    const { bytes } = this;
    let hash = 0;
    let prefixHash = 0;
    let split = start;
    let number = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i];
      hash = hashStep(hash, byte);
      if (byte >= 48 && byte <= 57) number = number * 10 + byte - 48;
      else {
        split = i + 1;
        prefixHash = hash;
        number = 0;
      }
    }
    return this.resolve(start, end, hash, prefixHash, split, number);
  }

  /**
   * The same where the name's hash, and the hash of its bytes up to its trailing digits, at `split`, and the digits' value
   * are known. `hashStep` makes the hashes.
   */
  resolve(start: number, end: number, hash: number, prefixHash: number, split: number, number: number): boolean {
    const single = this.findSingle(hash, start, end);
    if (split < end && split > start) {
      const range = this.findRange(prefixHash, start, split, number, single);
      if (range) return this.settle(range.symbol, number);
    }
    if (this.digitPrefix && this.findOtherSplits(start, split, end, single)) return true;
    return single !== undefined && this.settle(single.symbol, 0);
  }

  private settle(symbol: number, element: number): boolean {
    this.symbol = symbol;
    this.element = element;
    return true;
  }

  private findSingle(hash: number, start: number, end: number): Entry | undefined {
    let entry = this.singles[hash & (SINGLE_BUCKETS - 1)];
    while (entry && !(entry.hash === hash && this.same(entry, start, end))) entry = entry.below;
    return entry;
  }

  /** A range that holds the name and that no single name of a deeper scope hides. */
  private findRange(
    hash: number,
    start: number,
    split: number,
    number: number,
    hidden: Entry | undefined,
  ): Entry | undefined {
    let entry = this.ranges[hash & (RANGE_BUCKETS - 1)];
    while (entry && !(entry.hash === hash && number < entry.count && this.same(entry, start, split)))
      entry = entry.below;
    return entry && (hidden === undefined || entry.depth >= hidden.depth) ? entry : undefined;
  }

  private findOtherSplits(start: number, first: number, end: number, single: Entry | undefined): boolean {
    for (let split = first + 1; split < end; split++) {
      const number = this.number(split, end);
      const range = this.findRange(this.hash(start, split), start, split, number, single);
      if (range) return this.settle(range.symbol, number);
    }
    return false;
  }

  /**
   * The symbol of the innermost scope with which a declaration of bytes [start, end), as a single name or as a range of
   * `count` names, would clash; -1 for none.
   */
  clash(start: number, end: number, count: number | undefined, isLabel: boolean): number {
    if (count !== undefined) return this.clashOfRange(start, end, count);
    const single = this.findSingle(this.hash(start, end), start, end);
    if (single?.depth === this.depth) return single.symbol;
    if (isLabel || !this.lookup(start, end)) return -1;
    const range = this.declared.findLast((entry) => entry.symbol === this.symbol);
    return range?.depth === this.depth && range.count >= 0 ? range.symbol : -1;
  }

  private clashOfRange(start: number, end: number, count: number): number {
    const { depth } = this;
    for (let entry = this.ranges[this.hash(start, end) & (RANGE_BUCKETS - 1)]; entry; entry = entry.below) {
      if (entry.depth === depth && this.same(entry, start, end)) return entry.symbol;
    }
    const length = end - start;
    const oldest = Math.max(this.marks.at(-1) ?? 0, this.declared.length - MOST_COMPARED);
    for (let i = this.declared.length - 1; i >= oldest; i--) {
      const entry = this.declared[i];
      if (entry.count >= 0 || entry.isLabel || entry.end - entry.start <= length) continue;
      if (!this.equal(entry.start, start, length)) continue;
      const number = this.number(entry.start + length, entry.end);
      if (number >= 0 && number < count) return entry.symbol;
    }
    return -1;
  }

  /** The value of decimal digits; leading zeros count for nothing (`a02` is `a2`). -1 when there are others. */
  private number(start: number, end: number): number {
    let value = 0;
    for (let i = start; i < end; i++) {
      if (!isDigit(this.bytes[i])) return -1;
      value = value * 10 + this.bytes[i] - 48;
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
    let hash = 0;
    for (let i = start; i < end; i++) hash = hashStep(hash, bytes[i]);
    return hash;
  }
}

/** Takes one more byte of a name into its hash. */
export const hashStep = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0;

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
