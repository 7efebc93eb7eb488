// Functions and kernels: return values, name, parameters, header directives, body.
import { NodeKind } from '../nodes';
import { describeToken, type Parser } from '../parser';
import { TokenKind } from '../tokens';
import { parseAttribute, parseName, parsePrefix, parseSizes, parseType } from './declarations';
import { isWarpSize } from './expressions';
import { entryDirectives, functionDirectives, itemStarts } from './keywords';
import { parsePragma } from './module';
import { skipStatement, unexpected } from './recovery';
import { parseBlock } from './statements';

/** From `.entry` or `.func` to the end of the body or of the declaration. The node may have begun with a linking word. */
export function parseFunction(p: Parser, node: number): void {
  const kind = p.text() === '.entry' ? 'entry' : 'func';
  p.advance();
  if (p.current() === TokenKind.Dotted && p.text() === '.attribute') {
    if (kind === 'entry') p.problem('syntax-error', 'Kernels have no attributes.');
    else if (p.peek(2) === TokenKind.Dotted && p.text(p.at + 2) === '.managed')
      p.problem('syntax-error', '`.managed` is an attribute of variables, not of functions.', p.at + 2);
    p.advance();
    parseAttribute(p);
  }
  if (parseSignature(p, kind)) parseEnd(p, kind);
  else recoverToBody(p);
  p.setKind(node, NodeKind.Function);
  p.close(node);
}

/** `(ret) name (params) directives`; shared with `.callprototype`. */
export function parseSignature(p: Parser, kind: 'entry' | 'func' | 'prototype'): boolean {
  if (p.current() === TokenKind.OpenParen && kind !== 'entry' && !parseParameters(p, NodeKind.ReturnParameters))
    return false;
  if (kind === 'prototype' && p.current() === TokenKind.Identifier) {
    p.problem('syntax-error', 'A prototype has no name: write `_`.');
  }
  if (!parseNameOrUnderscore(p, 'a function name')) return false;
  if (p.current() === TokenKind.OpenParen && !parseParameters(p, NodeKind.Parameters)) return false;
  return parseHeader(p, kind);
}

function parseHeader(p: Parser, kind: 'entry' | 'func' | 'prototype'): boolean {
  const known = kind === 'entry' ? entryDirectives : functionDirectives;
  while (p.current() === TokenKind.Dotted) {
    const word = p.text();
    const counts = known.get(word);
    if (counts) {
      if (!parseHeaderDirective(p, counts[0], counts[1])) return false;
    } else if (word === '.pragma' && kind === 'entry') parsePragma(p);
    else if (itemStarts.has(word)) return true;
    else return misplaced(p, word, kind);
  }
  return true;
}

function misplaced(p: Parser, word: string, kind: 'entry' | 'func' | 'prototype'): boolean {
  const other = kind === 'entry' ? functionDirectives : entryDirectives;
  if (word === '.pragma') p.problem('syntax-error', '`.pragma` stands in the body of a `.func`, not in its header.');
  else if (other.has(word))
    p.problem('syntax-error', `\`${word}\` belongs to ${kind === 'entry' ? 'a `.func`' : 'an `.entry`'} only.`);
  else p.problem('unknown-directive', `${describeToken(p)} is no directive that can stand in a function's header.`);
  return false;
}

function parseHeaderDirective(p: Parser, least: number, most: number): boolean {
  const node = p.open(NodeKind.HeaderDirective);
  p.advance();
  let whole = true;
  for (let i = 0; i < most && whole; i++) {
    if (i > 0 && !p.take(TokenKind.Comma)) break;
    if (p.current() === TokenKind.Integer) p.leaf(NodeKind.Number);
    else if (p.current() === TokenKind.Identifier && isWarpSize(p)) p.leaf(NodeKind.WarpSize);
    else if (i >= least && i === 0) break;
    else {
      unexpected(p, 'a number');
      whole = false;
    }
  }
  p.close(node);
  return whole;
}

function parseParameters(p: Parser, kind: NodeKind.Parameters | NodeKind.ReturnParameters): boolean {
  const node = p.open(kind);
  p.advance();
  let whole = true;
  if (p.current() !== TokenKind.CloseParen) {
    do whole = parseParameter(p);
    while (whole && p.take(TokenKind.Comma));
  }
  if (whole && !p.take(TokenKind.CloseParen)) {
    unexpected(p, '`,` or `)`');
    whole = false;
  }
  p.close(node);
  return whole;
}

/** `.param .u64 .ptr .global .align 16 name[4]`, `.reg .u32 name`. */
function parseParameter(p: Parser): boolean {
  const node = p.open(NodeKind.Parameter);
  const whole =
    parseParameterPrefixes(p) &&
    parseType(p) &&
    parsePointer(p) &&
    parseNameOrUnderscore(p, 'a parameter name') &&
    parseSizes(p);
  p.close(node);
  return whole;
}

function parseParameterPrefixes(p: Parser): boolean {
  if (p.current() !== TokenKind.Dotted) {
    unexpected(p, 'a parameter such as `.param .u64 name`');
    return false;
  }
  let spaces = 0;
  for (let word = p.text(); p.current() === TokenKind.Dotted; word = p.text()) {
    if (word === '.align' || word === '.attribute') {
      if (!parsePrefix(p, word)) return false;
    } else if (parameterSpaces.has(word)) {
      if (spaces++ === 1) p.problem('syntax-error', `\`${word}\`: a parameter has one state space only.`);
      p.advance();
    } else return true;
  }
  return true;
}

/** `.param` and `.reg`, and the others, which rules/declaration-space.ts explains. */
const parameterSpaces: ReadonlySet<string> = new Set(['.param', '.reg', '.global', '.shared', '.const', '.local']);

/** Prototypes are called `_`, and so are their parameters. */
function parseNameOrUnderscore(p: Parser, expected: string): boolean {
  if (p.current() !== TokenKind.Underscore) return parseName(p, expected);
  p.leaf(NodeKind.Name);
  return true;
}

/** `.ptr`, the space it points to and its alignment. */
function parsePointer(p: Parser): boolean {
  // ptxas 13.0 takes an alignment behind the type too.
  if (p.current() === TokenKind.Dotted && p.text() === '.align') return parsePrefix(p, '.align');
  if (p.current() !== TokenKind.Dotted || p.text() !== '.ptr') return true;
  p.advance();
  while (p.current() === TokenKind.Dotted) {
    const word = p.text();
    if (word === '.align') {
      if (!parsePrefix(p, word)) return false;
    } else if (word === '.global' || word === '.shared' || word === '.const' || word === '.local') p.advance();
    else return true;
  }
  return true;
}

/**
 * A body, or the `;` of a declaration. A device function may have neither before the next item (ptxas 13.0 and 13.3 accept
 * `.func f() .entry e() {…}`), a kernel may not.
 */
function parseEnd(p: Parser, kind: 'entry' | 'func'): void {
  if (p.current() === TokenKind.Semicolon && p.peek(1) === TokenKind.OpenBrace) {
    p.problem('syntax-error', 'A `;` cannot stand between the header of a function and its body: remove it.');
    p.advance();
  }
  if (p.current() === TokenKind.OpenBrace) return parseBlock(p, NodeKind.Body);
  if (p.take(TokenKind.Semicolon)) return;
  if (p.current() !== TokenKind.End && p.current() !== TokenKind.Dotted) {
    unexpected(p, 'a body `{…}` or `;`');
    recoverToBody(p);
  } else if (kind === 'entry' && !endsBeforeBody(p)) {
    p.problem(
      'syntax-error',
      'This kernel has no body: write `{…}` behind its header, or `;` to declare it only.',
      p.at - 1,
    );
  }
}

/** Of a function that is known already only the header is parsed (semantic/plain/header.ts). */
function endsBeforeBody(p: Parser): boolean {
  return p.current() === TokenKind.End && p.bytes[p.starts[p.at]] === 123;
}

/** After a broken header the body is still worth reading. */
function recoverToBody(p: Parser): void {
  const error = p.open(NodeKind.Error);
  while (p.current() !== TokenKind.End && p.current() !== TokenKind.OpenBrace && p.current() !== TokenKind.Semicolon) {
    if (p.current() === TokenKind.Dotted && p.beginsLine() && itemStarts.has(p.text())) break;
    p.advance();
  }
  p.close(error);
  if (p.current() === TokenKind.OpenBrace) parseBlock(p, NodeKind.Body);
  else if (p.current() === TokenKind.Semicolon) skipStatement(p);
}
