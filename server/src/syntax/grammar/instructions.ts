// An instruction: guard, opcode with its modifiers, operands, `;`. No opcode is known here but `call`, whose
// parenthesised lists are part of the grammar.
import { NodeKind } from '../nodes';
import type { Parser } from '../parser';
import { TokenKind } from '../tokens';
import { parseNextOperand, parseOperand } from './operands';
import {
  beginsDirective,
  endStatement,
  endsWithOpcode,
  isLoneDot,
  missesNext,
  skipStatement,
  unexpected,
} from './recovery';
import { parseBlock } from './statements';

export function parseInstruction(p: Parser): void {
  const node = p.open(NodeKind.Instruction);
  if (p.current() === TokenKind.At && !parseGuard(p)) skipStatement(p);
  else if (p.current() === TokenKind.OpenBrace) {
    p.problem(
      'syntax-error',
      'A guard stands before a single instruction, not before a block: branch around the block instead.',
    );
    p.close(node);
    return parseBlock(p, NodeKind.Block);
  } else if (p.peek(1) === TokenKind.Colon) {
    p.advance();
    p.problem('syntax-error', 'A guard stands before an instruction, not before a label: put the label first.');
    p.advance();
  } else if (p.current() !== TokenKind.Identifier) {
    unexpected(p, 'an instruction behind the guard');
    skipStatement(p);
  } else if (p.peek(1) === TokenKind.Comma || p.peek(1) === TokenKind.Bar) {
    unexpected(p, 'an opcode, and then the operands');
    skipStatement(p);
  } else parseUnguarded(p);
  p.close(node);
}

/** `@p` or `@!p`. */
function parseGuard(p: Parser): boolean {
  const node = p.open(NodeKind.Guard);
  p.advance();
  p.take(TokenKind.Bang);
  const whole = p.current() === TokenKind.Identifier && !beginsOther(p);
  if (whole) p.leaf(NodeKind.Name);
  else unexpected(p, 'a predicate register');
  p.close(node);
  return whole;
}

/** A label or an opcode with its modifiers on the line below a guard that is still to be typed. */
function beginsOther(p: Parser): boolean {
  return p.beginsLine() && (p.peek(1) === TokenKind.Colon || p.peek(1) === TokenKind.Dotted);
}

function parseUnguarded(p: Parser): void {
  const call = isCall(p);
  parseOpcode(p);
  if (!call && p.take(TokenKind.Semicolon)) return;
  if (!call && endsWithOpcode(p)) endStatement(p);
  else if (call ? parseCall(p) : parseOperands(p)) endStatement(p);
  else skipStatement(p);
}

function parseOpcode(p: Parser): void {
  const node = p.open(NodeKind.Opcode);
  p.advance();
  while (p.current() === TokenKind.Dotted && !(p.beginsLine() && beginsDirective(p))) p.advance();
  p.close(node);
  // The operands of an opcode that is still being typed are read all the same.
  if (isLoneDot(p, p.at)) skipWords(p);
}

function skipWords(p: Parser): void {
  const node = p.open(NodeKind.Error);
  do p.advance();
  while (p.current() === TokenKind.Dotted && !p.beginsLine());
  // `add. u32 %r1, …`: the word is no operand, for no comma stands behind it.
  const isWord = p.current() === TokenKind.Identifier && p.peek(1) === TokenKind.Identifier;
  if (isWord && !p.beginsLine() && !p.beginsLine(p.at + 1)) p.advance();
  p.close(node);
}

function parseOperands(p: Parser): boolean {
  let whole = parseOperand(p);
  while (whole && p.take(TokenKind.Comma)) whole = parseNextOperand(p);
  return whole;
}

function isCall(p: Parser): boolean {
  const start = p.starts[p.at];
  const { bytes } = p;
  return (
    p.ends[p.at] - start === 4 &&
    bytes[start] === 99 &&
    bytes[start + 1] === 97 &&
    bytes[start + 2] === 108 &&
    bytes[start + 3] === 108
  );
}

/** `(ret), f, (args), table`: return values, arguments and table may be absent. */
function parseCall(p: Parser): boolean {
  if (p.current() === TokenKind.OpenParen && !(parseArguments(p) && expectComma(p))) return false;
  if (!parseTarget(p)) return false;
  if (!p.take(TokenKind.Comma)) return true;
  if (p.current() !== TokenKind.OpenParen) return parseTarget(p);
  if (!parseArguments(p)) return false;
  return p.take(TokenKind.Comma) ? parseTarget(p) : true;
}

function expectComma(p: Parser): boolean {
  if (p.take(TokenKind.Comma)) return true;
  unexpected(p, '`,` between the return values and the function');
  return false;
}

function parseTarget(p: Parser): boolean {
  if (missesNext(p, 'a function or a register')) return false;
  if (p.current() === TokenKind.Identifier) {
    p.leaf(NodeKind.Name);
    return true;
  }
  unexpected(p, 'a function or a register');
  return false;
}

function parseArguments(p: Parser): boolean {
  const node = p.open(NodeKind.Arguments);
  p.advance();
  let whole = true;
  if (p.current() !== TokenKind.CloseParen) {
    whole = parseNextOperand(p);
    while (whole && p.take(TokenKind.Comma)) whole = parseNextOperand(p);
  }
  if (whole && !p.take(TokenKind.CloseParen)) {
    unexpected(p, '`,` or `)`');
    whole = false;
  }
  p.close(node);
  return whole;
}
