// What an editor does to a text by itself, as rows of one sort: each is applied to compiler output step by step, and
// ptxas is asked after each step whether the machine code is still that of the original.

/** Numbers from 0 up to below `limit`. */
export type Pick = (limit: number) => number;

export interface Operation {
  readonly name: string;
  /**
   * What stays. `code`: the machine code, byte for byte. `meaning`: what is computed, while ptxas may choose other
   * instructions; `proof` says what holds it. `nothing`: it is asked for in order to change what is computed.
   */
  readonly keeps: 'code' | 'meaning' | 'nothing';
  /** Applied to a text, `most` times at most: the text after each step. None where it does not apply. */
  readonly steps: (text: string, pick: Pick, most: number) => readonly string[];
}

/** Places where a pattern matches, in an order by chance; `start` of each is where its group `at` begins, or the match. */
export function places(text: string, pattern: RegExp, pick: Pick): { start: number; found: string }[] {
  const all = [...text.matchAll(pattern)].map((match) => ({ start: match.index, found: match[0] }));
  for (let i = all.length - 1; i > 0; i--) {
    const other = pick(i + 1);
    [all[i], all[other]] = [all[other], all[i]];
  }
  return all;
}

/** Applies `once` over and over; it gives the next text, or undefined where it found no place. */
export function repeated(text: string, most: number, once: (text: string) => string | undefined): string[] {
  const steps: string[] = [];
  for (let now = text; steps.length < most; ) {
    const next = once(now);
    if (next === undefined) break;
    steps.push(next);
    now = next;
  }
  return steps;
}
