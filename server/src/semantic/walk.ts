// One pass over a block's tree in text order: declares, resolves, matches instructions and collects each function's code.
// Registers must be declared above their first use; labels may be used before they stand, in their block and inside it.
import { bytesToText } from '../base/text';
import { specialRegister } from '../isa/specialRegisters';
import { typeInfo } from '../isa/types';
import { childOf, NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import type {
  BlockSemantics,
  Dated,
  Duplicate,
  FreeName,
  FunctionInfo,
  FunctionVisitor,
  HeaderItem,
  Misfit,
  OddType,
} from './block';
import { type FunctionCode, InstructionFlag } from './code';
import { CodeBuilder, keepCode } from './codeBuilder';
import { bytesOf, nameOf, type Prefix, readPrefix } from './declarations';
import { describeFunction } from './functions';
import { ScopedNames } from './names';
import { enclosedNumber } from './numbers';
import { fitOf, type OpcodeEntry, opcodeEntry, Part } from './opcodes';
import { opcodeText, shapeOf } from './operands';
import { References } from './references';
import { LabelSymbol, type ModuleSymbol, type Symbol, SymbolKind, unitsOf } from './symbols';

/** A name that may still turn out to be a label further down. */
interface Pending {
  readonly node: number;
  readonly reference: number;
  readonly instruction: number;
  /** The table whose list it stands in, or -1. */
  readonly table: number;
  readonly expected: FreeName['expected'];
}

interface Scope {
  readonly node: number;
  readonly end: number;
  readonly pending: number;
}

/** The walk's state; one instance, reused. Everything below writes to it. */
class Walk {
  tree!: SyntaxTree;
  visitor: FunctionVisitor = ignore;
  names = new ScopedNames();
  code = new CodeBuilder();
  references = new References();
  symbols: Symbol[] = [];
  moduleSymbols: ModuleSymbol[] = [];
  header: HeaderItem[] = [];
  pending: Pending[] = [];
  free: FreeName[] = [];
  duplicates: Duplicate[] = [];
  misfits: Misfit[] = [];
  dated: Dated[] = [];
  oddTypes: OddType[] = [];
  functions: FunctionInfo[] = [];
  scopes: Scope[] = [];
  /** Node behind the innermost scope. */
  scopeEnd = 0;
  /** Node of the function being walked, or -1. */
  inFunction = -1;
  opcodes: OpcodeEntry[] = [];
  stamp = 0;
  sharedBytes = 0;
  /** The operands of the instruction at hand: nodes and shapes. */
  operands = new Uint32Array(64);
  shapes = new Uint16Array(64);

  start(tree: SyntaxTree, visitor: FunctionVisitor): void {
    this.tree = tree;
    this.visitor = visitor;
    this.names.start(tree.bytes);
    this.references.count = 0;
    this.symbols = [];
    this.moduleSymbols = [];
    this.header = [];
    this.pending = [];
    this.free = [];
    this.duplicates = [];
    this.misfits = [];
    this.dated = [];
    this.oddTypes = [];
    this.functions = [];
    this.scopes = [];
    this.inFunction = -1;
  }
}

const ignore: FunctionVisitor = () => {};
const walk = new Walk();

/** The whole meaning of a block, to be kept: its tree must be one that lasts. */
export function analyseBlock(tree: SyntaxTree): BlockSemantics {
  const codes: FunctionCode[] = [];
  const semantics = walkBlock(tree, (_, code) => codes.push(keepCode(code)));
  const { referenceCount: count } = semantics;
  return {
    ...semantics,
    referenceNodes: semantics.referenceNodes.slice(0, count),
    referenceSymbols: semantics.referenceSymbols.slice(0, count),
    referenceElements: semantics.referenceElements.slice(0, count),
    referenceParts: semantics.referenceParts.slice(0, count),
    codes,
  };
}

/** The same with references in memory that the next walk overwrites, and each function's code shown to a visitor only. */
export function walkBlock(tree: SyntaxTree, visitor: FunctionVisitor): BlockSemantics {
  walk.start(tree, visitor);
  openScope(0);
  for (let node = 1; node < tree.count; ) {
    while (walk.scopeEnd <= node) closeScope();
    node = visit(node);
  }
  while (walk.scopes.length > 0) closeScope();
  const { references } = walk;
  return {
    tree,
    header: walk.header,
    symbols: walk.symbols,
    moduleSymbols: walk.moduleSymbols,
    referenceCount: references.count,
    referenceNodes: references.nodes,
    referenceSymbols: references.symbols,
    referenceElements: references.elements,
    referenceParts: references.parts,
    free: walk.free,
    duplicates: walk.duplicates,
    misfits: walk.misfits,
    dated: walk.dated,
    oddTypes: walk.oddTypes,
    functions: walk.functions,
    codes: [],
  };
}

function openScope(node: number): void {
  walk.scopeEnd = walk.tree.next[node];
  walk.scopes.push({ node, end: walk.scopeEnd, pending: walk.pending.length });
  walk.names.open();
}

/** Names that were waiting for a label of this scope get it, or go on waiting in the scope around it. */
function closeScope(): void {
  const scope = walk.scopes.pop()!;
  walk.scopeEnd = walk.scopes.at(-1)?.end ?? walk.tree.count;
  if (walk.pending.length > scope.pending) settle(scope.pending);
  walk.names.close();
  if (scope.node === walk.inFunction) endFunction(scope.node);
  if (walk.scopes.length === 0) freePending(0);
}

function settle(from: number): void {
  const waiting = walk.pending.splice(from);
  for (const pending of waiting) {
    const { start, end } = nameBytes(pending.node);
    if (walk.names.lookup(start, end) && isLabel(walk.symbols[walk.names.symbol]))
      bindLabel(pending, walk.names.symbol);
    else walk.pending.push(pending);
  }
}

function bindLabel(pending: Pending, symbol: number): void {
  walk.references.symbols[pending.reference] = symbol;
  if (pending.table >= 0) walk.code.tableTarget(pending.table, symbol);
  else if (pending.expected === 'label') walk.code.jump(pending.instruction, symbol);
}

const isLabel = (symbol: Symbol): boolean => symbol.kind === SymbolKind.Label || symbol.kind === SymbolKind.Table;

function freePending(from: number): void {
  for (const { node, expected } of walk.pending.splice(from)) {
    const inFunction = walk.inFunction < 0 ? undefined : walk.inFunction;
    walk.free.push({ node, ...nameBytes(node), name: textOfName(node), expected, inFunction });
  }
}

/** Handles one node and returns the node to go on with: its first child, or what is behind it. */
function visit(node: number): number {
  const { tree } = walk;
  switch (tree.kinds[node]) {
    case NodeKind.Instruction:
      instruction(node);
      return tree.next[node];
    case NodeKind.Function:
      beginFunction(node);
      return node + 1;
    case NodeKind.Block:
      openScope(node);
      return node + 1;
    case NodeKind.Variable:
      variable(node);
      return tree.next[node];
    case NodeKind.Parameter:
      parameter(node);
      return tree.next[node];
    case NodeKind.Label:
      return label(node);
    case NodeKind.Alias:
      for (let child = node + 1; child < tree.next[node]; child++) reference(child, Part.Read, 'function');
      return tree.next[node];
    case NodeKind.Version:
    case NodeKind.Target:
    case NodeKind.AddressSize:
    case NodeKind.Error:
      noteHeader(node);
      return tree.next[node];
    case NodeKind.Body:
    case NodeKind.Parameters:
    case NodeKind.ReturnParameters:
      return node + 1;
    default:
      return tree.next[node];
  }
}

/** Directives of the module's header, broken items, and the first declaration behind them. */
function noteHeader(node: number): void {
  const { tree } = walk;
  if (walk.inFunction >= 0) return;
  const first = tree.first[node];
  const start = tree.tokens.starts[first];
  walk.header.push({
    kind: tree.kinds[node],
    text: lastWord(node),
    start,
    end: tree.tokens.ends[first],
    wholeEnd: tree.last[node] > first ? tree.tokens.ends[tree.last[node] - 1] : start,
  });
}

/** The version, the first target, the size: what the directive says. */
function lastWord(node: number): string {
  const { tree } = walk;
  const token = tree.kinds[node] === NodeKind.Target ? tree.first[node] + 1 : tree.last[node] - 1;
  return token > tree.first[node] && token < tree.last[node] ? tokenText(tree, token) : '';
}

function noteDeclaration(node: number): void {
  const last = walk.header.at(-1);
  if (last?.kind !== NodeKind.Variable && last?.kind !== NodeKind.Function) noteHeader(node);
}

// Functions

function beginFunction(node: number): void {
  const { tree } = walk;
  noteDeclaration(node);
  const nameNode = childOf(tree, node, NodeKind.Name);
  const hasBody = childOf(tree, node, NodeKind.Body) >= 0;
  if (nameNode >= 0) declareFunction(node, nameNode, hasBody);
  openScope(node);
  walk.inFunction = node;
  walk.code.start();
  walk.opcodes = [];
  walk.stamp++;
  walk.sharedBytes = 0;
}

function declareFunction(node: number, nameNode: number, isDefinition: boolean): void {
  const { tree } = walk;
  let isEntry = false;
  let linkage = '';
  for (let token = tree.first[node]; token < tree.first[nameNode]; token++) {
    const word = tokenText(tree, token);
    if (word === '.entry') isEntry = true;
    else if (word === '.extern' || word === '.visible' || word === '.weak' || word === '.common') linkage = word;
  }
  walk.moduleSymbols.push({
    kind: isEntry ? SymbolKind.Entry : SymbolKind.Function,
    name: textOfName(nameNode),
    node: nameNode,
    ...nameBytes(nameNode),
    declaration: node,
    count: undefined,
    type: '',
    vector: 1,
    units: 0,
    bytes: undefined,
    space: '',
    scope: 0,
    instruction: 0,
    isDefinition,
    linkage,
  });
}

function endFunction(node: number): void {
  const { tree } = walk;
  freePending(0);
  const declared = walk.moduleSymbols.find((symbol) => symbol.declaration === node);
  if (declared) {
    const code = walk.code.finish(walk.symbols);
    const info = describeFunction(tree, declared, code, walk.opcodes, walk.sharedBytes);
    walk.functions.push(info);
    walk.visitor(info, code);
  }
  walk.inFunction = -1;
}

// Declarations

function declare(symbol: Symbol): void {
  const { start, end } = symbol;
  const earlier = walk.names.clash(symbol, start, end);
  walk.symbols.push(symbol);
  const index = walk.symbols.length - 1;
  if (earlier >= 0) walk.duplicates.push({ symbol: index, earlier });
  walk.names.declare(index, start, end, symbol.count);
}

function nameBytes(node: number): { start: number; end: number } {
  const { tree } = walk;
  const token = tree.first[node];
  return { start: tree.tokens.starts[token], end: tree.tokens.ends[token] };
}

function textOfName(node: number): string {
  return tokenText(walk.tree, walk.tree.first[node]);
}

/** Types that cannot be declared are put aside for the rule that explains them. */
function checkType({ type, typeToken, space }: Prefix): void {
  if (typeToken < 0) return;
  const info = typeInfo(type);
  if (info && (info.inRegister || (space !== '.reg' && info.inMemory))) return;
  walk.oddTypes.push({ token: typeToken, type });
}

function variable(node: number): void {
  const { tree } = walk;
  const prefix = readPrefix(tree, node);
  checkType(prefix);
  if (walk.inFunction < 0) noteDeclaration(node);
  const scope = walk.scopes.at(-1)!.node;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Declarator) continue;
    const name = nameOf(tree, child);
    if (name < 0) continue;
    const range = childOf(tree, child, NodeKind.RangeCount);
    const symbol: Symbol = {
      kind: prefix.space === '.reg' ? SymbolKind.Register : SymbolKind.Variable,
      name: textOfName(name),
      node: name,
      ...nameBytes(name),
      declaration: node,
      count: range < 0 ? undefined : (enclosedNumber(tree, range) ?? 0),
      type: prefix.type,
      vector: prefix.vector,
      units: unitsOf(prefix.type, prefix.vector),
      bytes: bytesOf(tree, child, prefix),
      space: prefix.space,
      scope,
      instruction: 0,
    };
    if (walk.inFunction < 0)
      walk.moduleSymbols.push({ ...symbol, linkage: prefix.linkage, isDefinition: prefix.linkage !== '.extern' });
    else {
      declare(symbol);
      if (prefix.space === '.shared') walk.sharedBytes += symbol.bytes ?? 0;
    }
    initializer(child);
  }
}

/** Symbols in an initialiser must have been declared by the module before. */
function initializer(declarator: number): void {
  const { tree } = walk;
  const node = childOf(tree, declarator, NodeKind.Initializer);
  if (node < 0) return;
  for (let child = node + 1; child < tree.next[node]; child++) {
    if (tree.kinds[child] === NodeKind.Name) reference(child, Part.Read, 'symbol');
  }
}

function parameter(node: number): void {
  const { tree } = walk;
  const name = nameOf(tree, node);
  if (name < 0 || walk.inFunction < 0) return;
  const text = tokenText(tree, tree.first[name]);
  if (text === '_') return;
  const prefix = readPrefix(tree, node);
  checkType(prefix);
  const isReturn = tree.kinds[parentOf(node)] === NodeKind.ReturnParameters;
  declare({
    kind: prefix.space === '.reg' ? SymbolKind.Register : isReturn ? SymbolKind.ReturnParameter : SymbolKind.Parameter,
    name: text,
    node: name,
    ...nameBytes(name),
    declaration: node,
    count: undefined,
    type: prefix.type,
    vector: prefix.vector,
    units: unitsOf(prefix.type, prefix.vector),
    bytes: bytesOf(tree, node, prefix),
    space: prefix.space,
    scope: walk.inFunction,
    instruction: 0,
  });
}

/** The Parameters or ReturnParameters node around a Parameter. */
function parentOf(parameterNode: number): number {
  const { tree } = walk;
  let node = parameterNode - 1;
  while (tree.next[node] <= parameterNode) node--;
  return node;
}

function label(node: number): number {
  const { tree } = walk;
  const directive = tree.next[node];
  const kind = directive < tree.count ? tree.kinds[directive] : NodeKind.Root;
  const isTable = kind === NodeKind.BranchTargets || kind === NodeKind.CallTargets || kind === NodeKind.CallPrototype;
  const name = nameBytes(node + 1);
  const scope = walk.scopes[walk.scopes.length - 1].node;
  const symbolKind = isTable ? SymbolKind.Table : SymbolKind.Label;
  declare(new LabelSymbol(symbolKind, tree.bytes, node + 1, name.start, name.end, node, scope, walk.code.count));
  if (!isTable) return directive;
  if (kind !== NodeKind.CallPrototype) tableNames(directive, kind === NodeKind.BranchTargets);
  return tree.next[directive];
}

function tableNames(directive: number, areLabels: boolean): void {
  const { tree } = walk;
  const table = walk.symbols.length - 1;
  for (let child = directive + 1; child < tree.next[directive]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Name) continue;
    if (!areLabels) {
      reference(child, Part.Read, 'function');
      continue;
    }
    const symbol = reference(child, Part.Read, 'label', table);
    if (symbol >= 0) walk.code.tableTarget(table, symbol);
  }
}

// References

/** Records what a Name refers to; -1 when nothing above declares it. */
function reference(node: number, part: Part, expected: FreeName['expected'], table = -1): number {
  const { tree, names, references } = walk;
  const token = tree.first[node];
  const start = tree.tokens.starts[token];
  const end = tree.tokens.ends[token];
  if (names.lookup(start, end)) {
    references.push(node, names.symbol, names.element, part);
    return names.symbol;
  }
  references.push(node, -1, 0, part);
  if (!isSpecial(start, end)) {
    walk.pending.push({ node, reference: references.count - 1, instruction: walk.code.count, table, expected });
  }
  return -1;
}

function isSpecial(start: number, end: number): boolean {
  const { bytes } = walk.tree;
  return bytes[start] === 0x25 && specialRegister(bytesToText(bytes, start, end)) !== undefined;
}

// Instructions

function instruction(node: number): void {
  const { tree } = walk;
  let child = node + 1;
  if (child >= tree.next[node]) return;
  walk.code.begin(tree.first[node]);
  if (tree.kinds[child] === NodeKind.Guard) {
    guard(child);
    child = tree.next[child];
  }
  if (child < tree.next[node] && tree.kinds[child] === NodeKind.Opcode) operation(node, child);
  walk.code.end();
}

function guard(node: number): void {
  walk.code.flag(InstructionFlag.Guarded);
  if (node + 1 < walk.tree.next[node]) dataReference(node + 1, Part.Read, false);
}

function operation(node: number, opcode: number): void {
  const entry = entryOf(opcode);
  if (entry.seen !== walk.stamp) {
    entry.seen = walk.stamp;
    walk.opcodes.push(entry);
  }
  const given = collectOperands(node, opcode);
  const count = given < 0 ? ~given : given;
  const { fit, parts, isTarget } = fitOf(entry, walk.shapes, count);
  const isWhole = given >= 0;
  if (entry.match.problems.length > 0 || (isWhole && fit.countProblem !== undefined))
    walk.misfits.push({ node, opcode, match: entry.match, fit, isWhole });
  const form = fit.form?.form;
  if (form?.removed) walk.dated.push({ ...nameBytes(opcode), text: entry.match.words.join(''), form });
  control(entry);
  for (let i = 0; i < count; i++) {
    operand(walk.operands[i], parts[i], isTarget[i] === 1 ? fit.items[i]?.operand.kind : undefined);
  }
}

/** Puts the operands' nodes and shapes in order and gives their number; its complement when the statement is broken. */
function collectOperands(node: number, opcode: number): number {
  const { tree } = walk;
  const end = tree.next[node];
  let count = 0;
  let isWhole = true;
  for (let child = tree.next[opcode]; child < end; child = tree.next[child]) {
    if (tree.kinds[child] === NodeKind.Error) {
      isWhole = false;
      continue;
    }
    if (count === walk.operands.length) enlargeOperands();
    walk.operands[count] = child;
    walk.shapes[count++] = shapeOf(tree, child);
  }
  return isWhole ? count : ~count;
}

function enlargeOperands(): void {
  const operands = new Uint32Array(walk.operands.length * 2);
  const shapes = new Uint16Array(operands.length);
  operands.set(walk.operands);
  shapes.set(walk.shapes);
  walk.operands = operands;
  walk.shapes = shapes;
}

function entryOf(opcode: number): OpcodeEntry {
  const { tree } = walk;
  const { starts, ends } = tree.tokens;
  const first = tree.first[opcode];
  const last = tree.last[opcode] - 1;
  for (let token = first; token < last; token++) {
    if (ends[token] !== starts[token + 1]) return entryOfText(opcode);
  }
  return opcodeEntry(tree.bytes, starts[first], ends[last]);
}

/** An opcode with white space or comments before its modifiers. */
function entryOfText(opcode: number): OpcodeEntry {
  const text = opcodeText(walk.tree, opcode);
  return opcodeEntry(
    Uint8Array.from(text, (c) => c.charCodeAt(0)),
    0,
    text.length,
  );
}

function control(entry: OpcodeEntry): void {
  const effects = entry.match.instruction?.effects;
  if (!effects) return;
  if (effects.control === 'call') walk.code.flag(InstructionFlag.Call);
  else if (effects.control !== undefined && effects.control !== 'trap') walk.code.flag(InstructionFlag.Ends);
  if (effects.ordering) walk.code.flag(InstructionFlag.Ordering);
}

function operand(node: number, part: Part, target: 'label' | 'function' | 'table' | string | undefined): void {
  const { tree } = walk;
  if (target !== undefined && tree.kinds[node] === NodeKind.Name) return targetReference(node, target);
  const kind = tree.kinds[node];
  if (kind === NodeKind.Name) return dataReference(node, part, false);
  if (kind === NodeKind.Number) return;
  const inner: Part = kind === NodeKind.Address ? Part.Read : part;
  for (let child = node; child < tree.next[node]; child++) {
    if (tree.kinds[child] !== NodeKind.Name) continue;
    const isSecond = kind === NodeKind.Pair && child === tree.next[node] - 1 && child > node + 1;
    dataReference(child, isSecond ? Part.Write : inner, tree.kinds[child - 1] === NodeKind.Member);
  }
}

function targetReference(node: number, target: string): void {
  const expected = target === 'function' ? 'function' : 'label';
  const symbol = reference(node, Part.Read, expected);
  if (symbol < 0) return;
  const { kind } = walk.symbols[symbol];
  if (kind === SymbolKind.Register) walk.code.use(walk.code.value(symbol, walk.symbols[symbol], walk.names.element));
  else if (target !== 'function' && (kind === SymbolKind.Label || kind === SymbolKind.Table))
    walk.code.jump(walk.code.count, symbol);
}

/** A register that is read or written; other symbols are recorded and have no value. */
function dataReference(node: number, part: Part, isMember: boolean): void {
  const index = reference(node, part, 'symbol');
  if (index < 0) return;
  const symbol = walk.symbols[index];
  if (symbol.kind !== SymbolKind.Register) return;
  const value = walk.code.value(index, symbol, walk.names.element);
  // Writing one element of a vector register leaves the others as they were: they are read and written.
  const keeps = isMember && symbol.vector > 1;
  if (part !== Part.Write || keeps) walk.code.use(value);
  if (part !== Part.Read && part !== Part.None) walk.code.define(value);
}
