// Calls: what each passes and takes, for the comparison with what the function or its prototype says.

import { type SpecialRegister, specialRegister } from '../../isa/specialRegisters';
import { childOf, NodeKind, type SyntaxTree, tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { evaluate } from '../constants';
import { readParameter } from '../declarations';
import { vectorOfWord } from '../needs';
import {
  argumentProblem,
  countsFit,
  FLOAT_CONSTANT,
  INTEGER_CONSTANT,
  type Passed,
  SINK,
  type Signature,
  type ValueText,
  valueText,
} from '../signatures';
import { type Symbol, SymbolKind } from '../symbols';
import { walk } from './state';

/** Takes note of a call whose operands are the first `count` of `walk.operands`. */
export function noteCall(instruction: number, count: number): void {
  const { tree } = walk;
  const { kinds } = tree;
  const operands = walk.operands.subarray(0, count);
  const target = operands.findIndex((node) => kinds[node] !== NodeKind.Arguments);
  if (target < 0 || kinds[operands[target]] !== NodeKind.Name) return;
  const callee = operands[target];
  const start = walk.startOf(callee);
  const end = walk.endOf(callee);
  const local = walk.names.lookup(start, end) ? walk.symbols[walk.names.symbol] : undefined;
  const table = operands.slice(target + 1).find((node) => kinds[node] === NodeKind.Name);
  const symbol = table === undefined ? -1 : symbolOf(table);
  const prototype = local === undefined ? undefined : walk.prototypes.get(symbol);
  const targets = local === undefined ? undefined : walk.targetLists.get(symbol);
  // Only a call of a function by its name, or through a register that a prototype describes, is as it should be.
  const isDirect = local === undefined && table === undefined;
  if (!isDirect && !(local?.kind === SymbolKind.Register && isAddress(local) && prototype)) walk.unusual++;
  if (!isDirect && !prototype && !targets && local !== undefined) return;
  const results = target > 0 ? valuesOf(tree, operands[0], nameValue) : [];
  const args =
    operands[target + 1] !== undefined && kinds[operands[target + 1]] === NodeKind.Arguments
      ? valuesOf(tree, operands[target + 1], nameValue)
      : [];
  walk.calls.push({
    callee: local === undefined ? walk.textOf(callee) : undefined,
    start,
    end,
    results,
    args,
    table:
      local === undefined && table !== undefined ? { start: walk.startOf(table), end: walk.endOf(table) } : undefined,
    targets: targets ?? [],
    prototype,
    instruction: walk.startOf(instruction),
  });
  if (prototype && !fits(results, args, prototype)) walk.unusual++;
  if (args.includes(SINK) || !hasPlainArguments(tree, operands)) walk.unusual++;
}

/** Whether all that is passed or taken is a name, a constant or `_`. */
export function hasPlainArguments({ kinds, next }: SyntaxTree, operands: Iterable<number>): boolean {
  for (const list of operands) {
    if (kinds[list] !== NodeKind.Arguments) continue;
    for (let child = list + 1; child < next[list]; child = next[child]) if (!isArgument(kinds[child])) return false;
  }
  return true;
}

/** What a call can pass, as the grammar of ptxas 13.0 has it. */
export const isArgument = (kind: NodeKind): boolean =>
  kind !== NodeKind.Member &&
  kind !== NodeKind.Vector &&
  kind !== NodeKind.Address &&
  kind !== NodeKind.Indexed &&
  kind !== NodeKind.Sum &&
  kind !== NodeKind.Pair &&
  kind !== NodeKind.Not &&
  kind !== NodeKind.Negate;

function fits(results: readonly ValueText[], args: readonly ValueText[], signature: Signature): boolean {
  return (
    countsFit(results.length, args.length, signature) &&
    results.every((text, index) => !argumentProblem(text, signature.results[index])) &&
    args.every((text, index) => !argumentProblem(text, signature.parameters[index]))
  );
}

/** Index of the symbol that a Name node stands for, or -1. */
const symbolOf = (name: number): number =>
  walk.names.lookup(walk.startOf(name), walk.endOf(name)) ? walk.names.symbol : -1;

/** Whether a register can hold the address of a function. */
export const isAddress = ({ type, vector }: Pick<Symbol, 'type' | 'vector'>): boolean =>
  vector === 1 && /^\.[bus](?:32|64)$/.test(type);

/** What stands in an argument list. */
export function valuesOf(tree: SyntaxTree, list: number, nameValue: (name: number) => ValueText): ValueText[] {
  const values: ValueText[] = [];
  for (let child = list + 1; child < tree.next[list]; child = tree.next[child])
    values.push(valueOf(tree, child, nameValue));
  return values;
}

function valueOf(tree: SyntaxTree, node: number, nameValue: (name: number) => ValueText): ValueText {
  const { kinds, tokens, first } = tree;
  if (kinds[node] === NodeKind.Sink) return SINK;
  if (kinds[node] === NodeKind.Name) return nameValue(node);
  if (kinds[node] === NodeKind.Number)
    return tokens.kinds[first[node]] === TokenKind.Integer ? INTEGER_CONSTANT : FLOAT_CONSTANT;
  if (kinds[node] === NodeKind.WarpSize) return INTEGER_CONSTANT;
  const { value } = evaluate(tree, node);
  return value === undefined ? '' : value.kind === 'integer' ? INTEGER_CONSTANT : FLOAT_CONSTANT;
}

function nameValue(node: number): ValueText {
  if (!walk.names.lookup(walk.startOf(node), walk.endOf(node))) {
    return specialValue(specialRegister(walk.textOf(node)));
  }
  const symbol = walk.symbols[walk.names.symbol];
  return symbol.space === '' || symbol.type === '' ? '' : valueText(symbol);
}

/** A special register among arguments. */
export const specialValue = (register: SpecialRegister | undefined): ValueText =>
  register ? valueText({ space: '.sreg', type: register.type, vector: 1, align: 1 }) : '';

/** What a `.callprototype` says. */
export function notePrototype(symbol: number, node: number): void {
  const { tree } = walk;
  const read = (kind: NodeKind): ValueText[] => {
    const list = childOf(tree, node, kind);
    const values: ValueText[] = [];
    for (let child = list + 1; list >= 0 && child < tree.next[list]; child = tree.next[child]) {
      if (tree.kinds[child] !== NodeKind.Parameter) continue;
      const parameter = readParameter(tree, child);
      values.push(valueText(parameter));
      if (!isUsualInPrototype(parameter, kind)) walk.unusual++;
    }
    return values;
  };
  const results = read(NodeKind.ReturnParameters);
  // Of a list that breaks off nobody knows how long it is.
  if (childOf(tree, node, NodeKind.Error) >= 0) return;
  walk.prototypes.set(symbol, { results, parameters: read(NodeKind.Parameters) });
  if (results.length > 1) walk.unusual++;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.HeaderDirective) continue;
    const vector = vectorOfWord(tokenText(tree, tree.first[child]));
    if (vector) walk.require(vector);
    walk.unusual++;
  }
}

/** Whether no rule has anything to say about a parameter of a prototype. */
function isUsualInPrototype({ space, align, sizes }: Passed, list: NodeKind): boolean {
  const isOpen = sizes?.includes(undefined) ?? false;
  const isAligned = Number.isInteger(Math.log2(align));
  return (space === '.param' || space === '.reg') && isAligned && (!isOpen || list === NodeKind.Parameters);
}
