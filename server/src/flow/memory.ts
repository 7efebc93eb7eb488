// Where the analyses take their arrays from. A caller that keeps a result uses fresh memory; a caller that only wants a few
// numbers of each of many functions reuses one stretch of memory, because allocating some twenty typed arrays for each of
// thousands of small functions costs more than analysing them.

export interface Memory {
  /** `length` zeros. */
  take(length: number): Int32Array;
}

/** Arrays of their own, for results that are kept. */
export const freshMemory: Memory = { take: (length) => new Int32Array(length) };

const FIRST_WORDS = 1 << 16;
/** 16 MB: what stays allocated between functions. One giant function must not keep its memory for the life of the server. */
const KEPT_WORDS = 1 << 22;

/** One stretch of memory used over and over: what it gave is valid until the next `reset`. */
export class ReusedMemory implements Memory {
  private words = new Int32Array(FIRST_WORDS);
  private used = 0;

  take(length: number): Int32Array {
    if (this.used + length > this.words.length) this.grow(length);
    const part = this.words.subarray(this.used, this.used + length);
    this.used += length;
    return part.fill(0);
  }

  reset(): void {
    this.used = 0;
    if (this.words.length > KEPT_WORDS) this.words = new Int32Array(FIRST_WORDS);
  }

  /** Arrays given before stay valid: they hold on to the old stretch. */
  private grow(length: number): void {
    const doubled = Math.min(this.words.length * 2, KEPT_WORDS);
    this.words = new Int32Array(Math.max(doubled, length));
    this.used = 0;
  }
}
