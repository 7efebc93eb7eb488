// Documentation of what a program declares in a function: registers, variables, parameters, labels, tables.
import { typeInfo } from '../../isa/types';
import type { BlockSemantics } from '../../semantic/block';
import { type Symbol, SymbolKind } from '../../semantic/symbols';
import { childOf, NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { demangledBlock, readableName } from './demangled';
import { byteCount, code, codeBlock, paragraphs, plural } from './markdown';
import { oneLine, sourceText } from './source';

export interface SymbolUse {
  readonly semantics: BlockSemantics;
  readonly symbol: Symbol;
  /** Index into the block's symbols; -1 for a symbol of the module. */
  readonly index: number;
  /** Which name of a range; undefined for the range as a whole. */
  readonly element: number | undefined;
  /** Name of the function it belongs to. */
  readonly functionName: string | undefined;
}

export function symbolDocumentation(use: SymbolUse): string {
  switch (use.symbol.kind) {
    case SymbolKind.Register:
      return registerDocumentation(use);
    case SymbolKind.Label:
      return labelDocumentation(use);
    case SymbolKind.Table:
      return tableDocumentation(use);
    default:
      return variableDocumentation(use);
  }
}

/** `.reg .b32 %r<100>;` of a declaration that may have other names: what is in front of them, and this one. */
export function declarationText(tree: SyntaxTree, symbol: Symbol): string {
  const declarator = symbol.node - 1;
  if (tree.kinds[symbol.declaration] !== NodeKind.Variable || tree.kinds[declarator] !== NodeKind.Declarator)
    return oneLine(tree, tree.first[symbol.declaration], tree.last[symbol.declaration]);
  const first = childOf(tree, symbol.declaration, NodeKind.Declarator);
  const initializer = childOf(tree, declarator, NodeKind.Initializer);
  const end = initializer < 0 ? tree.last[declarator] : tree.first[initializer];
  const prefix = oneLine(tree, tree.first[symbol.declaration], tree.first[first]);
  const name = oneLine(tree, tree.first[declarator], end);
  return `${prefix} ${name}${initializer < 0 ? '' : ' = …'};`;
}

// Registers

function registerDocumentation(use: SymbolUse): string {
  const { symbol, element } = use;
  const isRange = symbol.count !== undefined && element === undefined;
  const facts = [placeInRange(symbol, element), widthText(symbol, isRange), isRange ? namedText(use) : accessText(use)];
  return paragraphs(codeBlock(declarationText(use.semantics.tree, symbol)), facts.filter(Boolean).join(' '));
}

function placeInRange({ name, count }: Symbol, element: number | undefined): string {
  if (count === undefined) return '';
  if (count === 0) return 'An empty range.';
  const range = `${code(`${name}0`)} … ${code(`${name}${count - 1}`)}`;
  return element === undefined
    ? `${plural(count, 'name')}, ${range}.`
    : `${code(`${name}${element}`)}, one of ${range}.`;
}

function widthText(symbol: Symbol, isRange: boolean): string {
  if (symbol.type === '.pred') return 'A predicate: no general register.';
  const bits = (typeInfo(symbol.type)?.bits ?? 0) * symbol.vector;
  const { units } = symbol;
  const type = symbol.vector > 1 ? `${symbol.type} × ${symbol.vector}` : symbol.type;
  if (bits === 0) return '';
  const width =
    units === 1 ? `one 32-bit register${bits < 32 ? ` (${bits} bits of it)` : ''}` : `${units} 32-bit registers`;
  return `${code(type)}: ${width}${isRange ? ' each' : ''}.`;
}

/** Of a range: how many of its names occur. */
function namedText({ semantics, index, symbol }: SymbolUse): string {
  const { referenceSymbols, referenceElements, referenceCount } = semantics;
  const named = new Set<number>();
  for (let i = 0; i < referenceCount; i++) if (referenceSymbols[i] === index) named.add(referenceElements[i]);
  const all = symbol.count ?? 0;
  return named.size === all
    ? 'All of them are used.'
    : `${named.size} of them ${named.size === 1 ? 'is' : 'are'} used.`;
}

function accessText(use: SymbolUse): string {
  const { reads, writes } = countAccesses(use);
  const where = placeOf(use);
  if (reads + writes === 0) return 'Never used.';
  if (writes === 0) return `Never written, read ${times(reads)}${where}.`;
  return `Written ${times(writes)}, ${reads === 0 ? 'never read' : `read ${times(reads)}`}${where}.`;
}

const placeOf = ({ functionName }: SymbolUse): string =>
  functionName ? ` in ${code(readableName(functionName))}` : '';

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

function countAccesses({ semantics, index, element }: SymbolUse): { reads: number; writes: number } {
  const { referenceSymbols, referenceElements, referenceParts, referenceCount } = semantics;
  let reads = 0;
  let writes = 0;
  for (let i = 0; i < referenceCount; i++) {
    if (referenceSymbols[i] !== index || referenceElements[i] !== (element ?? 0)) continue;
    if ((referenceParts[i] & 1) !== 0) reads++;
    if ((referenceParts[i] & 2) !== 0) writes++;
  }
  return { reads, writes };
}

// Memory

function variableDocumentation(use: SymbolUse): string {
  const { symbol, semantics } = use;
  const size = symbol.bytes === undefined ? 'Size open.' : sizeText(symbol.bytes);
  const kind =
    symbol.kind === SymbolKind.Parameter || symbol.kind === SymbolKind.ReturnParameter ? parameterText(use) : '';
  const named = use.index < 0 ? '' : namesText(use);
  // A parameter has the name of its function, which the sentence says.
  const source = kind === '' ? demangledBlock(symbol.name) : undefined;
  const facts = [kind, size, named].filter(Boolean).join(' ');
  return paragraphs(source, codeBlock(declarationText(semantics.tree, symbol)), facts);
}

const sizeText = (bytes: number): string => `${byteCount(bytes)}.`;

/** `Parameter 2 of k.` */
function parameterText({ semantics, symbol, functionName }: SymbolUse): string {
  const owner = functionName ? ` of ${code(readableName(functionName))}` : '';
  if (symbol.kind === SymbolKind.ReturnParameter) return `Return value${owner}.`;
  const { symbols } = semantics;
  const siblings = symbols.filter((other) => other.kind === SymbolKind.Parameter && other.scope === symbol.scope);
  const place = siblings.indexOf(symbol) + 1;
  return `Parameter${siblings.length > 1 ? ` ${place} of ${siblings.length}` : ''}${owner}.`;
}

function namesText(use: SymbolUse): string {
  const count = countReferences(use);
  return count === 0 ? 'Never used.' : `Used ${times(count)}.`;
}

function countReferences({ semantics, index }: SymbolUse): number {
  let count = 0;
  for (let i = 0; i < semantics.referenceCount; i++) if (semantics.referenceSymbols[i] === index) count++;
  return count;
}

// Labels

function labelDocumentation(use: SymbolUse): string {
  const count = countReferences(use);
  const where = placeOf(use);
  const branches = count === 0 ? 'nothing branches here' : `${plural(count, 'branch leads', 'branches lead')} here`;
  return `**${code(use.symbol.name)}** Label${where}: ${branches}.`;
}

function tableDocumentation({ semantics, symbol }: SymbolUse): string {
  const { tree } = semantics;
  const directive = tree.next[symbol.declaration];
  const text = sourceText(tree, tree.first[symbol.declaration], tree.last[directive] ?? tree.last[symbol.declaration]);
  return paragraphs(codeBlock(...text), 'Names what an indirect branch or call can reach.');
}
