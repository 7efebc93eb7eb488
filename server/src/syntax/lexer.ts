// Bytes to tokens. One small function for each class of token: a single large loop costs three times as much in a cold
// process (JIT compilation). Never fails: what is no token becomes an Error token and a problem.
// Lexical facts: ptxas 13.0, recorded in test/differential/lexical-facts.json.
import { bytesToText } from '../base/text';
import { CharClass, classOf, isWord } from './characters';
import { lexNumber } from './numbers';
import { type SyntaxCode, type SyntaxProblem, TokenKind, type Tokens } from './tokens';

/** The lexer's state; one instance is reused for all blocks, and its arrays are the tokens until the next block. */
export class LexerState {
  bytes: Uint8Array = new Uint8Array(0);
  problems: SyntaxProblem[] = [];
  count = 0;
  kinds = new Uint8Array(4096);
  starts = new Uint32Array(4096);
  ends = new Uint32Array(4096);

  push(kind: TokenKind, start: number, end: number): void {
    const index = this.count++;
    if (index === this.kinds.length) this.grow();
    this.kinds[index] = kind;
    this.starts[index] = start;
    this.ends[index] = end;
  }

  report(code: SyntaxCode, start: number, end: number, message: string): void {
    this.problems.push({ code, start, end, message });
  }

  private grow(): void {
    this.kinds = enlarged(this.kinds, new Uint8Array(this.kinds.length * 2));
    this.starts = enlarged(this.starts, new Uint32Array(this.starts.length * 2));
    this.ends = enlarged(this.ends, new Uint32Array(this.ends.length * 2));
  }
}

function enlarged<T extends Uint8Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

const state = new LexerState();

/** The tokens of a block, or of bytes [from, to) of it where no token crosses `to`. They lie in memory that the next call overwrites: `keepTokens` makes them last. */
export function lex(bytes: Uint8Array, from = 0, to = bytes.length): { tokens: Tokens; problems: SyntaxProblem[] } {
  state.bytes = bytes;
  state.problems = [];
  state.count = 0;
  let at = from;
  while (at < to) at = next(at);
  const count = state.count;
  state.push(TokenKind.End, to, to);
  state.bytes = nothing;
  return { tokens: { count, kinds: state.kinds, starts: state.starts, ends: state.ends }, problems: state.problems };
}

const nothing = new Uint8Array(0);

/** A copy of tokens that lasts. */
export function keepTokens({ count, kinds, starts, ends }: Tokens): Tokens {
  return {
    count,
    kinds: kinds.slice(0, count + 1),
    starts: starts.slice(0, count + 1),
    ends: ends.slice(0, count + 1),
  };
}

/** Takes one token or gap that begins at `at`; returns where the next begins. Always advances. */
function next(at: number): number {
  switch (classOf[state.bytes[at]]) {
    case CharClass.Space:
    case CharClass.LineEnd:
      return skipSpace(at + 1);
    case CharClass.Percent:
      return percent(at);
    case CharClass.Letter:
      return identifier(at, at + 1);
    case CharClass.Dollar:
      return dollar(at);
    case CharClass.Dot:
      return dot(at);
    case CharClass.Digit:
      return lexNumber(state, at);
    case CharClass.Punctuation:
      return punctuation(at);
    case CharClass.Slash:
      return slash(at);
    case CharClass.Quote:
      return string(at);
    case CharClass.Hash:
      return lineMarker(at);
    case CharClass.NonAscii:
      return nonAscii(at);
    default:
      return invalid(at);
  }
}

function skipSpace(at: number): number {
  const { bytes } = state;
  while (at < bytes.length && (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 9 || bytes[at] === 13)) at++;
  return at;
}

function endOfWord(at: number): number {
  const { bytes } = state;
  while (isWord[bytes[at]] === 1) at++;
  return at;
}

function identifier(start: number, at: number): number {
  const end = endOfWord(at);
  state.push(TokenKind.Identifier, start, end);
  return end;
}

/** `%r1`; a `%` with no name behind it is the remainder operator. */
function percent(start: number): number {
  const end = endOfWord(start + 1);
  state.push(end === start + 1 ? TokenKind.Percent : TokenKind.Identifier, start, end);
  return end;
}

/** `$x`, `_x`; `_` alone is the sink and `$` alone is nothing. */
function dollar(start: number): number {
  const end = endOfWord(start + 1);
  if (end > start + 1) state.push(TokenKind.Identifier, start, end);
  else if (state.bytes[start] === 95) state.push(TokenKind.Underscore, start, end);
  else return invalid(start);
  return end;
}

/** `.f32`, `.shared::cta`, `.1d`, `.16x64b`, `.sp::2:4`; also the float `.5`. */
function dot(start: number): number {
  const { bytes } = state;
  if (classOf[bytes[start + 1]] === CharClass.Digit && !isDimension(start + 1)) return lexNumber(state, start);
  let end = endOfWord(start + 1);
  if (end === start + 1) {
    state.push(TokenKind.Error, start, end);
    state.report('syntax-error', start, end, 'A modifier, type or directive name must follow the dot directly.');
    return end;
  }
  while (bytes[end] === 58 && bytes[end + 1] === 58 && isWord[bytes[end + 2]] === 1) end = qualifier(end + 2);
  state.push(TokenKind.Dotted, start, end);
  return end;
}

/** What follows `::`; the ratio of `sp::2:4` (PTX 9.4) belongs to it. */
function qualifier(at: number): number {
  const { bytes } = state;
  const end = endOfWord(at);
  const ratio =
    classOf[bytes[end - 1]] === CharClass.Digit && bytes[end] === 58 && classOf[bytes[end + 1]] === CharClass.Digit;
  return ratio && end === at + 1 ? endOfWord(end + 1) : end;
}

/** Whether digits are followed by a letter that makes them a modifier (`1d`, `16x64b`, `4byte`) and not a float (`5`, `5e3`). */
function isDimension(at: number): boolean {
  const { bytes } = state;
  let i = at;
  while (classOf[bytes[i]] === CharClass.Digit) i++;
  if (isWord[bytes[i]] !== 1) return false;
  const exponent = bytes[i] === 69 || bytes[i] === 101;
  const sign = bytes[i + 1] === 43 || bytes[i + 1] === 45;
  return !(exponent && (sign || classOf[bytes[i + 1]] === CharClass.Digit));
}

const single = new Uint8Array(128);
for (const [text, kind] of [
  [',', TokenKind.Comma],
  [';', TokenKind.Semicolon],
  [':', TokenKind.Colon],
  ['(', TokenKind.OpenParen],
  [')', TokenKind.CloseParen],
  ['[', TokenKind.OpenBracket],
  [']', TokenKind.CloseBracket],
  ['{', TokenKind.OpenBrace],
  ['}', TokenKind.CloseBrace],
  ['<', TokenKind.Less],
  ['>', TokenKind.Greater],
  ['+', TokenKind.Plus],
  ['-', TokenKind.Minus],
  ['*', TokenKind.Star],
  ['!', TokenKind.Bang],
  ['~', TokenKind.Tilde],
  ['&', TokenKind.Ampersand],
  ['|', TokenKind.Bar],
  ['^', TokenKind.Caret],
  ['?', TokenKind.Question],
  ['=', TokenKind.Equal],
  ['@', TokenKind.At],
] as const)
  single[text.charCodeAt(0)] = kind;

function punctuation(start: number): number {
  const kind: TokenKind = single[state.bytes[start]];
  const two = doubled(kind, state.bytes[start + 1]);
  const end = two === TokenKind.End ? start + 1 : start + 2;
  state.push(two === TokenKind.End ? kind : two, start, end);
  return end;
}

/** The two-character operator that `kind` begins when `following` comes behind it, or End. */
function doubled(kind: TokenKind, following: number): TokenKind {
  switch (kind) {
    case TokenKind.Less:
      return following === 60 ? TokenKind.ShiftLeft : following === 61 ? TokenKind.LessEqual : TokenKind.End;
    case TokenKind.Greater:
      return following === 62 ? TokenKind.ShiftRight : following === 61 ? TokenKind.GreaterEqual : TokenKind.End;
    case TokenKind.Equal:
      return following === 61 ? TokenKind.EqualEqual : TokenKind.End;
    case TokenKind.Bang:
      return following === 61 ? TokenKind.NotEqual : TokenKind.End;
    case TokenKind.Ampersand:
      return following === 38 ? TokenKind.AndAnd : TokenKind.End;
    case TokenKind.Bar:
      return following === 124 ? TokenKind.OrOr : TokenKind.End;
    default:
      return TokenKind.End;
  }
}

function slash(start: number): number {
  const following = state.bytes[start + 1];
  if (following === 47) return lineComment(start);
  if (following === 42) return blockComment(start);
  state.push(TokenKind.Slash, start, start + 1);
  return start + 1;
}

export function endOfLine(bytes: Uint8Array, at: number): number {
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
  return at;
}

function lineComment(start: number): number {
  const end = endOfLine(state.bytes, start);
  checkGap(start, end);
  return end;
}

function blockComment(start: number): number {
  const { bytes } = state;
  let at = bytes.indexOf(42, start + 2);
  while (at >= 0 && bytes[at + 1] !== 47) at = bytes.indexOf(42, at + 1);
  const end = at < 0 ? bytes.length : at + 2;
  if (at < 0)
    state.report(
      'unclosed-comment',
      start,
      start + 2,
      'This comment is never closed: `*/` is missing. Comments do not nest.',
    );
  checkGap(start, end);
  return end;
}

/** ptxas rejects every byte above 0x7f and NUL, in comments too: one problem for each comment, from the first to the last. */
function checkGap(start: number, end: number): void {
  const { bytes } = state;
  let first = -1;
  let last = -1;
  for (let i = start; i < end; i++) {
    if (bytes[i] < 0x80 && bytes[i] !== 0) continue;
    if (first < 0) first = i;
    last = i;
  }
  if (first >= 0) reportNonAscii(first, last + 1);
}

function reportNonAscii(start: number, end: number): void {
  if (state.bytes[start] === 0)
    state.report('invalid-character', start, end, 'A NUL byte ends the file for ptxas: what follows it is lost.');
  else state.report('non-ascii', start, end, 'ptxas accepts ASCII only, in comments and strings too.');
}

function nonAscii(start: number): number {
  let end = start + 1;
  while (classOf[state.bytes[end]] === CharClass.NonAscii) end++;
  state.push(TokenKind.Error, start, end);
  reportNonAscii(start, end);
  return end;
}

function string(start: number): number {
  const { bytes } = state;
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== 34 && bytes[at] !== 10 && bytes[at] !== 13) at += bytes[at] === 92 ? 2 : 1;
  at = Math.min(at, bytes.length);
  const closed = bytes[at] === 34;
  const end = closed ? at + 1 : at;
  state.push(TokenKind.String, start, end);
  checkGap(start, end);
  if (!closed) state.report('unclosed-string', start, end, 'This string is not closed on its line.');
  return end;
}

/** `# 12 "file.cu"` and `#line 12 "file.cu"` are gaps; other `#` lines are errors: ptxas runs no preprocessor. */
function lineMarker(start: number): number {
  const end = endOfLine(state.bytes, start);
  const text = bytesToText(state.bytes, start, Math.min(end, start + 400));
  if (/^#(line)?\s+\d+(\s|$)/.test(text)) return end;
  state.push(TokenKind.Error, start, end);
  state.report(
    'invalid-character',
    start,
    end,
    'ptxas runs no preprocessor: only line markers such as `# 12 "kernel.cu"` may begin with `#`.',
  );
  return end;
}

function invalid(start: number): number {
  const { bytes } = state;
  if (bytes[start] === 0) return nuls(start);
  if (bytes[start] === 0x27 && bytes[start + 2] === 0x27) return quoted(start);
  state.push(TokenKind.Error, start, start + 1);
  const what = describe(state.bytes[start]);
  state.report('invalid-character', start, start + 1, `${what} is not a character of PTX.`);
  return start + 1;
}

/** `'a'`, as C writes it. */
function quoted(start: number): number {
  const code = state.bytes[start + 1];
  state.push(TokenKind.Integer, start, start + 3);
  state.report('invalid-character', start, start + 3, `A character is written as its number: ${code}.`);
  return start + 3;
}

/** Padding with NUL bytes is one problem, however long. */
function nuls(start: number): number {
  let end = start + 1;
  while (state.bytes[end] === 0) end++;
  state.push(TokenKind.Error, start, end);
  reportNonAscii(start, end);
  return end;
}

function describe(byte: number): string {
  return byte > 32 && byte < 127
    ? `\`${String.fromCharCode(byte)}\``
    : `The control character 0x${byte.toString(16).padStart(2, '0')}`;
}
