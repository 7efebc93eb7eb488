// Bit sets inside typed arrays: a set is a row of 32-bit words that begins at `row`, so that thousands of them share one array.
// Words are Int32Array elements: a word read back equals the result of the bit operation that made it, sign bit included.

/** Words of a row that has room for `bits` bits. */
export function wordsFor(bits: number): number {
  return (bits + 31) >>> 5;
}

export function setBit(words: Int32Array, row: number, bit: number): void {
  words[row + (bit >>> 5)] |= 1 << (bit & 31);
}

/** Position 0 … 31 of the lowest bit that is set; of 0 it is -1. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** Whether no bit of the row is set. */
export function isEmpty(words: Int32Array, row: number, count: number): boolean {
  for (let w = 0; w < count; w++) if (words[row + w] !== 0) return false;
  return true;
}
