// Variables, parameters and labels.
import { typeInfo } from '../../isa/types';
import { childOf, NodeKind } from '../../syntax/nodes';
import { bytesOf, nameOf, type Prefix, readPrefix } from '../declarations';
import { enclosedNumber } from '../numbers';
import { Part } from '../opcodes';
import { LabelSymbol, type Symbol, SymbolKind, unitsOf } from '../symbols';
import { noteDeclaration } from './header';
import { reference } from './names';
import { declare } from './scopes';
import { walk } from './state';

/** Types that cannot be declared are put aside for the rule that explains them. */
function checkType({ type, typeToken, space }: Prefix): void {
  if (typeToken < 0) return;
  const info = typeInfo(type);
  if (info && (info.inRegister || (space !== '.reg' && info.inMemory))) return;
  walk.oddTypes.push({ token: typeToken, type });
}

export function visitVariable(node: number): void {
  const { tree } = walk;
  const prefix = readPrefix(tree, node);
  checkType(prefix);
  if (!walk.open) noteDeclaration(node);
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Declarator) continue;
    const name = nameOf(tree, child);
    if (name < 0) continue;
    declareVariable(variableSymbol(node, child, name, prefix), prefix);
    visitInitializer(child);
  }
}

/** The symbols that a Variable node declares; its type is checked. */
export function symbolsOf(node: number): Symbol[] {
  const { tree } = walk;
  const prefix = readPrefix(tree, node);
  checkType(prefix);
  const symbols: Symbol[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Declarator) continue;
    const name = nameOf(tree, child);
    if (name >= 0) symbols.push(variableSymbol(node, child, name, prefix));
  }
  return symbols;
}

function variableSymbol(node: number, declarator: number, name: number, prefix: Prefix): Symbol {
  const { tree } = walk;
  const range = childOf(tree, declarator, NodeKind.RangeCount);
  return {
    kind: prefix.space === '.reg' ? SymbolKind.Register : SymbolKind.Variable,
    name: walk.textOf(name),
    node: name,
    start: walk.startOf(name),
    end: walk.endOf(name),
    declaration: node,
    count: range < 0 ? undefined : (enclosedNumber(tree, range) ?? 0),
    type: prefix.type,
    vector: prefix.vector,
    units: unitsOf(prefix.type, prefix.vector),
    bytes: bytesOf(tree, declarator, prefix),
    space: prefix.space,
    scope: walk.scopes[walk.scopes.length - 1].node,
    instruction: 0,
  };
}

function declareVariable(symbol: Symbol, prefix: Prefix): void {
  if (!walk.open) {
    walk.moduleSymbols.push({ ...symbol, linkage: prefix.linkage, isDefinition: prefix.linkage !== '.extern' });
    return;
  }
  declare(symbol);
  if (prefix.space === '.shared') walk.open.sharedBytes += symbol.bytes ?? 0;
}

/** Symbols in an initialiser must have been declared by the module before. */
function visitInitializer(declarator: number): void {
  const { tree } = walk;
  const node = childOf(tree, declarator, NodeKind.Initializer);
  if (node < 0) return;
  for (let child = node + 1; child < tree.next[node]; child++) {
    if (tree.kinds[child] === NodeKind.Name)
      reference(walk.startOf(child), walk.endOf(child), child, Part.Read, 'symbol', false);
  }
}

export function visitParameter(node: number): void {
  const { tree } = walk;
  const name = nameOf(tree, node);
  if (name < 0 || !walk.open) return;
  const text = walk.textOf(name);
  if (text === '_') return;
  const prefix = readPrefix(tree, node);
  checkType(prefix);
  declare({
    kind:
      prefix.space === '.reg'
        ? SymbolKind.Register
        : isReturn(node)
          ? SymbolKind.ReturnParameter
          : SymbolKind.Parameter,
    name: text,
    node: name,
    start: walk.startOf(name),
    end: walk.endOf(name),
    declaration: node,
    count: undefined,
    type: prefix.type,
    vector: prefix.vector,
    units: unitsOf(prefix.type, prefix.vector),
    bytes: bytesOf(tree, node, prefix),
    space: prefix.space,
    scope: walk.open.node,
    instruction: 0,
  });
}

/** Whether the list around a Parameter is that of the return values. */
function isReturn(parameter: number): boolean {
  const { tree } = walk;
  let node = parameter - 1;
  while (tree.next[node] <= parameter) node--;
  return tree.kinds[node] === NodeKind.ReturnParameters;
}

/** A label, with the `.branchtargets` or the like behind it; returns the node to go on with. */
export function visitLabel(node: number): number {
  const { tree } = walk;
  const directive = tree.next[node];
  const kind = directive < tree.count ? tree.kinds[directive] : NodeKind.Root;
  const isTable = kind === NodeKind.BranchTargets || kind === NodeKind.CallTargets || kind === NodeKind.CallPrototype;
  declareLabel(
    isTable ? SymbolKind.Table : SymbolKind.Label,
    node + 1,
    walk.startOf(node + 1),
    walk.endOf(node + 1),
    node,
  );
  if (!isTable) return directive;
  if (kind !== NodeKind.CallPrototype) visitTable(directive, kind === NodeKind.BranchTargets);
  return tree.next[directive];
}

export function declareLabel(
  kind: SymbolKind.Label | SymbolKind.Table,
  name: number,
  start: number,
  end: number,
  declaration: number,
): void {
  const scope = walk.scopes[walk.scopes.length - 1].node;
  declare(new LabelSymbol(kind, walk.tree.bytes, name, start, end, declaration, scope, walk.code.count));
}

function visitTable(directive: number, areLabels: boolean): void {
  const { tree } = walk;
  const table = walk.symbols.length - 1;
  for (let child = directive + 1; child < tree.next[directive]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Name) continue;
    const expected = areLabels ? 'label' : 'function';
    const symbol = reference(
      walk.startOf(child),
      walk.endOf(child),
      child,
      Part.Read,
      expected,
      false,
      areLabels ? table : -1,
    );
    if (areLabels && symbol >= 0) walk.code.tableTarget(table, symbol);
  }
}

/** The names that an `.alias` joins. */
export function visitAlias(node: number): void {
  for (let child = node + 1; child < walk.tree.next[node]; child++)
    reference(walk.startOf(child), walk.endOf(child), child, Part.Read, 'function', false);
}
