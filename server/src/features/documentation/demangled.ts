// Mangled names as people read them: in full for a hover, short for a label or a line of a list.
import { type Demangled, demangle } from '../../demangle/index';

/** Of a hover: beyond it nobody reads. */
const LONGEST_BLOCK = 2000;
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
  return found && shortened(withParameter(found), most);
}

/** A name in a sentence: demangled where it is mangled. */
export const readableName = (name: string): string => demangledText(name, LONGEST_WORDS) ?? name;

const withParameter = ({ text, parameter }: Demangled): string =>
  parameter === undefined ? text : `${text} parameter ${parameter}`;

/** What is deepest in brackets is left out first: `scale<Tile<…>, 4>(…)`. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const depths = depthsOf(text);
  if (depths) {
    for (let depth = Math.max(...depths); depth > 0; depth--) {
      const shorter = without(text, depths, depth);
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

/** With `…` for what stands as deep as that or deeper. */
function without(text: string, depths: Uint16Array, depth: number): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    if (depths[at] < depth) {
      result += text[at++];
      continue;
    }
    const start = at;
    while (at < text.length && depths[at] >= depth) at++;
    const inside = text.slice(start, at);
    result += inside === 'anonymous namespace' ? inside : '…';
  }
  return result;
}
