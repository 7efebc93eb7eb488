// Statements of a function body.
import { NodeKind } from '../nodes';
import { describeToken, MAX_DEPTH, type Parser } from '../parser';
import { TokenKind } from '../tokens';
import { parseVariable } from './declarations';
import { parseSignature } from './functions';
import { parseInstruction } from './instructions';
import { declarationPrefixes, declarationSpaces } from './keywords';
import { parseLoc, parsePragma } from './module';
import { endStatement, missesColon, skipStatement, unexpected } from './recovery';

/** Statements up to the `}` that closes the current block, or to the end of the text. */
export function parseStatements(p: Parser): void {
  while (p.current() !== TokenKind.CloseBrace && p.current() !== TokenKind.End) {
    const before = p.at;
    parseStatement(p);
    if (p.at === before) p.advance();
  }
}

function parseStatement(p: Parser): void {
  switch (p.current()) {
    case TokenKind.Identifier:
      if (p.peek(1) === TokenKind.Colon) parseLabel(p);
      else if (missesColon(p)) parseBareLabel(p);
      else parseInstruction(p);
      return;
    case TokenKind.At:
      parseInstruction(p);
      return;
    case TokenKind.Dotted:
      parseDirective(p);
      return;
    case TokenKind.OpenBrace:
      if (p.peek(2) === TokenKind.Comma) parseStrayVector(p);
      else parseBlock(p, NodeKind.Block);
      return;
    default:
      parseStray(p);
  }
}

function parseStray(p: Parser): void {
  if (p.current() === TokenKind.Semicolon) {
    p.problem('syntax-error', 'A `;` alone is no statement: remove it.');
    p.leaf(NodeKind.Error);
    return;
  }
  unexpected(p, 'an instruction, a label or a directive');
  skipStatement(p);
}

/** `{a, b}, …` where the opcode was forgotten. */
function parseStrayVector(p: Parser): void {
  unexpected(p, 'an opcode, and then the operands');
  p.advance();
  skipStatement(p);
}

/** `{ … }` as a body or as a nested block. */
export function parseBlock(p: Parser, kind: NodeKind.Block | NodeKind.Body): void {
  const node = p.open(kind);
  const opening = p.at;
  p.advance();
  if (p.depth >= MAX_DEPTH) {
    p.problem('syntax-error', `Blocks are nested more than ${MAX_DEPTH} levels deep.`, opening);
    while (p.current() !== TokenKind.End) p.advance();
  } else {
    p.depth++;
    parseStatements(p);
    p.depth--;
    if (!p.take(TokenKind.CloseBrace)) reportUnclosed(p, opening);
  }
  p.close(node);
}

/** Only the innermost open brace is reported: its closing would give the others theirs. */
function reportUnclosed(p: Parser, opening: number): void {
  const { problems } = p;
  if (problems.length > 0 && problems[problems.length - 1].code === 'unclosed-brace') return;
  p.problem('unclosed-brace', 'This `{` is never closed.', opening);
}

/** `name` before an instruction: it is a label all the same, so that branches to it find it. */
function parseBareLabel(p: Parser): void {
  p.problem('syntax-error', `A label ends with \`:\`: write \`${p.text()}:\`.`);
  const node = p.open(NodeKind.Label);
  p.leaf(NodeKind.Name);
  p.close(node);
}

/** `name:`; what must be labelled (`.branchtargets` …) is taken with its label. */
function parseLabel(p: Parser): void {
  const node = p.open(NodeKind.Label);
  p.leaf(NodeKind.Name);
  p.advance();
  p.close(node);
  if (p.current() === TokenKind.Dotted) parseLabelledDirective(p);
}

function parseLabelledDirective(p: Parser): void {
  switch (p.text()) {
    case '.branchtargets':
      return parseNames(p, NodeKind.BranchTargets, 'a label');
    case '.calltargets':
      return parseNames(p, NodeKind.CallTargets, 'a function name');
    case '.callprototype':
      return parsePrototype(p);
    default:
  }
}

function parseNames(p: Parser, kind: NodeKind, expected: string): void {
  const node = p.open(kind);
  p.advance();
  let whole = true;
  do {
    if (p.current() === TokenKind.Identifier) whole = parseListed(p);
    else {
      unexpected(p, expected);
      whole = false;
    }
  } while (whole && p.take(TokenKind.Comma));
  if (whole) endStatement(p);
  else skipStatement(p);
  p.close(node);
}

/** `name`, or `name<5>` for name0 to name4, which makes no Name. */
function parseListed(p: Parser): boolean {
  if (p.peek(1) !== TokenKind.Less) {
    p.leaf(NodeKind.Name);
    return true;
  }
  const node = p.open(NodeKind.RangeCount);
  p.at += 2;
  const whole = p.take(TokenKind.Integer) && p.take(TokenKind.Greater);
  if (!whole) unexpected(p, 'a number of labels and `>`, as in `<16>`');
  p.close(node);
  return whole;
}

/** `.callprototype (ret) _ (params) .noreturn;` */
function parsePrototype(p: Parser): void {
  const node = p.open(NodeKind.CallPrototype);
  p.advance();
  if (parseSignature(p, 'prototype')) endStatement(p);
  else skipStatement(p);
  p.close(node);
}

function parseDirective(p: Parser): void {
  const word = p.text();
  if (declarationSpaces.has(word) || declarationPrefixes.has(word)) return parseVariable(p, p.open(NodeKind.Variable));
  switch (word) {
    case '.loc':
    case '.loc_intermediate':
      return parseLoc(p);
    case '.pragma':
      return parsePragma(p);
    case '.branchtargets':
    case '.calltargets':
    case '.callprototype':
      p.problem('syntax-error', `\`${word}\` needs a label before it: \`name: ${word} …;\`.`);
      p.advance();
      return skipStatement(p);
    default:
      p.problem('unknown-directive', `${describeToken(p)} is no directive that can stand in a function body.`);
      p.advance();
      skipStatement(p);
  }
}
