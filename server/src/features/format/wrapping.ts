// Where the operands of an instruction that is too long for its line go on in the next: in front of an operand, and inside
// of one only where it has more elements than a line shall have or is itself too long.
import { TokenKind, type Tokens } from '../../syntax/tokens';
import type { FormatOptions } from './options';

/** The tokens [first, last) of a list, and where each would begin if all stood on one line. */
export interface OneLine {
  readonly tokens: Tokens;
  readonly first: number;
  readonly last: number;
  /** By the token less `first`. */
  readonly columns: readonly number[];
}

/** Token -> column at which it begins a line. */
export function lineBreaks(line: OneLine, options: FormatOptions): ReadonlyMap<number, number> {
  const { first, last, columns } = line;
  const breaks = new Map<number, number>();
  if (endOf(line, last - 1) <= options.lineWidth) return breaks;
  const [left] = columns;
  // How far what follows stands further left than it would on one line.
  let moved = 0;
  for (let from = first, to = first; from < last; from = to) {
    to = endOfElement(line, from, last);
    if (from > first && endOf(line, to - 1) - moved > options.lineWidth) {
      breaks.set(from, left);
      moved = columns[from - first] - left;
    }
    moved = breakInside(line, from, to, moved, options, breaks);
  }
  return breaks;
}

/** Breaks a list in braces or parentheses where that is needed; returns what `moved` is behind it. */
function breakInside(
  line: OneLine,
  from: number,
  to: number,
  moved: number,
  { lineWidth, vectorElements }: FormatOptions,
  breaks: Map<number, number>,
): number {
  const { kinds } = line.tokens;
  const isVector = kinds[from] === TokenKind.OpenBrace;
  if (!isVector && kinds[from] !== TokenKind.OpenParen) return moved;
  const elements: number[] = [];
  for (let token = from + 1; token < to; token = endOfElement(line, token, to)) elements.push(token);
  const most = isVector ? vectorElements : Number.POSITIVE_INFINITY;
  if (elements.length <= most && endOf(line, to - 1) - moved <= lineWidth) return moved;
  const left = line.columns[from - line.first] - moved + 1;
  let now = moved;
  elements.forEach((element, index) => {
    const end = endOf(line, (elements[index + 1] ?? to) - 1);
    if (index === 0 || (index % most !== 0 && end - now <= lineWidth)) return;
    breaks.set(element, left);
    now = line.columns[element - line.first] - left;
  });
  return now;
}

/** The column behind a token on the one line. */
function endOf({ tokens, first, columns }: OneLine, token: number): number {
  return columns[token - first] + tokens.ends[token] - tokens.starts[token];
}

const OPENING: ReadonlySet<number> = new Set([TokenKind.OpenBrace, TokenKind.OpenBracket, TokenKind.OpenParen]);
const CLOSING: ReadonlySet<number> = new Set([TokenKind.CloseBrace, TokenKind.CloseBracket, TokenKind.CloseParen]);

/** The token behind the comma that ends an element, at the latest `last`. */
function endOfElement({ tokens: { kinds } }: OneLine, from: number, last: number): number {
  let nesting = 0;
  for (let token = from; token < last; token++) {
    if (OPENING.has(kinds[token])) nesting++;
    else if (CLOSING.has(kinds[token])) nesting--;
    else if (nesting <= 0 && kinds[token] === TokenKind.Comma) return token + 1;
  }
  return last;
}
