// Writes a tree as GNU's c++filt does. What is written, the steps and the depth are bounded: through substitutions a few
// letters can mean gigabytes. Past a bound nothing more is written and `failed` is set.
import type { HeadParameter, Node } from './nodes';

/** The template arguments that `T_` means. In these, `T_` is of the function further out. */
export interface Scope {
  readonly args: readonly Node[];
  readonly outer: Scope | undefined;
}

export interface Printer {
  out: string;
  /** The letter that `out` ends with: looking into a text that grows costs as much as it is long. */
  last: string;
  failed: boolean;
  steps: number;
  depth: number;
  /** Which element of a pack is being written. */
  element: number;
  /** Of the functions around. */
  scope: Scope | undefined;
  /** Where a comma was taken back: c++filt then puts no blank between two `>`. */
  cut: number;
  /** Inside a lambda's parameters `T_` is `auto`, or what the lambda declares. */
  lambda: readonly HeadParameter[] | undefined;
}

const LONGEST = 1 << 14;
const MOST_STEPS = 10_000;
const DEEPEST = 400;

export const printer = (): Printer => ({
  out: '',
  last: '',
  failed: false,
  steps: 0,
  depth: 0,
  element: 0,
  scope: undefined,
  cut: -1,
  lambda: undefined,
});

export function write(to: Printer, words: string): void {
  if (to.failed || words === '') return;
  to.out += words;
  to.last = words.charAt(words.length - 1);
  if (to.out.length > LONGEST) to.failed = true;
}

/** Counts a step; false where no more may be taken. */
export function step(to: Printer): boolean {
  if (++to.steps > MOST_STEPS || to.depth > DEEPEST) to.failed = true;
  return !to.failed;
}

/** What a template parameter stands for, of a pack the element that is being written. */
export function argumentOf(to: Printer, index: number, scope = to.scope): Node | undefined {
  const argument = scope?.args[index];
  return argument?.kind === 'pack' ? argument.items[to.element] : argument;
}

/** What a node is when it is written: of a template parameter its argument, or itself where nobody says. */
export function resolved(to: Printer, node: Node): Node {
  let found = node;
  let { scope } = to;
  while (found.kind === 'parameter' && !to.lambda) {
    const argument = argumentOf(to, found.index, scope);
    if (!argument || !step(to)) return found;
    found = argument;
    scope = scope?.outer;
  }
  return found;
}

/** Writes what a template parameter stands for. */
export function insideArgument(to: Printer, writeIt: () => void): void {
  const { scope } = to;
  to.scope = scope?.outer;
  writeIt();
  to.scope = scope;
}
