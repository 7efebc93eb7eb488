// How the parser goes on after an error: it skips to the end of the statement, and takes a line that looks like a new
// statement for one even where the `;` is missing.
import { NodeKind } from '../nodes';
import { describeToken, type Parser } from '../parser';
import { TokenKind } from '../tokens';
import { bodyDirectives } from './keywords';

/** Whether the current token, first on its line, looks like the beginning of a statement. */
export function looksLikeStatement(p: Parser): boolean {
  switch (p.current()) {
    case TokenKind.At:
    case TokenKind.OpenBrace:
      return true;
    case TokenKind.Dotted:
      return (
        p.peek(1) === TokenKind.Dotted ||
        p.peek(1) === TokenKind.Integer ||
        p.peek(1) === TokenKind.String ||
        p.peek(1) === TokenKind.Identifier
      );
    case TokenKind.Identifier:
      return (
        p.peek(1) === TokenKind.Dotted ||
        p.peek(1) === TokenKind.Identifier ||
        p.peek(1) === TokenKind.Semicolon ||
        p.peek(1) === TokenKind.Colon ||
        isLoneDot(p, p.at + 1) ||
        endsControl(p) ||
        (p.peek(1) === TokenKind.OpenParen && p.text() === 'call')
      );
    default:
      return false;
  }
}

/** The dot of a modifier that is still to be typed, directly behind an opcode; the lexer has spoken of it. */
export function isLoneDot({ bytes, kinds, starts, ends }: Parser, token: number): boolean {
  return kinds[token] === TokenKind.Error && bytes[starts[token]] === DOT && starts[token] === ends[token - 1];
}

const DOT = 46;

/** Whether the current dotted word can only be a directive's: it is no modifier of any opcode and no member. */
export function beginsDirective(p: Parser): boolean {
  return bodyDirectives.has(p.text());
}

/** Reports a comma, an opening or a sign at the end of a line whose next is already a statement: the usual state while one is typing. */
export function missesNext(p: Parser, expected: string): boolean {
  if (!goesOnBehind(p.kinds[p.at - 1]) || !p.beginsLine() || !interrupts(p)) return false;
  p.problem('syntax-error', `After this \`${p.text(p.at - 1)}\` the line ends: expected ${expected}.`, p.at - 1);
  return true;
}

function goesOnBehind(kind: TokenKind): boolean {
  switch (kind) {
    case TokenKind.Comma:
    case TokenKind.OpenParen:
    case TokenKind.OpenBracket:
    case TokenKind.OpenBrace:
    case TokenKind.Bar:
    case TokenKind.Minus:
    case TokenKind.Bang:
      return true;
    default:
      return false;
  }
}

/** Whether the line that begins here is a statement and not one more of a list: stricter than looksLikeStatement. */
function interrupts(p: Parser): boolean {
  if (beginsBlock(p) || closesBlock(p) || endsControl(p)) return true;
  if (p.current() !== TokenKind.Identifier || !looksLikeStatement(p))
    return p.current() === TokenKind.Dotted || p.current() === TokenKind.At;
  let behind = 1;
  while (p.peek(behind) === TokenKind.Dotted) behind++;
  // `%tid.x` is an operand, `bar.sync` with anything on its line an instruction, and so is what has two modifiers.
  if (behind > 2 || p.peek(1) === TokenKind.Colon || isLoneDot(p, p.at + behind)) return true;
  if (behind === 2 && !p.text().startsWith('%') && !component.test(p.text(p.at + 1))) return true;
  return beginsOperand(p.peek(behind)) && !p.beginsLine(p.at + behind);
}

/** `.x` of a vector, `.b0` of a register in a video instruction: what may stand behind the name of an operand. */
const component = /^\.(?:[xyzwrgba]|[bh]\d+)$/;

/** `ret` and `exit` on a line of their own are never operands: with their `;`, or before the `}` of the body. */
function endsControl(p: Parser): boolean {
  if (p.current() !== TokenKind.Identifier || !/^(?:ret|exit)$/.test(p.text())) return false;
  const next = p.peek(1);
  return next === TokenKind.Semicolon || (next === TokenKind.CloseBrace && p.beginsLine(p.at + 1));
}

/** Whether the `}` closes a block and not a vector, behind which the statement goes on. */
function closesBlock(p: Parser): boolean {
  if (p.current() !== TokenKind.CloseBrace) return false;
  return p.beginsLine() || !continuesStatement.has(p.peek(1));
}

const continuesStatement: ReadonlySet<TokenKind> = new Set([
  TokenKind.Comma,
  TokenKind.Semicolon,
  TokenKind.CloseBracket,
  TokenKind.CloseBrace,
  TokenKind.CloseParen,
  TokenKind.Bar,
]);

function beginsOperand(kind: TokenKind): boolean {
  switch (kind) {
    case TokenKind.Identifier:
    case TokenKind.Underscore:
    case TokenKind.Integer:
    case TokenKind.OpenBracket:
    case TokenKind.OpenBrace:
    case TokenKind.OpenParen:
      return true;
    default:
      return false;
  }
}

/** Skips what is left of a broken statement, its `;` included; stops before `}` and before the next statement's line. */
export function skipStatement(p: Parser): void {
  const node = p.open(NodeKind.Error);
  let nesting = 0;
  while (p.current() !== TokenKind.End) {
    if (p.current() === TokenKind.Semicolon) {
      p.advance();
      break;
    }
    if (p.at > 0 && p.beginsLine() && looksLikeStatement(p)) break;
    if (p.current() === TokenKind.OpenBrace) nesting++;
    else if (p.current() === TokenKind.CloseBrace && nesting === 0 && closesBlock(p)) break;
    else if (p.current() === TokenKind.CloseBrace && nesting > 0) nesting--;
    p.advance();
  }
  p.close(node);
}

/** The `;` that ends a statement. Where it is missing the fault is shown on the statement's last token. */
export function endStatement(p: Parser): void {
  if (p.take(TokenKind.Semicolon)) return;
  if (missesSemicolon(p)) {
    p.problem('missing-semicolon', 'A `;` is missing at the end of this statement.', Math.max(0, p.at - 1));
    return;
  }
  unexpected(p, beginsOperand(p.current()) ? '`,` or `;`' : '`;`');
  skipStatement(p);
}

/** Whether the statement just ended without its `;`: the next token begins another one, or closes the block. */
export function missesSemicolon(p: Parser): boolean {
  if (p.current() === TokenKind.End || closesBlock(p)) return true;
  return p.beginsLine() && looksLikeStatement(p);
}

/** Whether no operands follow an opcode but another statement, whose `;` is missing; operands may begin a line. */
export function endsWithOpcode(p: Parser): boolean {
  if (p.current() === TokenKind.End || p.current() === TokenKind.CloseBrace) return true;
  return p.beginsLine() && (beginsBlock(p) || interrupts(p) || looksLikeBareOpcode(p));
}

/**
 * Whether the word is a label without its `:`: an instruction begins right behind it. Of words in small letters only those
 * before a branch are: `mo` on a line of its own is an opcode that is being typed, and `mo v.u32` one with a space in it.
 */
export function missesColon(p: Parser): boolean {
  const next = p.peek(1);
  if ((next !== TokenKind.Identifier && next !== TokenKind.At) || !beginsInstruction(p, p.at + 1)) return false;
  const word = p.text();
  if (/[^a-z0-9]/.test(word)) return !word.startsWith('%');
  return (
    next === TokenKind.Identifier && !p.beginsLine(p.at + 1) && jumps(p.text(p.at + 1)) && !withoutModifiers.has(word)
  );
}

/** Whether an instruction, and no operand, begins with this token, judged by the few that follow. */
function beginsInstruction(p: Parser, token: number): boolean {
  if (p.kinds[token] === TokenKind.At) return true;
  const behind = p.peek(token + 1 - p.at);
  const word = p.text(token);
  if (behind === TokenKind.Dotted) return /^[a-z][a-z0-9]*$/.test(word) && !component.test(p.text(token + 1));
  if (behind === TokenKind.Semicolon) return withoutModifiers.has(word) && !jumps(word);
  return jumps(word) && (behind === TokenKind.Identifier || behind === TokenKind.OpenParen);
}

/** Opcodes that are often written without a modifier and can so be mistaken for a label. */
const withoutModifiers: ReadonlySet<string> = new Set(['bra', 'call', 'ret', 'exit', 'trap', 'brkpt']);

const jumps = (word: string): boolean => word === 'bra' || word === 'call';

/** `ret;`: small letters alone on the line, where labels mostly have others. */
function looksLikeBareOpcode(p: Parser): boolean {
  return p.current() === TokenKind.Identifier && p.peek(1) === TokenKind.Semicolon && /^[a-z]+$/.test(p.text());
}

/** Whether the `{` begins a block and not a vector: `{v.x, -1}` has a comma or its `}` behind its first element. */
function beginsBlock(p: Parser): boolean {
  if (p.current() !== TokenKind.OpenBrace) return false;
  switch (p.peek(1)) {
    case TokenKind.Dotted:
    case TokenKind.At:
    case TokenKind.OpenBrace:
    case TokenKind.CloseBrace:
      return true;
    case TokenKind.Identifier: {
      const behind = p.peek(2) === TokenKind.Dotted ? 3 : 2;
      return p.peek(behind) !== TokenKind.Comma && p.peek(behind) !== TokenKind.CloseBrace;
    }
    default:
      return false;
  }
}

/** Where the next line begins another statement, what is missing is missing from the line before. */
export function unexpected(p: Parser, expected: string): void {
  if (isWithinStatement(p) && p.beginsLine() && looksLikeStatement(p)) {
    const last = describeToken(p, p.at - 1);
    return p.problem('syntax-error', `Behind this ${last} the line ends: expected ${expected}.`, p.at - 1);
  }
  const found = p.current() === TokenKind.End ? 'The text ends here' : `Unexpected ${describeToken(p)}`;
  p.problem('syntax-error', `${found}: expected ${expected}.${hint(p)}`);
}

/** Whether the token before the current one ends no statement and opens no block. */
function isWithinStatement(p: Parser): boolean {
  switch (p.at > 0 ? p.kinds[p.at - 1] : TokenKind.End) {
    case TokenKind.Semicolon:
    case TokenKind.OpenBrace:
    case TokenKind.CloseBrace:
    case TokenKind.Colon:
    case TokenKind.End:
      return false;
    default:
      return true;
  }
}

/** A word about the traps that experts fall into too. */
function hint(p: Parser): string {
  const previous = p.at > 0 ? p.kinds[p.at - 1] : TokenKind.End;
  if (p.current() === TokenKind.Identifier && previous === TokenKind.Integer && p.text().startsWith('%')) {
    return ` \`${p.text()}\` is read as a name; write the remainder with a space, as in \`7 % 3\`.`;
  }
  if (p.current() === TokenKind.Minus) return ' A negative offset is written `+-4`.';
  if (previous === TokenKind.Plus && p.kinds[p.at - 3] === TokenKind.OpenBracket)
    return ' An address is a register and a constant: add two registers before.';
  return '';
}
