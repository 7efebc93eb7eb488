// Token kinds and the flat arrays in which a block's tokens are kept. The text is exactly tokens plus gaps (white space,
// comments, line markers).

export enum TokenKind {
  End,
  /** `add`, `%r1`, `$L__BB0_1`, `x`: names, opcodes, `WARP_SZ`. */
  Identifier,
  /** `.f32`, `.reg`, `.L1::no_allocate`: a dot and what follows it tightly. */
  Dotted,
  /** `_` alone. */
  Underscore,
  Integer,
  /** `1.0`, `1e3`. */
  Float,
  /** `0f3F800000`, `0d…`. */
  HexFloat,
  String,
  Comma,
  Semicolon,
  Colon,
  OpenParen,
  CloseParen,
  OpenBracket,
  CloseBracket,
  OpenBrace,
  CloseBrace,
  Less,
  Greater,
  LessEqual,
  GreaterEqual,
  EqualEqual,
  NotEqual,
  ShiftLeft,
  ShiftRight,
  AndAnd,
  OrOr,
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  Bang,
  Tilde,
  Ampersand,
  Bar,
  Caret,
  Question,
  Equal,
  At,
  /** Anything that is no token of PTX; already reported by the lexer. */
  Error,
}

export interface Tokens {
  readonly count: number;
  /** At least count + 1 entries; that at count is End. */
  readonly kinds: Uint8Array;
  /** Offsets from the block's start; the End token's start and end are the block's length. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** What the lexer or the parser found wrong; offsets from the block's start. */
export interface SyntaxProblem {
  /** File name of the rule in rules/syntax/. */
  readonly code: SyntaxCode;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export type SyntaxCode =
  | 'invalid-number'
  | 'non-ascii'
  | 'invalid-character'
  | 'unclosed-comment'
  | 'unclosed-string'
  | 'unclosed-brace'
  | 'missing-semicolon'
  | 'syntax-error'
  | 'unknown-directive';
