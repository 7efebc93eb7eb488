// Whether there is a space between two tokens of one statement. Where nothing speaks for or against, what was there stays.
import { TokenKind } from '../../syntax/tokens';

/** `hadGap`: something stood between them. */
export function spaceBetween(before: TokenKind, after: TokenKind, hadGap: boolean): string {
  switch (after) {
    case TokenKind.Comma:
    case TokenKind.Semicolon:
    case TokenKind.CloseBracket:
    case TokenKind.CloseParen:
    case TokenKind.CloseBrace:
    case TokenKind.Colon:
      return '';
    case TokenKind.Equal:
      return ' ';
  }
  switch (before) {
    case TokenKind.OpenBracket:
    case TokenKind.OpenParen:
    case TokenKind.OpenBrace:
    case TokenKind.At:
    case TokenKind.Bang:
      return '';
    case TokenKind.Comma:
    case TokenKind.Equal:
      return ' ';
    default:
      return hadGap ? ' ' : '';
  }
}

/** The same inside brackets: an address is written without spaces, `[%rd1+8]`. */
export function spaceInAddress(before: TokenKind, after: TokenKind, hadGap: boolean): string {
  return isSign(before) || isSign(after) ? '' : spaceBetween(before, after, hadGap);
}

const isSign = (kind: TokenKind): boolean => kind === TokenKind.Plus || kind === TokenKind.Minus;
