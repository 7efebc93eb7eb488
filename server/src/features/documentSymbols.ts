// The outline: functions with their parameters, registers, variables and labels, and the module's variables.
import type { Analysis } from '../analysis';
import type { BlockSemantics, FunctionInfo } from '../semantic/block';
import { type ModuleSymbol, type Symbol, SymbolKind, UNKNOWN_COUNT } from '../semantic/symbols';
import { walkBlock } from '../semantic/walk';
import type { Block } from '../syntax/document';
import { NodeKind, rangeOf } from '../syntax/nodes';
import { parseTransient } from '../syntax/parse';
import { withSource } from './documentation/demangled';
import { instructionCount } from './documentation/functions';
import { plural } from './documentation/markdown';
import { perBlock } from './perBlock';

export type OutlineKind = 'entry' | 'function' | 'parameter' | 'registers' | 'variable' | 'label' | 'table';

export interface OutlineItem {
  readonly name: string;
  /** What a mangled name means, type, size and the like; may be empty. */
  readonly detail: string;
  readonly kind: OutlineKind;
  /** Offsets of the whole item. */
  readonly start: number;
  readonly end: number;
  /** Offsets of its name, inside the whole. */
  readonly selectionStart: number;
  readonly selectionEnd: number;
  readonly children: readonly OutlineItem[];
}

/** In a larger text functions do not show what they declare: it would take a tree of each of them, and nobody scrolls there. */
const MOST_BYTES_WITH_ALL = 4e6;

export function documentSymbols(analysis: Analysis): OutlineItem[] {
  const { document, blocks } = analysis;
  if (document.length > MOST_BYTES_WITH_ALL) return briefSymbols(analysis);
  return blocks.flatMap(({ moduleSymbols }, index) =>
    moduleSymbols.length === 0
      ? []
      : outlineOf(document.blocks[index]).map((item) => moved(item, document.offsets[index])),
  );
}

/** Functions and variables of the module, by what is known of each block anyway. */
function briefSymbols({ document, blocks }: Analysis): OutlineItem[] {
  return blocks.flatMap(({ moduleSymbols }, index) => {
    const { isFunction, bytes } = document.blocks[index];
    const base = document.offsets[index];
    return moduleSymbols.map((symbol): OutlineItem => {
      const isBody = isFunction && symbol.isDefinition;
      const word = symbol.kind === SymbolKind.Entry ? '.entry' : symbol.kind === SymbolKind.Function ? '.func' : '';
      return {
        name: symbol.name,
        detail: withName(symbol, word === '' ? detailOf(symbol) : `${symbol.linkage} ${word}`.trim()),
        kind: kindOf(symbol),
        start: base + symbol.start,
        end: base + (isBody ? Math.max(symbol.end, bytes.lastIndexOf(CLOSING_BRACE) + 1) : symbol.end),
        selectionStart: base + symbol.start,
        selectionEnd: base + symbol.end,
        children: [],
      };
    });
  });
}

const CLOSING_BRACE = 0x7d;

/** Offsets from the block's start. */
const outlineOf = perBlock(({ bytes }: Block): readonly OutlineItem[] => {
  const semantics = walkBlock(parseTransient(bytes), () => {});
  return semantics.moduleSymbols.map((symbol) => {
    const info = semantics.functions.find(({ nameNode }) => nameNode === symbol.node);
    return info ? functionItem(semantics, info, symbol) : item(semantics, symbol);
  });
});

function moved(item: OutlineItem, by: number): OutlineItem {
  return {
    ...item,
    start: item.start + by,
    end: item.end + by,
    selectionStart: item.selectionStart + by,
    selectionEnd: item.selectionEnd + by,
    children: item.children.map((child) => moved(child, by)),
  };
}

function functionItem(semantics: BlockSemantics, info: FunctionInfo, symbol: ModuleSymbol): OutlineItem {
  const end = semantics.tree.next[info.node];
  const children = semantics.symbols
    .filter(({ node, name }) => node > info.node && node < end && !isDebugLabel(name))
    .map((child) => item(semantics, child));
  const size = info.hasBody ? plural(instructionCount(semantics.tree, info), 'instruction') : 'declaration';
  const facts = [symbol.linkage, `.${info.kind}`, size].filter((part) => part !== '').join(' ');
  const detail = withName(symbol, facts);
  return { ...item(semantics, symbol), detail, children };
}

/** `$L__tmp12:` and the like, which compilers set for debug information. */
const isDebugLabel = (name: string): boolean => /^\$L__(?:tmp|func_)/.test(name);

function item(semantics: BlockSemantics, symbol: Symbol): OutlineItem {
  const { tree } = semantics;
  const whole = rangeOf(tree, wholeNode(semantics, symbol));
  return {
    name:
      symbol.count === undefined
        ? symbol.name
        : `${symbol.name}<${symbol.count === UNKNOWN_COUNT ? '…' : symbol.count}>`,
    detail: withName(symbol, detailOf(symbol)),
    kind: kindOf(symbol),
    start: whole.start,
    end: Math.max(whole.end, symbol.end),
    selectionStart: symbol.start,
    selectionEnd: symbol.end,
    children: [],
  };
}

/** Of a declaration with several names only the declarator, so that items do not overlap. */
function wholeNode({ tree }: BlockSemantics, symbol: Symbol): number {
  const declarator = symbol.node - 1;
  return tree.kinds[declarator] === NodeKind.Declarator ? declarator : symbol.declaration;
}

function kindOf(symbol: Symbol): OutlineKind {
  switch (symbol.kind) {
    case SymbolKind.Entry:
      return 'entry';
    case SymbolKind.Function:
      return 'function';
    case SymbolKind.Parameter:
    case SymbolKind.ReturnParameter:
      return 'parameter';
    case SymbolKind.Register:
      return 'registers';
    case SymbolKind.Label:
      return 'label';
    case SymbolKind.Table:
      return 'table';
    default:
      return 'variable';
  }
}

/** Parameters have the name of their function, which stands above them. */
function withName({ kind, name }: Symbol, facts: string): string {
  const isParameter = kind === SymbolKind.Parameter || kind === SymbolKind.ReturnParameter;
  return isParameter ? facts : withSource(name, facts);
}

function detailOf(symbol: Symbol): string {
  const vector = symbol.vector > 1 ? `.v${symbol.vector} ` : '';
  const type = symbol.type === '' ? '' : `${symbol.space} ${vector}${symbol.type}`.trim();
  const isMemory = symbol.kind !== SymbolKind.Register && Number.isSafeInteger(symbol.bytes);
  return isMemory ? `${type}, ${plural(symbol.bytes ?? 0, 'byte')}` : type;
}
