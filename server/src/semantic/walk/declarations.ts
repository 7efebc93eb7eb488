// Variables, parameters and labels.
import { vectorOf } from '../../isa/availability';
import { typeInfo } from '../../isa/types';
import { childOf, NodeKind, type SyntaxTree, tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { alignmentOf, bytesOf, nameOf, type Prefix, readPrefix, sizesOf } from '../declarations';
import {
  ADDRESS_AS_VALUE,
  GENERIC_OPERATOR,
  MASK_OPERATOR,
  needOfParameterType,
  PARAM_OF_FUNCTION,
  vectorOfWord,
} from '../needs';
import { enclosedNumber, integerValue } from '../numbers';
import { NameUse, Part } from '../opcodes';
import { valueText } from '../signatures';
import { classOfDeclared, LabelSymbol, type Symbol, SymbolKind, UNKNOWN_COUNT, unitsOf } from '../symbols';
import { notePrototype } from './calls';
import { noteDeclaration, withdraw } from './header';
import { reference } from './names';
import { declare } from './scopes';
import { walk } from './state';

/** Types that cannot be declared are put aside for the rule that explains them. */
function checkType(node: number, { type, typeToken, space }: Prefix): void {
  if (typeToken < 0) return;
  const info = typeInfo(type);
  // ptxas 13.0 and 13.3 ask little of arrays and of functions without a body.
  if (walk.open?.hasBody === false && (type === '.samplerref' || elementTypes.has(type))) {
    walk.unusual++;
    return;
  }
  if (type === '.samplerref' && !areArrays(node))
    walk.samplers.push({ start: walk.tree.tokens.starts[typeToken], end: walk.tree.tokens.ends[typeToken] });
  if (info?.class === 'opaque') return; // rules/declaration-space.ts
  if (info && (info.inRegister || (space !== '.reg' && info.inMemory))) return;
  if (space !== '.reg' && elementTypes.has(type) && areArrays(node)) return;
  walk.oddTypes.push({ token: typeToken, type });
}

/** Types of instructions that ptxas 13.0 takes for the elements of an array, and for what is only announced. */
const elementTypes: ReadonlySet<string> = new Set(
  '.e4m3 .e5m2 .e4m3x2 .e5m2x2 .e3m2x2 .e2m3x2 .e2m1x2 .ue8m0x2 .ue8m0x4 .e4m3x4 .e5m2x4 .e3m2x4 .e2m3x4 .e2m1x4 .u16x2 .s16x2 .f32x2'.split(
    ' ',
  ),
);

/** Whether all that a declaration declares is arrays. */
function areArrays(node: number): boolean {
  const { tree } = walk;
  if (tree.kinds[node] === NodeKind.Parameter) return childOf(tree, node, NodeKind.ArraySize) >= 0;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.Declarator && childOf(tree, child, NodeKind.ArraySize) < 0) return false;
  return true;
}

export function visitVariable(node: number): void {
  const { tree } = walk;
  const prefix = readPrefix(tree, node);
  checkType(node, prefix);
  requireWords(prefix);
  noteWithdrawn(node, prefix);
  if (!walk.open) noteDeclaration(node);
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Declarator) continue;
    const name = nameOf(tree, child);
    if (name < 0) continue;
    const symbol = variableSymbol(node, child, name, prefix);
    declareVariable(symbol, prefix);
    if (typeInfo(prefix.type)?.class !== 'opaque') visitInitializer(child);
    if (walk.open && !isUsual(child, symbol, prefix)) walk.unusual++;
  }
}

/** The symbols that a Variable node declares; its type is checked. */
export function symbolsOf(node: number): Symbol[] {
  const { tree } = walk;
  const prefix = readPrefix(tree, node);
  checkType(node, prefix);
  const symbols: Symbol[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Declarator) continue;
    const name = nameOf(tree, child);
    if (name < 0) continue;
    const symbol = variableSymbol(node, child, name, prefix);
    symbols.push(symbol);
    if (!isUsual(child, symbol, prefix)) walk.unusual++;
  }
  return symbols;
}

function variableSymbol(node: number, declarator: number, name: number, prefix: Prefix): Symbol {
  const { tree } = walk;
  const range = childOf(tree, declarator, NodeKind.RangeCount);
  const kind = prefix.space === '.reg' ? SymbolKind.Register : SymbolKind.Variable;
  return {
    kind,
    name: walk.textOf(name),
    node: name,
    start: walk.startOf(name),
    end: walk.endOf(name),
    declaration: node,
    count: range < 0 ? undefined : rangeCount(tree, range),
    type: prefix.type,
    vector: prefix.vector,
    nameClass: classOfDeclared(kind, prefix.space, prefix.type, prefix.vector),
    units: unitsOf(prefix.type, prefix.vector),
    bytes: bytesOf(tree, declarator, prefix),
    space: prefix.space,
    align: alignmentOf(prefix),
    sizes: sizesOf(tree, declarator),
    scope: walk.scopes[walk.scopes.length - 1].node,
    instruction: 0,
  };
}

/** `%r<4` is being typed: its number counts already, and without one no name is called out of range. */
function rangeCount(tree: SyntaxTree, range: number): number {
  const whole = enclosedNumber(tree, range);
  if (whole !== undefined) return whole;
  const number = tree.first[range] + 1;
  const text = number < tree.last[range] ? tokenText(tree, number) : '';
  return (text === '' ? undefined : integerValue(text)) ?? UNKNOWN_COUNT;
}

function declareVariable(symbol: Symbol, prefix: Prefix): void {
  if (!walk.open) {
    walk.moduleSymbols.push({ ...symbol, linkage: prefix.linkage, isDefinition: prefix.linkage !== '.extern' });
    return;
  }
  declare(symbol);
  if (prefix.space === '.shared') walk.open.sharedBytes += symbol.bytes ?? 0;
}

/** Textures as a state space, and banks of constant memory. */
function noteWithdrawn(node: number, { space }: Prefix): void {
  const { tree } = walk;
  if (space !== '.tex' && space !== '.const') return;
  for (let token = tree.first[node]; token < tree.last[node]; token++) {
    if (tokenText(tree, token) !== space) continue;
    if (space === '.tex') withdraw(token, space, '1.5');
    else if (tree.tokens.kinds[token + 1] === TokenKind.OpenBracket) withdraw(token, `${space}[…]`, '2.2');
    return;
  }
}

/** What the words of a declaration need. */
function requireWords({ type, linkage, attribute }: Prefix): void {
  for (const word of [type, linkage, attribute]) {
    const vector = word === '' ? undefined : vectorOfWord(word);
    if (vector) walk.require(vector);
  }
}

const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

/** Whether a declaration in a body is of the sort about which no rule has anything to say. */
function isUsual(
  declarator: number,
  { count, vector, sizes }: Symbol,
  { space, type, align, attribute }: Prefix,
): boolean {
  const { tree } = walk;
  const info = typeInfo(type);
  if (!info || attribute !== '' || (align !== undefined && !isPowerOfTwo(align))) return false;
  if (childOf(tree, declarator, NodeKind.Initializer) >= 0) return false;
  if (count !== undefined && count >= 2 ** 32) return false;
  if (info.bits * vector > 128 || (vector > 1 && info.class === 'predicate')) return false;
  if (space === '.reg') return sizes === undefined && info.inRegister;
  if (info.class === 'opaque' || info.class === 'predicate' || sizes?.includes(undefined)) return false;
  if (count !== undefined && sizes) return false;
  return space !== '' && space !== '.tex' && (space !== '.param' || (vector === 1 && type !== '.f16x2'));
}

/** Symbols in an initialiser must have been declared by the module before. */
function visitInitializer(declarator: number): void {
  const { tree } = walk;
  const node = childOf(tree, declarator, NodeKind.Initializer);
  if (node < 0) return;
  for (let child = node + 1; child < tree.next[node]; child++) {
    if (tree.kinds[child] === NodeKind.MaskedSymbol) {
      const isMask = tree.tokens.kinds[tree.first[child]] === TokenKind.Integer;
      walk.require(vectorOf(isMask ? MASK_OPERATOR : GENERIC_OPERATOR));
    } else if (tree.kinds[child] === NodeKind.Name) {
      reference(child, Part.Read | NameUse.Special, 'symbol');
      walk.require(vectorOf(ADDRESS_AS_VALUE));
    }
  }
}

export function visitParameter(node: number): void {
  const { tree } = walk;
  const name = nameOf(tree, node);
  if (name < 0 || !walk.open) return;
  const prefix = readPrefix(tree, node);
  checkType(node, prefix);
  const need = needOfParameterType(prefix.type);
  if (need) walk.require(vectorOf(need));
  const symbol = parameterSymbol(node, name, prefix);
  noteParameter(symbol, prefix);
  if (symbol.name !== '_') declare(symbol);
}

function parameterSymbol(node: number, name: number, prefix: Prefix): Symbol {
  const { tree } = walk;
  const kind =
    prefix.space === '.reg' ? SymbolKind.Register : isReturn(node) ? SymbolKind.ReturnParameter : SymbolKind.Parameter;
  return {
    kind,
    name: walk.textOf(name),
    node: name,
    start: walk.startOf(name),
    end: walk.endOf(name),
    declaration: node,
    count: undefined,
    type: prefix.type,
    vector: prefix.vector,
    nameClass: classOfDeclared(kind, prefix.space, prefix.type, prefix.vector),
    units: unitsOf(prefix.type, prefix.vector),
    bytes: bytesOf(tree, node, prefix),
    space: prefix.space,
    align: alignmentOf(prefix),
    sizes: sizesOf(tree, node),
    scope: walk.open?.node ?? 0,
    instruction: 0,
  };
}

/** Adds a parameter to what is known of its function. */
function noteParameter(symbol: Symbol, prefix: Prefix): void {
  const { open } = walk;
  if (!open) return;
  const isResult =
    symbol.kind === SymbolKind.ReturnParameter || (prefix.space === '.reg' && isReturn(symbol.declaration));
  if (open.signature) {
    (isResult ? open.signature.results : open.signature.parameters).push(valueText(symbol));
    if (prefix.space === '.param') walk.require(vectorOf(PARAM_OF_FUNCTION));
    if (isResult && open.signature.results.length > 1) walk.unusual++;
  } else open.parameterBytes = Math.ceil(open.parameterBytes / symbol.align) * symbol.align + (symbol.bytes ?? 0);
  if (prefix.pointer !== undefined) walk.require(vectorOfWord('.ptr')!);
  if (!isUsualParameter(symbol, prefix)) walk.unusual++;
}

/** Whether no rule has anything to say about a parameter. */
function isUsualParameter({ name, vector, sizes, kind }: Symbol, { space, type, align, pointer }: Prefix): boolean {
  const info = typeInfo(type);
  if (!info || name === '_' || (align !== undefined && !isPowerOfTwo(align)) || (sizes && sizes.length > 1))
    return false;
  if (pointer !== undefined && !isPowerOfTwo(pointer)) return false;
  const ofEntry = walk.open?.signature === undefined;
  if (space === '.reg') return !ofEntry && info.inRegister && sizes === undefined && vector === 1;
  if (space !== '.param' || vector > 1 || info.class === 'predicate' || info.class === 'opaque') return false;
  return (
    type !== '.f16x2' &&
    !sizes?.includes(undefined) &&
    (ofEntry || pointer === undefined) &&
    kind !== SymbolKind.Register
  );
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
  const vector = vectorOfWord(tableWords.get(kind)!);
  if (vector) walk.require(vector);
  if (kind === NodeKind.CallPrototype) notePrototype(walk.symbols.length - 1, directive);
  if (kind !== NodeKind.CallPrototype) visitTable(directive, kind === NodeKind.BranchTargets);
  return tree.next[directive];
}

const tableWords: ReadonlyMap<NodeKind, string> = new Map([
  [NodeKind.BranchTargets, '.branchtargets'],
  [NodeKind.CallTargets, '.calltargets'],
  [NodeKind.CallPrototype, '.callprototype'],
]);

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

const isLabelLike = ({ kind }: Symbol): boolean => kind === SymbolKind.Label || kind === SymbolKind.Table;

function visitTable(directive: number, areLabels: boolean): void {
  const { tree } = walk;
  const table = walk.symbols.length - 1;
  const names: string[] = [];
  for (let child = directive + 1; child < tree.next[directive]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Name) continue;
    const expected = areLabels ? 'label' : 'function';
    const use = Part.Read | NameUse.Special;
    const symbol = reference(child, use, expected, areLabels ? table : -1);
    if (areLabels && symbol >= 0) walk.code.tableTarget(table, symbol);
    // What stands in the list and is no label is for rules/branch-target.ts to report.
    if (areLabels && symbol >= 0 && !isLabelLike(walk.symbols[symbol])) walk.unusual++;
    if (!areLabels) names.push(walk.textOf(child));
  }
  if (!areLabels) walk.targetLists.set(table, names);
}

/** The names that an `.alias` joins. */
export function visitAlias(node: number): void {
  walk.require(vectorOfWord('.alias')!);
  for (let child = node + 1; child < walk.tree.next[node]; child++) reference(child, Part.Read, 'function');
}
