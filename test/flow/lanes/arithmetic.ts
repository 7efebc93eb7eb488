// The instructions that decide where control goes in ordinary code, on 32-bit numbers; undefined for all others.

const operations: Readonly<Record<string, (a: number, b: number, c: number, words: readonly string[]) => number>> = {
  mov: (a) => a,
  cvt: (a) => a,
  add: (a, b) => (a + b) | 0,
  sub: (a, b) => (a - b) | 0,
  mul: (a, b) => Math.imul(a, b),
  mad: (a, b, c) => (Math.imul(a, b) + c) | 0,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  not: (a) => ~a,
  shl: (a, b) => (b >>> 0 > 31 ? 0 : a << b),
  shr: (a, b) => (b >>> 0 > 31 ? 0 : a >>> b),
  selp: (a, b, c) => (c & 1 ? a : b),
  setp: (a, b, c, words) => {
    const result = comparisons[words[1]]?.(a, b) ? 1 : 0;
    if (words.includes('.and')) return result & c;
    return words.includes('.or') ? result | (c & 1) : result;
  },
};

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '.eq': (a, b) => a === b,
  '.ne': (a, b) => a !== b,
  '.lt': (a, b) => a < b,
  '.le': (a, b) => a <= b,
  '.gt': (a, b) => a > b,
  '.ge': (a, b) => a >= b,
};

/** How many numbers an operation needs; with more or fewer it is another form. */
const counts: Readonly<Record<string, number>> = { mov: 1, cvt: 1, not: 1, mad: 3, selp: 3 };

export function computed(words: readonly string[], given: readonly number[]): number | undefined {
  const operation = operations[words[0]];
  const isJoined = words[0] === 'setp' && (words.includes('.and') || words.includes('.or'));
  if (!operation || given.length !== (isJoined ? 3 : (counts[words[0]] ?? 2))) return undefined;
  if (words.includes('.hi') || (words[0] === 'setp' && !(words[1] in comparisons))) return undefined;
  return operation(given[0], given[1], given[2], words);
}
