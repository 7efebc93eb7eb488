// Pieces of a program as they are quoted: without comments, with single spaces, and not endless.
import { type SyntaxTree, tokenText } from '../../syntax/nodes';

const LONGEST_LINE = 160;
const MOST_LINES = 24;

/** The tokens [first, last) on one line, gaps as one space. */
export function oneLine(tree: SyntaxTree, first: number, last: number): string {
  const text = pieces(tree, first, last).join('');
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)} …` : text;
}

/** The same on several lines, broken where the program is; each line behind the first keeps one level of indentation. */
export function sourceText(tree: SyntaxTree, first: number, last: number): string[] {
  const lines: string[] = [];
  let start = first;
  for (let token = first; token < last; token++) {
    const isEnd = token === last - 1 || gapHasLineEnd(tree, token);
    if (!isEnd) continue;
    lines.push(oneLine(tree, start, token + 1));
    start = token + 1;
  }
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line, index) => (index > 0 && !/^[){]/.test(line) ? `    ${line}` : line));
  return lines.length > MOST_LINES ? [...shown, `    // … ${lines.length - MOST_LINES} more lines`] : shown;
}

function pieces(tree: SyntaxTree, first: number, last: number): string[] {
  const { starts, ends } = tree.tokens;
  const parts: string[] = [];
  for (let token = first; token < last; token++) {
    if (token > first && starts[token] > ends[token - 1]) parts.push(' ');
    parts.push(tokenText(tree, token));
    if (parts.length > 2 * LONGEST_LINE) break;
  }
  return parts;
}

/** Between a token and the next one. */
function gapHasLineEnd(tree: SyntaxTree, token: number): boolean {
  const { starts, ends } = tree.tokens;
  for (let at = ends[token]; at < starts[token + 1]; at++)
    if (tree.bytes[at] === 10 || tree.bytes[at] === 13) return true;
  return false;
}
