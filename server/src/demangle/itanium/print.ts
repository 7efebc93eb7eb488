// Names and types in words. A declarator stands on both sides of a name (`int (*name)[3]`), so a type is written in two
// halves: `left` what stands before, `right` what stands behind.
import type { FunctionNode, Node } from './nodes';
import { isExpression, printExpression, printOperand } from './printExpression';
import { argumentOf, insideArgument, type Printer, printer, resolved, step, write } from './printer';

/** Undefined where it says nothing that can be written, or too much. */
export function printed(node: Node): { readonly text: string | undefined; readonly steps: number } {
  const to = printer();
  print(to, node);
  return { text: to.failed || to.out === '' ? undefined : to.out, steps: to.steps };
}

export function print(to: Printer, node: Node): void {
  left(to, node);
  right(to, node);
}

export function left(to: Printer, node: Node): void {
  if (!step(to)) return;
  to.depth++;
  leftHere(to, node);
  to.depth--;
}

function leftHere(to: Printer, node: Node): void {
  switch (node.kind) {
    case 'text':
    case 'standard':
      return write(to, node.text);
    case 'nested':
      print(to, node.scope);
      write(to, '::');
      return print(to, node.name);
    case 'template':
      return template(to, node.name, node.args);
    case 'tagged':
      print(to, node.name);
      return write(to, `[abi:${node.tag}]`);
    case 'constructor':
      return constructor(to, node.of, node.isDestructor);
    case 'conversion':
      write(to, 'operator ');
      return print(to, node.type);
    case 'lambda':
      return lambda(to, node);
    case 'binding':
      write(to, '[');
      list(to, node.names);
      return write(to, ']');
    case 'special':
      return special(to, node);
    case 'encoding':
      return encoding(to, node);
    case 'parameter':
      return parameter(to, node);
    case 'pack':
      return list(to, node.items);
    case 'expansion':
      return expansion(to, node.of);
    default:
      return isExpression(node) ? printExpression(to, node) : leftOfType(to, node);
  }
}

type TypeNode = Extract<
  Node,
  { kind: 'function' | 'qualified' | 'pointer' | 'member' | 'array' | 'vector' | 'worded' }
>;

function leftOfType(to: Printer, node: TypeNode): void {
  switch (node.kind) {
    case 'function':
      return result(to, node);
    case 'qualified':
      return qualified(to, node.of, node.word);
    case 'pointer':
      return pointer(to, node.to, node.sign);
    case 'member':
      if (isDeclarator(to, node.to)) declarator(to, node.to);
      else left(to, node.to);
      if (to.last !== '(') write(to, ' ');
      print(to, node.of);
      return write(to, '::*');
    case 'array':
      return left(to, node.of);
    case 'vector':
      print(to, node.of);
      write(to, ' __vector(');
      print(to, node.size);
      return write(to, ')');
    case 'worded':
      print(to, node.of);
      write(to, ' ');
      return print(to, node.word);
  }
}

export function right(to: Printer, node: Node): void {
  if (!step(to)) return;
  to.depth++;
  rightHere(to, node);
  to.depth--;
}

function rightHere(to: Printer, node: Node): void {
  switch (node.kind) {
    case 'parameter': {
      const argument = to.lambda ? undefined : argumentOf(to, node.index);
      if (argument) insideArgument(to, () => right(to, argument));
      return;
    }
    case 'qualified':
      return right(to, node.of);
    case 'pointer': {
      const target = referenceTarget(to, node.to, node.sign).to;
      if (isDeclarator(to, target)) write(to, ')');
      return right(to, target);
    }
    case 'member':
      if (isDeclarator(to, node.to)) write(to, ')');
      return right(to, node.to);
    case 'array':
      write(to, to.last === ']' ? '[' : ' [');
      if (node.size) print(to, node.size);
      write(to, ']');
      return right(to, node.of);
    case 'function':
      parameters(to, node);
      if (node.result) right(to, node.result);
      return qualifiers(to, node);
  }
}

/** Whether a pointer to it needs parentheses. */
function isDeclarator(to: Printer, node: Node): boolean {
  const found = resolved(to, node);
  if (found.kind === 'qualified') return step(to) && isDeclarator(to, found.of);
  return found.kind === 'function' || found.kind === 'array';
}

const opening = (to: Printer): string => (' (*'.includes(to.last) ? '(' : ' (');

function pointer(to: Printer, target: Node, sign: string): void {
  const collapsed = referenceTarget(to, target, sign);
  if (isDeclarator(to, collapsed.to)) declarator(to, collapsed.to);
  else left(to, collapsed.to);
  write(to, collapsed.sign);
}

/** What stands before `*` in `int (*)(int)`. Qualifiers of a function, which mean nothing, c++filt puts there, too. */
function declarator(to: Printer, target: Node): void {
  const words = functionQualifiers(to, target);
  left(to, words === '' ? target : unqualified(to, target));
  write(to, opening(to) + words);
}

function functionQualifiers(to: Printer, node: Node): string {
  const found = resolved(to, node);
  if (found.kind !== 'qualified' || !step(to)) return '';
  return unqualified(to, found).kind === 'function' ? functionQualifiers(to, found.of) + found.word : '';
}

function unqualified(to: Printer, node: Node): Node {
  const found = resolved(to, node);
  return found.kind === 'qualified' && step(to) ? unqualified(to, found.of) : found;
}

/** A reference to a reference is one: `&&` only where both are. */
function referenceTarget(to: Printer, target: Node, sign: string): { readonly to: Node; readonly sign: string } {
  let found = { to: target, sign };
  while (found.sign !== '*') {
    const inner = resolved(to, found.to);
    if (inner.kind !== 'pointer' || inner.sign === '*' || !step(to)) return found;
    found = { to: inner.to, sign: inner.sign === '&' ? '&' : found.sign };
  }
  return found;
}

/** `const` of what is `const` already is said once; a reference cannot be. */
function qualified(to: Printer, of: Node, word: string): void {
  const inner = resolved(to, of);
  left(to, of);
  if (inner.kind === 'qualified' && inner.word.includes(word)) return;
  write(to, word);
}

export function list(to: Printer, nodes: readonly Node[]): void {
  let isFirst = true;
  for (const node of nodes) {
    if (to.failed) return;
    const { out: before, last } = to;
    if (!isFirst) write(to, ', ');
    const start = to.out.length;
    print(to, node);
    // An empty pack leaves no comma.
    if (to.out.length === start) {
      to.out = before;
      to.last = last;
      to.cut = isFirst ? -1 : before.length;
    } else isFirst = false;
  }
}

function template(to: Printer, name: Node, args: readonly Node[]): void {
  print(to, name);
  write(to, to.last === '<' ? ' <' : '<');
  list(to, args);
  write(to, to.last === '>' && to.cut !== to.out.length ? ' >' : '>');
}

/** By the last name of its class, without template arguments. */
function constructor(to: Printer, of: Node, isDestructor: boolean): void {
  if (isDestructor) write(to, '~');
  let named = of;
  while (step(to)) {
    if (named.kind === 'nested' || named.kind === 'template' || named.kind === 'tagged') named = named.name;
    else break;
  }
  if (named.kind === 'standard') write(to, named.base);
  else print(to, named);
}

function lambda(to: Printer, node: Extract<Node, { kind: 'lambda' }>): void {
  const outer = to.lambda;
  to.lambda = node.head;
  write(to, '{lambda');
  node.head.forEach(({ name, type, isPack }, index) => {
    write(to, index === 0 ? '<' : ', ');
    print(to, type);
    write(to, `${isPack ? '...' : ''} ${name}`);
  });
  write(to, node.head.length > 0 ? '>(' : '(');
  list(to, node.params);
  write(to, `)#${node.number}}`);
  to.lambda = outer;
}

function special(to: Printer, node: Extract<Node, { kind: 'special' }>): void {
  write(to, node.before);
  print(to, node.of);
  if (node.between !== undefined) write(to, node.between);
  if (node.in) print(to, node.in);
}

function encoding(to: Printer, { name, type, requires }: Extract<Node, { kind: 'encoding' }>): void {
  const outer = to.scope;
  const args = argumentsOf(name);
  if (args) to.scope = { args, outer };
  result(to, type);
  print(to, name);
  parameters(to, type);
  qualifiers(to, type);
  if (type.result) right(to, type.result);
  if (requires) {
    write(to, ' requires ');
    print(to, requires);
  }
  to.scope = outer;
}

/** Of the function itself, not of the class around it. */
function argumentsOf(name: Node): readonly Node[] | undefined {
  if (name.kind === 'nested') return argumentsOf(name.name);
  return name.kind === 'template' ? name.args : undefined;
}

/** With a blank, but not inside the parentheses of `int (*name())[3]`. */
function result(to: Printer, { result: of }: FunctionNode): void {
  if (!of) return;
  left(to, of);
  if (!isDeclarator(to, pointee(to, of))) write(to, ' ');
}

/** Behind all pointers and references. */
function pointee(to: Printer, node: Node): Node {
  let found = resolved(to, node);
  while ((found.kind === 'pointer' || found.kind === 'member') && step(to)) found = resolved(to, found.to);
  return found;
}

function parameters(to: Printer, type: FunctionNode): void {
  write(to, '(');
  list(to, type.params);
  write(to, ')');
}

function qualifiers(to: Printer, type: FunctionNode): void {
  if (type.exceptions) {
    const { word, args } = type.exceptions;
    write(to, word);
    if (args) {
      write(to, '(');
      list(to, args);
      write(to, ')');
    }
  }
  write(to, type.qualifiers);
}

function parameter(to: Printer, { index }: Extract<Node, { kind: 'parameter' }>): void {
  if (to.lambda) return write(to, to.lambda[index]?.name ?? `auto:${index + 1}`);
  const argument = argumentOf(to, index);
  if (argument) insideArgument(to, () => left(to, argument));
  else to.failed = true;
}

/** Once for each element of the pack that it holds; where there is none, as it stands. */
function expansion(to: Printer, of: Node): void {
  const pack = packIn(to, of);
  if (!pack) {
    printOperand(to, of);
    return write(to, '...');
  }
  const outer = to.element;
  let isFirst = true;
  for (let element = 0; element < pack.length && !to.failed; element++) {
    to.element = element;
    if (!isFirst) write(to, ', ');
    isFirst = false;
    print(to, of);
  }
  to.element = outer;
}

/** The elements of the first pack that a tree names. */
export function packIn(to: Printer, node: Node): readonly Node[] | undefined {
  if (!step(to)) return undefined;
  if (node.kind === 'parameter') {
    const found = to.lambda ? undefined : to.scope?.args[node.index];
    return found?.kind === 'pack' ? found.items : undefined;
  }
  if (node.kind === 'pack') return undefined;
  to.depth++;
  let found: readonly Node[] | undefined;
  for (const child of childrenOf(node)) {
    found = packIn(to, child);
    if (found) break;
  }
  to.depth--;
  return found;
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'kind' in value;
