// Constant expressions: the operators of C on integers and floats, WARP_SZ, casts to .s64 and .u64. Names never stand in
// them (ptxas 13.0: `1+gv` is a syntax error; `gv+4` is an operand of its own, see operands.ts).
import { NodeKind } from '../nodes';
import { MAX_DEPTH, type Parser } from '../parser';
import { TokenKind } from '../tokens';
import { unexpected } from './recovery';

/** Binding power of a binary operator; 0 for a token that is none. */
function precedence(kind: TokenKind): number {
  switch (kind) {
    case TokenKind.OrOr:
      return 1;
    case TokenKind.AndAnd:
      return 2;
    case TokenKind.Bar:
      return 3;
    case TokenKind.Caret:
      return 4;
    case TokenKind.Ampersand:
      return 5;
    case TokenKind.EqualEqual:
    case TokenKind.NotEqual:
      return 6;
    case TokenKind.Less:
    case TokenKind.Greater:
    case TokenKind.LessEqual:
    case TokenKind.GreaterEqual:
      return 7;
    case TokenKind.ShiftLeft:
    case TokenKind.ShiftRight:
      return 8;
    case TokenKind.Plus:
    case TokenKind.Minus:
      return 9;
    case TokenKind.Star:
    case TokenKind.Slash:
    case TokenKind.Percent:
      return 10;
    default:
      return 0;
  }
}

export function beginsExpression(p: Parser): boolean {
  switch (p.current()) {
    case TokenKind.Integer:
    case TokenKind.Float:
    case TokenKind.HexFloat:
    case TokenKind.Plus:
    case TokenKind.Minus:
    case TokenKind.Tilde:
    case TokenKind.Bang:
    case TokenKind.OpenParen:
      return true;
    case TokenKind.Identifier:
      return isWarpSize(p);
    default:
      return false;
  }
}

export function isWarpSize(p: Parser): boolean {
  return p.ends[p.at] - p.starts[p.at] === 7 && p.bytes[p.starts[p.at]] === 87 && p.text() === 'WARP_SZ';
}

/** A constant expression; false when there was none or it broke off (reported). */
export function parseExpression(p: Parser): boolean {
  const start = p.nodeCount;
  if (!parseBinary(p, 1)) return false;
  if (p.current() !== TokenKind.Question) return true;
  const node = p.wrap(start, NodeKind.Conditional);
  p.advance();
  const whole = parseNested(p) && expectColon(p) && parseNested(p);
  p.close(node);
  return whole;
}

function parseNested(p: Parser): boolean {
  if (p.depth >= MAX_DEPTH) return tooDeep(p);
  p.depth++;
  const whole = parseExpression(p);
  p.depth--;
  return whole;
}

export function tooDeep(p: Parser): boolean {
  p.problem('syntax-error', `This is nested more than ${MAX_DEPTH} levels deep.`);
  return false;
}

function expectColon(p: Parser): boolean {
  if (p.take(TokenKind.Colon)) return true;
  unexpected(p, '`:`');
  return false;
}

function parseBinary(p: Parser, least: number): boolean {
  const start = p.nodeCount;
  if (!parseUnary(p)) return false;
  // Operators of a higher power are taken by the operands, so each turn meets a lower one: ten turns at most.
  for (;;) {
    const power = precedence(p.current());
    if (power === 0 || power < least) return true;
    const node = p.wrap(start, NodeKind.Binary);
    const whole = parseChain(p, power);
    p.close(node);
    if (!whole) return false;
  }
}

/** Operators of one power with the operands behind them, side by side in one node. */
function parseChain(p: Parser, power: number): boolean {
  do {
    p.advance();
    if (!parseBinary(p, power + 1)) return false;
  } while (precedence(p.current()) === power);
  return true;
}

function parseUnary(p: Parser): boolean {
  switch (p.current()) {
    case TokenKind.Integer:
    case TokenKind.Float:
      p.leaf(NodeKind.Number);
      return true;
    case TokenKind.HexFloat:
      p.leaf(NodeKind.Number);
      if (precedence(p.current()) > 0)
        p.problem(
          'syntax-error',
          'A hex float stands alone: nothing can be computed with it. Write it as a decimal float.',
          p.at - 1,
        );
      return true;
    case TokenKind.Plus:
    case TokenKind.Minus:
    case TokenKind.Tilde:
    case TokenKind.Bang:
      return parseOperator(p);
    case TokenKind.OpenParen:
      return parseParen(p);
    case TokenKind.Identifier:
      if (!isWarpSize(p)) break;
      p.leaf(NodeKind.WarpSize);
      return true;
    default:
  }
  unexpected(p, 'a constant');
  return false;
}

function parseOperator(p: Parser): boolean {
  if (p.depth >= MAX_DEPTH) return tooDeep(p);
  const node = p.open(NodeKind.Unary);
  p.advance();
  if (p.current() === TokenKind.HexFloat) {
    p.problem('syntax-error', 'A hex float takes no sign: set its sign bit instead (`0fBF800000` is -1.0).');
    p.advance();
    p.close(node);
    return true;
  }
  p.depth++;
  const whole = parseUnary(p);
  p.depth--;
  p.close(node);
  return whole;
}

function parseParen(p: Parser): boolean {
  if (p.peek(1) === TokenKind.Dotted && p.peek(2) === TokenKind.CloseParen) return parseCast(p);
  const node = p.open(NodeKind.Paren);
  p.advance();
  const whole = parseNested(p) && closeParen(p);
  p.close(node);
  return whole;
}

function closeParen(p: Parser): boolean {
  if (p.take(TokenKind.CloseParen)) return true;
  unexpected(p, '`)`');
  return false;
}

function parseCast(p: Parser): boolean {
  if (p.depth >= MAX_DEPTH) return tooDeep(p);
  const node = p.open(NodeKind.Cast);
  p.at += 3;
  p.depth++;
  const whole = parseUnary(p);
  p.depth--;
  p.close(node);
  return whole;
}
