// Expressions in words. Operands are put in parentheses as c++filt does, but for plain names and parameters.
import type { Node } from './nodes';
import { list, packIn, print } from './print';
import { type Printer, step, write } from './printer';

type ExpressionNode = Extract<
  Node,
  {
    kind:
      | 'decltype'
      | 'literal'
      | 'unary'
      | 'postfix'
      | 'binary'
      | 'conditional'
      | 'call'
      | 'cast'
      | 'namedCast'
      | 'initializer'
      | 'designated'
      | 'fold'
      | 'new'
      | 'sizeofPack'
      | 'argument';
  }
>;

const EXPRESSIONS: ReadonlySet<string> = new Set(
  'decltype literal unary postfix binary conditional call cast namedCast initializer designated fold new sizeofPack argument'.split(
    ' ',
  ),
);

export const isExpression = (node: Node): node is ExpressionNode => EXPRESSIONS.has(node.kind);

export function printExpression(to: Printer, node: ExpressionNode): void {
  switch (node.kind) {
    case 'decltype':
      return around(to, 'decltype (', [node.of], ')');
    case 'literal':
      return literal(to, node.type, node.value);
    case 'unary':
      return unary(to, node);
    case 'postfix':
      printOperand(to, node.of);
      return write(to, node.operator.text);
    case 'binary':
      return binary(to, node);
    case 'conditional':
      printOperand(to, node.condition);
      write(to, '?');
      printOperand(to, node.then);
      write(to, ' : ');
      return printOperand(to, node.otherwise);
    case 'call':
      // The types of a function's parameters are not shown where it is called.
      printOperand(to, node.of.kind === 'encoding' ? node.of.name : node.of);
      return around(to, '(', node.args, ')');
    case 'cast':
      around(to, '(', [node.type], ')');
      return node.isList ? around(to, '(', node.args, ')') : printOperand(to, node.args[0]);
    case 'namedCast':
      around(to, `${node.word}<`, [node.type], '>');
      return around(to, '(', [node.of], ')');
    case 'initializer':
      if (node.type) print(to, node.type);
      return around(to, '{', node.args, '}');
    case 'designated':
      return designated(to, node);
    case 'fold':
      return fold(to, node);
    case 'new':
      return creation(to, node);
    case 'sizeofPack':
      return write(to, String(packLength(to, node.of)));
    case 'argument':
      return write(to, `{parm#${node.number}}`);
  }
}

function around(to: Printer, before: string, nodes: readonly Node[], behind: string): void {
  write(to, before);
  list(to, nodes);
  write(to, behind);
}

export function printOperand(to: Printer, node: Node): void {
  if (isPlain(node)) print(to, node);
  else around(to, '(', [node], ')');
}

/** Names and parameters, but no operators and no templates. */
function isPlain(node: Node): boolean {
  if (node.kind === 'text') return !node.text.startsWith('operator');
  if (node.kind === 'nested') return node.name.kind !== 'template';
  return node.kind === 'argument' || node.kind === 'initializer' || node.kind === 'standard';
}

function unary(to: Printer, { operator, of }: Extract<Node, { kind: 'unary' }>): void {
  const isMember =
    operator.code === 'ad' &&
    of.kind === 'encoding' &&
    isPlain(of.name) &&
    of.name.kind === 'nested' &&
    of.type.qualifiers === '';
  write(to, operator.text);
  if (operator.code === 'gs') print(to, of);
  else if (operator.code === 'st' || operator.code === 'nx' || operator.code === 'at' || operator.code === 'ti')
    around(to, '(', [of], ')');
  else printOperand(to, isMember && of.kind === 'encoding' ? of.name : of);
}

/** A `>` would end the template arguments. */
function binary(to: Printer, { operator, left, right }: Extract<Node, { kind: 'binary' }>): void {
  const needsParentheses = operator.text === '>';
  if (needsParentheses) write(to, '(');
  printOperand(to, left);
  if (operator.code === 'ix') around(to, '[', [right], ']');
  else {
    write(to, operator.text);
    printOperand(to, right);
  }
  if (needsParentheses) write(to, ')');
}

const SUFFIXES: Readonly<Record<string, string>> = {
  ...{ int: '', 'unsigned int': 'u', long: 'l', 'unsigned long': 'ul', 'long long': 'll', 'unsigned long long': 'ull' },
};
const FLOATS = ['float', 'double', 'long double', '__float128'];

function literal(to: Printer, type: Node, value: string): void {
  const word = type.kind === 'text' ? type.text : '';
  if (value === '') return print(to, type);
  const number = value.startsWith('n') ? `-${value.slice(1)}` : value;
  if (word === 'bool' && (number === '0' || number === '1')) return write(to, number === '1' ? 'true' : 'false');
  if (SUFFIXES[word] !== undefined) return write(to, number + SUFFIXES[word]);
  around(to, '(', [type], ')');
  write(to, FLOATS.includes(word) ? `[${number}]` : number);
}

function designated(to: Printer, node: Extract<Node, { kind: 'designated' }>): void {
  write(to, node.before);
  print(to, node.name);
  if (node.last) {
    write(to, ' ... ');
    print(to, node.last);
  }
  if (node.before === '[') write(to, ']');
  if (node.value.kind === 'designated') return print(to, node.value);
  write(to, '=');
  printOperand(to, node.value);
}

function fold(to: Printer, { operator, form, left, right }: Extract<Node, { kind: 'fold' }>): void {
  write(to, '(');
  if (form === 'l') write(to, `...${operator.text}`);
  printOperand(to, left);
  if (form === 'r') write(to, `${operator.text}...`);
  if (right) {
    write(to, `${operator.text}...${operator.text}`);
    printOperand(to, right);
  }
  write(to, ')');
}

function creation(to: Printer, node: Extract<Node, { kind: 'new' }>): void {
  write(to, `${node.word} `);
  if (node.place.length > 0) around(to, '(', node.place, ') ');
  print(to, node.type);
  const [first] = node.args ?? [];
  if (first?.kind === 'initializer') print(to, first);
  else if (node.args) around(to, '(', node.args, ')');
}

function packLength(to: Printer, node: Node): number {
  if (!step(to)) return 0;
  if (node.kind === 'pack')
    return node.items.reduce((sum, item) => sum + (item.kind === 'expansion' ? (packIn(to, item)?.length ?? 0) : 1), 0);
  return packIn(to, node)?.length ?? 0;
}
