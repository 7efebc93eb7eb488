// Operands of instructions. A function returns false when the operand broke off; the problem is then reported and the
// caller skips the statement.
import { NodeKind } from '../nodes';
import { MAX_DEPTH, type Parser } from '../parser';
import { TokenKind } from '../tokens';
import { beginsExpression, isWarpSize, parseExpression, tooDeep } from './expressions';
import { missesNext, missesSemicolon, unexpected } from './recovery';

export function parseOperand(p: Parser): boolean {
  switch (p.current()) {
    case TokenKind.Identifier:
      return isWarpSize(p) ? parseExpression(p) : parseNamed(p);
    case TokenKind.OpenBracket:
      return parseAddress(p);
    case TokenKind.OpenBrace:
      return parseVectorPair(p);
    case TokenKind.Underscore:
      return parseSink(p);
    case TokenKind.Bang:
    case TokenKind.Minus:
      return parseSigned(p);
    default:
      if (beginsExpression(p)) return parseExpression(p);
      unexpected(p, 'an operand');
      return false;
  }
}

/** An operand behind a comma, where the line may have ended without one. */
export function parseNextOperand(p: Parser): boolean {
  return !missesNext(p, 'an operand') && parseOperand(p);
}

/** `name`, `name.x`, `name[2]`, `name+4`, `p|q`. */
function parseNamed(p: Parser): boolean {
  const start = p.nodeCount;
  p.leaf(NodeKind.Name);
  switch (p.current()) {
    case TokenKind.Dotted:
      return missesSemicolon(p) || parseMember(p, start);
    case TokenKind.Bar:
      return parsePair(p, start);
    case TokenKind.Plus:
      return parseSum(p, start);
    case TokenKind.OpenBracket:
      return parseIndexed(p, start);
    default:
      return true;
  }
}

function parseMember(p: Parser, start: number): boolean {
  const node = p.wrap(start, NodeKind.Member);
  p.advance();
  p.close(node);
  return true;
}

function parseSink(p: Parser): boolean {
  const start = p.nodeCount;
  p.leaf(NodeKind.Sink);
  return p.current() === TokenKind.Bar ? parsePair(p, start) : true;
}

function parsePair(p: Parser, start: number): boolean {
  const node = p.wrap(start, NodeKind.Pair);
  p.advance();
  let whole = true;
  if (missesNext(p, 'a register')) whole = false;
  else if (p.current() === TokenKind.Identifier) p.leaf(NodeKind.Name);
  else if (p.current() === TokenKind.Underscore) p.leaf(NodeKind.Sink);
  else {
    unexpected(p, 'a register behind `|`');
    whole = false;
  }
  p.close(node);
  return whole;
}

/** `{a, b}`, and `{a, b}|p` as `tex` has it. */
function parseVectorPair(p: Parser): boolean {
  const start = p.nodeCount;
  return parseVector(p) && (p.current() === TokenKind.Bar ? parsePair(p, start) : true);
}

function parseSum(p: Parser, start: number): boolean {
  const node = p.wrap(start, NodeKind.Sum);
  p.advance();
  const whole = parseExpression(p);
  p.close(node);
  return whole;
}

function parseIndexed(p: Parser, start: number): boolean {
  const node = p.wrap(start, NodeKind.Indexed);
  p.advance();
  const whole = parseExpression(p) && closeBracket(p);
  p.close(node);
  return whole;
}

function closeBracket(p: Parser): boolean {
  if (p.take(TokenKind.CloseBracket)) return true;
  unexpected(p, '`]`');
  return false;
}

/** `!p`, `-r` and `-r.h0`; with a constant behind them they are expressions. */
function parseSigned(p: Parser): boolean {
  const name = p.peek(1) === TokenKind.Identifier;
  if (!name) return parseExpression(p);
  const isNegated = p.current() !== TokenKind.Bang;
  const node = p.open(isNegated ? NodeKind.Negate : NodeKind.Not);
  p.advance();
  if (missesNext(p, 'an operand')) {
    p.close(node);
    return false;
  }
  if (isWarpSize(p)) {
    p.setKind(node, NodeKind.Unary);
    p.leaf(NodeKind.WarpSize);
  } else {
    const start = p.nodeCount;
    p.leaf(NodeKind.Name);
    if (isNegated && p.current() === TokenKind.Dotted) parseMember(p, start);
  }
  p.close(node);
  return true;
}

/** `[base]`, `[base+4]`, `[16]`, `[object, sampler, {x, y}]`; behind it `.unified` may stand. */
export function parseAddress(p: Parser): boolean {
  const node = p.open(NodeKind.Address);
  p.advance();
  const whole = parseAddressBody(p) && closeBracket(p);
  if (whole && p.current() === TokenKind.Dotted && p.text() === '.unified') p.advance();
  p.close(node);
  return whole;
}

function parseAddressBody(p: Parser): boolean {
  if (missesNext(p, 'a register or a variable')) return false;
  if (p.current() !== TokenKind.Identifier || isWarpSize(p)) {
    if (beginsExpression(p)) return parseExpression(p);
    unexpected(p, 'a register or a variable');
    return false;
  }
  const start = p.nodeCount;
  p.leaf(NodeKind.Name);
  if (p.current() === TokenKind.Plus) return parseSum(p, start);
  while (p.take(TokenKind.Comma)) if (!parseCoordinates(p)) return false;
  return true;
}

function parseCoordinates(p: Parser): boolean {
  if (p.current() === TokenKind.OpenBrace) return parseVector(p);
  if (p.current() === TokenKind.Identifier) {
    p.leaf(NodeKind.Name);
    return true;
  }
  unexpected(p, 'coordinates: a register or `{…}`');
  return false;
}

export function parseVector(p: Parser): boolean {
  if (p.depth >= MAX_DEPTH) return tooDeep(p);
  const node = p.open(NodeKind.Vector);
  p.advance();
  p.depth++;
  let whole = parseNextOperand(p);
  while (whole && p.take(TokenKind.Comma)) whole = parseNextOperand(p);
  p.depth--;
  if (whole && !p.take(TokenKind.CloseBrace)) {
    unexpected(p, '`,` or `}`');
    whole = false;
  }
  // The `}` of a broken vector must not close the function; one that begins a line closes a block.
  if (!whole && p.current() === TokenKind.CloseBrace && !p.beginsLine()) p.advance();
  p.close(node);
  return whole;
}
