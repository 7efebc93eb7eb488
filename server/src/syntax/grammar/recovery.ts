// How the parser goes on after an error: it skips to the end of the statement, and takes a line that looks like a new
// statement for one even where the `;` is missing.
import { NodeKind } from '../nodes';
import { describeToken, type Parser } from '../parser';
import { TokenKind } from '../tokens';

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
        p.peek(1) === TokenKind.Colon
      );
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
    else if (p.current() === TokenKind.CloseBrace && nesting-- === 0) break;
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
  unexpected(p, '`;`');
  skipStatement(p);
}

/** Whether the statement just ended without its `;`: the next token begins another one, or closes the block. */
export function missesSemicolon(p: Parser): boolean {
  if (p.current() === TokenKind.End || p.current() === TokenKind.CloseBrace) return true;
  return p.beginsLine() && looksLikeStatement(p);
}

export function unexpected(p: Parser, expected: string): void {
  p.problem('syntax-error', `Unexpected ${describeToken(p)}: expected ${expected}.${hint(p)}`);
}

/** A word about the traps that experts fall into too. */
function hint(p: Parser): string {
  const previous = p.at > 0 ? p.kinds[p.at - 1] : TokenKind.End;
  if (p.current() === TokenKind.Identifier && previous === TokenKind.Integer && p.text().startsWith('%')) {
    return ` \`${p.text()}\` is read as a name; write the remainder with a space, as in \`7 % 3\`.`;
  }
  if (p.current() === TokenKind.Minus) return ' A negative offset is written `+-4`.';
  return '';
}
