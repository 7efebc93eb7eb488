// Declarations of variables and registers: prefixes, type, declarators with ranges, sizes and initialisers.
import { NodeKind } from '../nodes';
import { describeToken, MAX_DEPTH, type Parser } from '../parser';
import { TokenKind } from '../tokens';
import { beginsExpression, isWarpSize, parseExpression, tooDeep } from './expressions';
import { declarationPrefixes, declarationSpaces, linkage } from './keywords';
import { endStatement, missesNext, skipStatement, unexpected } from './recovery';

/** From the linking word, the space or a prefix to the `;`. The node is a Variable. */
export function parseVariable(p: Parser, node: number): void {
  if (parsePrefixes(p) && parseDeclarators(p)) endStatement(p);
  else skipStatement(p);
  p.setKind(node, NodeKind.Variable);
  p.close(node);
}

/** Space, alignment and attributes in any order, then `.v2`/`.v4` and the type. */
function parsePrefixes(p: Parser): boolean {
  let spaces = 0;
  while (p.current() === TokenKind.Dotted) {
    const word = p.text();
    if (declarationSpaces.has(word)) {
      if (spaces > 0 && p.beginsLine()) {
        unexpected(p, 'a type such as `.b32` and a name');
        return false;
      }
      if (spaces++ === 1) p.problem('syntax-error', `\`${word}\`: a declaration has one state space only.`);
      parseSpace(p);
    } else if (declarationPrefixes.has(word)) {
      if (!parsePrefix(p, word)) return false;
    } else break;
  }
  return parseType(p);
}

/** `.const[2]`: banks existed before PTX 2.2. */
function parseSpace(p: Parser): void {
  p.advance();
  if (p.current() === TokenKind.OpenBracket && p.peek(1) === TokenKind.Integer && p.peek(2) === TokenKind.CloseBracket)
    p.at += 3;
}

/** `.align 8` or `.attribute(.managed)`. */
export function parsePrefix(p: Parser, word: string): boolean {
  p.advance();
  if (word === '.attribute') return parseAttribute(p);
  if (takeNumber(p)) return true;
  unexpected(p, 'an alignment in bytes');
  return false;
}

/** A plain number, or `WARP_SZ`. */
export function takeNumber(p: Parser): boolean {
  if (p.current() !== TokenKind.Integer && !(p.current() === TokenKind.Identifier && isWarpSize(p))) return false;
  p.advance();
  return true;
}

/** `(.managed)`, `(.unified(1,2))`, several separated by commas. */
export function parseAttribute(p: Parser): boolean {
  if (!p.take(TokenKind.OpenParen)) {
    unexpected(p, '`(`');
    return false;
  }
  if (p.current() === TokenKind.CloseParen) unexpected(p, 'an attribute such as `.managed`');
  let nesting = 1;
  while (
    nesting > 0 &&
    (p.current() === TokenKind.Dotted ||
      p.current() === TokenKind.Comma ||
      p.current() === TokenKind.Integer ||
      p.current() === TokenKind.OpenParen ||
      p.current() === TokenKind.CloseParen)
  ) {
    if (p.current() === TokenKind.OpenParen) nesting++;
    else if (p.current() === TokenKind.CloseParen) nesting--;
    else if (p.current() === TokenKind.Dotted && p.text() !== '.managed' && p.text() !== '.unified')
      p.problem('syntax-error', `\`${p.text()}\` is no attribute: there are \`.managed\` and \`.unified(…)\`.`);
    p.advance();
  }
  if (nesting === 0) return true;
  unexpected(p, '`)`');
  return false;
}

/** `.v4 .f32`, `.pred`. Which words are types is judged by rules/unknown-type.ts. */
export function parseType(p: Parser): boolean {
  if (p.current() !== TokenKind.Dotted) {
    unexpected(p, 'a type such as `.b32`');
    return false;
  }
  if (p.text() === '.ptr') {
    unexpected(p, 'a type such as `.u64`');
    return false;
  }
  if (linkage.has(p.text())) {
    p.problem('syntax-error', `\`${p.text()}\` stands before the state space, first in its declaration.`);
    return false;
  }
  if (isVectorWord(p)) {
    const length = p.text();
    if (length !== '.v2' && length !== '.v4') {
      p.problem('syntax-error', `\`${length}\`: a variable is a vector of 2 or 4 elements, \`.v2\` or \`.v4\`.`);
    }
    p.advance();
    if (p.current() !== TokenKind.Dotted) {
      unexpected(p, 'a type such as `.b32`');
      return false;
    }
  }
  p.advance();
  return true;
}

function isVectorWord(p: Parser): boolean {
  return /^\.v\d+$/.test(p.text());
}

function parseDeclarators(p: Parser): boolean {
  let whole = parseDeclarator(p);
  while (whole && p.take(TokenKind.Comma)) whole = !missesNext(p, 'a variable name') && parseDeclarator(p);
  return whole;
}

function parseDeclarator(p: Parser): boolean {
  const node = p.open(NodeKind.Declarator);
  const whole = parseName(p, 'a variable name') && parseRange(p) && parseSizes(p) && parseInitializer(p);
  p.close(node);
  return whole;
}

export function parseName(p: Parser, expected: string): boolean {
  if (p.current() === TokenKind.Identifier && !isWarpSize(p)) {
    p.leaf(NodeKind.Name);
    return true;
  }
  if (p.current() === TokenKind.Dotted && !p.beginsLine())
    p.problem(
      'syntax-error',
      `Unexpected ${describeToken(p)}: expected ${expected}. Alignment stands before the type.`,
    );
  else if (p.current() === TokenKind.Identifier)
    p.problem('syntax-error', '`WARP_SZ` is a constant and cannot be declared.');
  else unexpected(p, expected);
  return false;
}

/** `<16>`: a literal, no expression. */
function parseRange(p: Parser): boolean {
  if (p.current() !== TokenKind.Less) return true;
  const node = p.open(NodeKind.RangeCount);
  p.advance();
  const counted = takeNumber(p);
  const whole = counted && p.take(TokenKind.Greater);
  if (!whole)
    unexpected(p, counted ? '`>` behind the number of registers' : 'a number of registers and `>`, as in `<16>`');
  p.close(node);
  return whole;
}

/** `[4]`, `[]`, `[WARP_SZ]`, several: literals, no expressions. */
export function parseSizes(p: Parser): boolean {
  while (p.current() === TokenKind.OpenBracket) {
    const node = p.open(NodeKind.ArraySize);
    p.advance();
    takeNumber(p);
    const whole = p.take(TokenKind.CloseBracket);
    if (!whole) unexpected(p, '`]` (an array size is a single number)');
    p.close(node);
    if (!whole) return false;
  }
  return true;
}

function parseInitializer(p: Parser): boolean {
  if (p.current() !== TokenKind.Equal) return true;
  const node = p.open(NodeKind.Initializer);
  p.advance();
  const whole = parseInitialValue(p);
  p.close(node);
  return whole;
}

function parseInitialValue(p: Parser): boolean {
  switch (p.current()) {
    case TokenKind.OpenBrace:
      return parseInitializerList(p);
    case TokenKind.Identifier:
      if (!isWarpSize(p)) return parseSymbolValue(p);
      return parseExpression(p);
    case TokenKind.Integer:
      if (p.peek(1) === TokenKind.OpenParen) return parseMask(p);
      return parseExpression(p);
    default:
      if (beginsExpression(p)) return parseExpression(p);
      unexpected(p, 'an initial value');
      return false;
  }
}

function parseInitializerList(p: Parser): boolean {
  if (p.depth >= MAX_DEPTH) return tooDeep(p);
  const node = p.open(NodeKind.InitializerList);
  p.advance();
  p.depth++;
  let whole = true;
  if (p.current() !== TokenKind.CloseBrace) {
    do {
      // `.texref t = {width = 1}`: a property of an opaque variable.
      if (p.current() === TokenKind.Identifier && p.peek(1) === TokenKind.Equal) p.at += 2;
      whole = parseInitialValue(p);
    } while (whole && p.take(TokenKind.Comma));
  }
  p.depth--;
  if (whole && !p.take(TokenKind.CloseBrace)) {
    unexpected(p, '`,` or `}`');
    whole = false;
  }
  // The `}` of a broken list is its own and closes nothing else.
  if (!whole) skipToBrace(p);
  p.close(node);
  return whole;
}

function skipToBrace(p: Parser): void {
  while (
    p.current() !== TokenKind.CloseBrace &&
    p.current() !== TokenKind.Semicolon &&
    p.current() !== TokenKind.End &&
    !(p.beginsLine() && p.current() === TokenKind.Dotted)
  )
    p.advance();
  p.take(TokenKind.CloseBrace);
}

/** `g`, `g+4`, `generic(g)`, `generic(g)+4`. */
function parseSymbolValue(p: Parser): boolean {
  const start = p.nodeCount;
  if (p.peek(1) === TokenKind.OpenParen) {
    if (p.text() !== 'generic') {
      p.advance();
      unexpected(p, '`,` or the end of the initialiser; only `generic(symbol)` takes parentheses');
      return false;
    }
    if (!parseGeneric(p)) return false;
  } else p.leaf(NodeKind.Name);
  if (p.current() !== TokenKind.Plus) return true;
  const node = p.wrap(start, NodeKind.Sum);
  p.advance();
  const whole = parseExpression(p);
  p.close(node);
  return whole;
}

function parseGeneric(p: Parser): boolean {
  const node = p.open(NodeKind.MaskedSymbol);
  p.at += 2;
  const whole = parseName(p, 'a variable or function name') && closeParen(p);
  p.close(node);
  return whole;
}

/** `0xff(g)`, `0xFF00(generic(g)+4)`: one byte of an address. */
function parseMask(p: Parser): boolean {
  const node = p.open(NodeKind.MaskedSymbol);
  p.at += 2;
  let whole = p.current() === TokenKind.Identifier && parseSymbolValue(p);
  if (!whole && p.current() !== TokenKind.Identifier) unexpected(p, 'a variable or function name');
  whole = whole && closeParen(p);
  p.close(node);
  return whole;
}

function closeParen(p: Parser): boolean {
  if (p.take(TokenKind.CloseParen)) return true;
  unexpected(p, '`)`');
  return false;
}
