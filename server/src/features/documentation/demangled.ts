// Mangled names as people read them: in full for a hover, short for a label or a line of a list.
import { type Demangled, demangle } from '../../demangle/index';

/** Of a hover: beyond it nobody reads. */
const LONGEST_BLOCK = 2000;
/** In front of other facts in an outline or a list. */
const LONGEST_LINE = 200;
/** Within a sentence. */
const LONGEST_WORDS = 100;

/** A block of code in the name's language; undefined where the name is not mangled. Of a parameter it is its function's. */
export function demangledBlock(name: string): string | undefined {
  const found = demangle(name);
  return found && `\`\`\`${found.language}\n${shortened(found.text, LONGEST_BLOCK)}\n\`\`\``;
}

/** Undefined where the name is not mangled. */
export function demangledText(name: string, most: number): string | undefined {
  const found = demangle(name);
  if (!found) return undefined;
  const known = remembered.get(most) ?? new Map<Demangled, string>();
  remembered.set(most, known);
  const text = known.get(found) ?? shortened(withParameter(found), most);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(found, text);
  return text;
}

/** Length -> name -> text, for an outline of a thousand functions is asked for again with every letter. */
const remembered = new Map<number, Map<Demangled, string>>();
const MOST_REMEMBERED = 10_000;

/** What a name means in its source in front of what else is told in a line; the latter alone where it is not mangled. */
export function withSource(name: string, facts: string): string {
  const source = demangledText(name, LONGEST_LINE);
  return source === undefined ? facts : `${source} · ${facts}`;
}

/** A name in a sentence: demangled where it is mangled. */
export const readableName = (name: string): string => demangledText(name, LONGEST_WORDS) ?? name;

const withParameter = ({ text, parameter }: Demangled): string =>
  parameter === undefined ? text : `${text} parameter ${parameter}`;

/** What is deepest in brackets is left out first, parameters before template arguments: `scale<Tile<…>, 4>(…)`. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const depths = depthsOf(text);
  if (depths) {
    const parameters = parametersOf(text, depths);
    for (const [inName, inParameters] of limitsOf(Math.max(...depths))) {
      const shorter = without(text, (at) => depths[at] >= (at < parameters ? inName : inParameters));
      if (shorter.length <= most) return shorter;
    }
  }
  return `${text.slice(0, most - 1)}…`;
}

/** Of each letter, in how many brackets it stands; undefined where they do not match. */
function depthsOf(text: string): Uint16Array | undefined {
  const depths = new Uint16Array(text.length);
  const open: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const operator = operatorAt(text, at);
    const letter = text[at];
    const isClosing = operator === 0 && CLOSING.includes(letter);
    if (isClosing && open.pop() !== OPENING[CLOSING.indexOf(letter)]) return undefined;
    depths[at] = open.length;
    if (operator === 0 && OPENING.includes(letter)) open.push(letter);
    for (let skipped = 1; skipped < operator; skipped++) depths[++at] = open.length;
  }
  return open.length === 0 ? depths : undefined;
}

const OPENING = '<({[';
const CLOSING = '>)}]';

/** How many letters here are an operator and no bracket: `->`, `operator<<`, `operator()`. */
function operatorAt(text: string, at: number): number {
  const letter = text[at];
  if (letter === '-' && text[at + 1] === '>') return 2;
  if (letter !== 'o' || !text.startsWith('operator', at)) return 0;
  return /^operator(?:<=>|<<=?|>>=?|[<>]=?|->\*?|\(\)|\[\]|)/.exec(text.slice(at, at + 12))?.[0].length ?? 0;
}

/** From how many brackets on to leave out, in the name and in the parameters: one step after the other. */
function* limitsOf(deepest: number): Generator<readonly [inName: number, inParameters: number]> {
  for (let depth = deepest; depth > 1; depth--) yield [depth, depth];
  for (let depth = deepest + 1; depth > 0; depth--) yield [depth, 1];
}

/** Where a function's parameters begin: the last parenthesis that stands in no other. */
function parametersOf(text: string, depths: Uint16Array): number {
  for (let at = text.length - 1; at > 0; at--) if (text[at] === '(' && depths[at] === 0) return at;
  return 0;
}

/** With `…` for runs of what is left out. */
function without(text: string, isOut: (at: number) => boolean): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    if (!isOut(at)) {
      result += text[at++];
      continue;
    }
    const start = at;
    while (at < text.length && isOut(at)) at++;
    const inside = text.slice(start, at);
    result += inside === 'anonymous namespace' || inside.startsWith('clone ') ? inside : '…';
  }
  return result;
}
