// The values of constant expressions, as ptxas 13.0 computes them: integers of 64 bits that wrap, doubles, and no mixture of
// the two. Both sides of every operator are computed, so a division by zero counts even where it would not be reached.

import type { TextRange } from '../base/text';
import { NodeKind, rangeOf, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';

export type Constant =
  /** `bits` is the 64-bit pattern; signed unless one operand was unsigned. */
  | { readonly kind: 'integer'; readonly bits: bigint; readonly isUnsigned: boolean }
  | { readonly kind: 'float'; readonly value: number };

export interface ConstantProblem extends TextRange {
  readonly message: string;
}

export interface Evaluation {
  /** Undefined where there is none, for the problem or because the text is broken. */
  readonly value: Constant | undefined;
  readonly problem?: ConstantProblem;
}

const MASK = 0xffff_ffff_ffff_ffffn;
const integer = (bits: bigint, isUnsigned = false): Evaluation => ({
  value: { kind: 'integer', bits: bits & MASK, isUnsigned },
});
const float = (value: number): Evaluation => ({ value: { kind: 'float', value } });
const none: Evaluation = { value: undefined };

/** The number that a pattern of bits stands for. */
export const numberOf = ({ bits, isUnsigned }: { bits: bigint; isUnsigned: boolean }): bigint =>
  isUnsigned ? bits : BigInt.asIntN(64, bits);

/** The value of an expression node (Number, WarpSize, Paren, Unary, Binary, Conditional, Cast). */
export function evaluate(tree: SyntaxTree, node: number): Evaluation {
  switch (tree.kinds[node]) {
    case NodeKind.Number:
      return numberAt(tree, node);
    case NodeKind.WarpSize:
      return integer(32n);
    case NodeKind.Paren:
      return node + 1 < tree.next[node] ? evaluate(tree, node + 1) : none;
    case NodeKind.Unary:
      return unary(tree, node);
    case NodeKind.Binary:
      return binary(tree, node);
    case NodeKind.Conditional:
      return conditional(tree, node);
    case NodeKind.Cast:
      return cast(tree, node);
    default:
      return none;
  }
}

function problem(tree: SyntaxTree, node: number, message: string): Evaluation {
  return { value: undefined, problem: { ...rangeOf(tree, node), message } };
}

function tokenProblem(tree: SyntaxTree, token: number, message: string): Evaluation {
  return { value: undefined, problem: { start: tree.tokens.starts[token], end: tree.tokens.ends[token], message } };
}

function numberAt(tree: SyntaxTree, node: number): Evaluation {
  const token = tree.first[node];
  const text = tokenText(tree, token);
  switch (tree.tokens.kinds[token]) {
    case TokenKind.Integer: {
      const bits = integerBits(text);
      if (bits === undefined) return none;
      if (bits === 'overflow') return problem(tree, node, `\`${text}\` does not fit into 64 bits.`);
      return integer(bits, text.endsWith('U') || bits > MASK >> 1n);
    }
    case TokenKind.HexFloat:
      return float(hexFloat(text));
    default: {
      const value = Number(text);
      if (Number.isNaN(value)) return none;
      // ptxas 13.0 takes denormal doubles for an overflow too.
      if (
        Number.isFinite(value) &&
        (Math.abs(value) >= 2.2250738585072014e-308 || !/[1-9].*?(?:e|$)/i.test(text.split(/e/i)[0]))
      )
        return float(value);
      const limit = Number.isFinite(value) ? 'smaller than the smallest' : 'larger than the largest';
      return problem(tree, node, `\`${text}\` is ${limit} \`.f64\` number that can be written.`);
    }
  }
}

/** The 64 bits of an integer literal. ptxas 13.0 rejects one that has 64 bits and goes on; shorter ones wrap. */
function integerBits(text: string): bigint | 'overflow' | undefined {
  const [, hex, binary, octal, decimal] =
    /^(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|(0[0-7]*)|([1-9][0-9]*))U?$/.exec(text) ?? [];
  const digits = hex ?? binary ?? octal ?? decimal;
  if (digits === undefined) return undefined;
  const base = hex !== undefined ? 16n : binary !== undefined ? 2n : octal !== undefined ? 8n : 10n;
  if (digits.length < 16) return BigInt(Number.parseInt(digits, Number(base)));
  let bits = 0n;
  for (const digit of digits) {
    if (bits > MASK >> 1n) return 'overflow';
    bits = (bits * base + BigInt(Number.parseInt(digit, 16))) & MASK;
  }
  return bits;
}

function hexFloat(text: string): number {
  const view = new DataView(new ArrayBuffer(8));
  const digits = BigInt(`0x${text.slice(2)}`);
  if (text[1] === 'f' || text[1] === 'F') {
    view.setUint32(0, Number(digits));
    return view.getFloat32(0);
  }
  view.setBigUint64(0, digits);
  return view.getFloat64(0);
}

function unary(tree: SyntaxTree, node: number): Evaluation {
  const operator = tokenText(tree, tree.first[node]);
  if (node + 1 >= tree.next[node]) return none;
  const operand = evaluate(tree, node + 1);
  const { value } = operand;
  if (!value) return operand;
  if (value.kind === 'float') {
    if (operator === '-') return float(-value.value);
    return operator === '+' ? operand : needsInteger(tree, tree.first[node], operator);
  }
  switch (operator) {
    case '-':
      return integer(-value.bits, value.isUnsigned);
    case '~':
      return integer(~value.bits, value.isUnsigned);
    case '!':
      return integer(value.bits === 0n ? 1n : 0n);
    default:
      return operand;
  }
}

const needsInteger = (tree: SyntaxTree, token: number, operator: string): Evaluation =>
  tokenProblem(tree, token, `\`${operator}\` works on integers only, not on floats.`);

/** Operands with operators of one precedence between them, from the left. */
function binary(tree: SyntaxTree, node: number): Evaluation {
  let left: Evaluation | undefined;
  let before = -1;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    const right = evaluate(tree, child);
    if (left === undefined) left = right;
    else left = combine(tree, left, tree.last[before], right, child);
    if (left.problem || !left.value) return left.problem ? left : none;
    before = child;
  }
  return left ?? none;
}

const floatOperators = new Set(['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=']);

function combine(tree: SyntaxTree, left: Evaluation, token: number, right: Evaluation, node: number): Evaluation {
  if (!left.value || !right.value) return left.problem ? left : right.problem ? right : none;
  const operator = tokenText(tree, token);
  if (left.value.kind !== right.value.kind)
    return tokenProblem(
      tree,
      token,
      `\`${operator}\` has an integer on one side and a float on the other: write both the same way.`,
    );
  if ((operator === '/' || operator === '%') && isZero(right.value))
    return problem(tree, node, 'This divides by zero.');
  if (left.value.kind === 'float' || right.value.kind === 'float') {
    if (!floatOperators.has(operator)) return needsInteger(tree, token, operator);
    return floatResult(operator, (left.value as { value: number }).value, (right.value as { value: number }).value);
  }
  const isUnsigned = left.value.isUnsigned || right.value.isUnsigned;
  const [a, b] = isUnsigned ? [left.value.bits, right.value.bits] : [numberOf(left.value), numberOf(right.value)];
  return integerResult(operator, a, b, left.value, isUnsigned);
}

const isZero = (value: Constant): boolean => (value.kind === 'integer' ? value.bits === 0n : value.value === 0);
const truth = (is: boolean): Evaluation => integer(is ? 1n : 0n);

function floatResult(operator: string, a: number, b: number): Evaluation {
  switch (operator) {
    case '+':
      return float(a + b);
    case '-':
      return float(a - b);
    case '*':
      return float(a * b);
    case '/':
      return float(a / b);
    default:
      return compare(operator, a, b) ?? none;
  }
}

function compare(operator: string, a: number | bigint, b: number | bigint): Evaluation | undefined {
  switch (operator) {
    case '<':
      return truth(a < b);
    case '<=':
      return truth(a <= b);
    case '>':
      return truth(a > b);
    case '>=':
      return truth(a >= b);
    case '==':
      return truth(a === b);
    case '!=':
      return truth(a !== b);
    default:
      return undefined;
  }
}

/** A shift has the sign of its left side alone. */
function integerResult(
  operator: string,
  a: bigint,
  b: bigint,
  left: { readonly bits: bigint; readonly isUnsigned: boolean },
  isUnsigned: boolean,
): Evaluation {
  switch (operator) {
    case '+':
      return integer(a + b, isUnsigned);
    case '-':
      return integer(a - b, isUnsigned);
    case '*':
      return integer(a * b, isUnsigned);
    case '/':
      return integer(a / b, isUnsigned);
    case '%':
      return integer(a % b, isUnsigned);
    case '&':
      return integer(a & b, isUnsigned);
    case '|':
      return integer(a | b, isUnsigned);
    case '^':
      return integer(a ^ b, isUnsigned);
    case '<<':
      return integer(left.bits << (b & 63n), left.isUnsigned);
    case '>>':
      return integer(numberOf(left) >> (b & 63n), left.isUnsigned);
    case '&&':
      return truth(a !== 0n && b !== 0n);
    case '||':
      return truth(a !== 0n || b !== 0n);
    default:
      return compare(operator, a, b) ?? none;
  }
}

/** All three parts are integers (ptxas 13.0 takes no floats here). */
function conditional(tree: SyntaxTree, node: number): Evaluation {
  const parts: Constant[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    const part = evaluate(tree, child);
    if (!part.value) return part;
    if (part.value.kind === 'float')
      return problem(tree, child, '`?:` takes integers only, in all of its three places.');
    parts.push(part.value);
  }
  if (parts.length < 3) return none;
  return { value: isZero(parts[0]) ? parts[2] : parts[1] };
}

function cast(tree: SyntaxTree, node: number): Evaluation {
  const type = tokenText(tree, tree.first[node] + 1);
  if (node + 1 >= tree.next[node]) return none;
  const operand = evaluate(tree, node + 1);
  if (!operand.value) return operand;
  if (type !== '.s64' && type !== '.u64')
    return tokenProblem(
      tree,
      tree.first[node] + 1,
      `Constants are cast to \`.s64\` and \`.u64\` only, not to \`${type}\`.`,
    );
  if (operand.value.kind === 'float') return problem(tree, node + 1, 'A float cannot be cast: only integers can.');
  return integer(operand.value.bits, type === '.u64');
}
