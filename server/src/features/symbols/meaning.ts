// What the name under a cursor stands for: a symbol of its function, a name of the module, a special register, or a label
// of the debugging sections. Where the text is broken and no reference was recorded, what the function declares is asked.
import { specialRegister } from '../../isa/specialRegisters';
import type { BlockSemantics } from '../../semantic/block';
import { declaredBefore, type ModuleEntry } from '../../semantic/module';
import type { Symbol } from '../../semantic/symbols';
import { NodeKind, tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import type { Cursor } from '../cursor';

export type Meaning =
  | {
      readonly kind: 'local';
      readonly block: number;
      /** Index into the block's symbols. */
      readonly symbol: number;
      /** Which name of a range; undefined for a single name and for the range as a whole. */
      readonly element: number | undefined;
    }
  | { readonly kind: 'module' | 'special' | 'debug'; readonly name: string };

/** `token`: the name itself, where the cursor stood on the component behind it. */
export interface NamedMeaning {
  readonly meaning: Meaning;
  readonly token: number;
}

export function meaningAt(cursor: Cursor): NamedMeaning | undefined {
  const named = onName(cursor);
  const meaning = named && meaningOf(named);
  return meaning && { meaning, token: named.token };
}

/** The cursor itself on a name, or moved from `.x` of `%tid.x` to its name. */
function onName(cursor: Cursor): Cursor | undefined {
  const { tree, node, kind } = cursor;
  if (kind === TokenKind.Identifier) return cursor;
  if (kind !== TokenKind.Dotted || tree.kinds[node] !== NodeKind.Member) return undefined;
  const token = tree.first[node];
  return { ...cursor, token, node: node + 1, kind: TokenKind.Identifier, text: tokenText(tree, token) };
}

function meaningOf(cursor: Cursor): Meaning | undefined {
  const { tree, node, text, block } = cursor;
  const kind = tree.kinds[node];
  if (kind === NodeKind.Opcode || insideTarget(cursor) || text === 'WARP_SZ') return undefined;
  if (kind === NodeKind.Section || kind === NodeKind.Loc) return debugMeaning(cursor);
  if (cursor.semantics.moduleSymbols.some((symbol) => symbol.node === node)) return { kind: 'module', name: text };
  const own = ownSymbol(cursor, text);
  if (own) return { kind: 'local', block, symbol: own.index, element: own.element };
  if (specialRegister(text)) return { kind: 'special', name: text };
  return moduleEntry(cursor, text) || isFree(cursor) ? { kind: 'module', name: text } : undefined;
}

/** A label of a function, when one of that name stands in this block; else a label of a section. */
function debugMeaning({ analysis, block, semantics, text }: Cursor): Meaning {
  const symbol = semantics.symbols.findIndex(({ name, type }) => type === '' && name === text);
  if (symbol >= 0) return { kind: 'local', block, symbol, element: undefined };
  return { kind: analysis.module.byName.has(text) ? 'module' : 'debug', name: text };
}

/** A target's name in `.target`. */
export function insideTarget({ tree, node }: Cursor): boolean {
  let parent = node;
  while (parent > 0 && tree.kinds[parent] !== NodeKind.Target) {
    if (tree.kinds[parent] !== NodeKind.Name) return false;
    parent--;
  }
  return tree.kinds[parent] === NodeKind.Target;
}

const isFree = ({ semantics, node }: Cursor): boolean => semantics.free.some((free) => free.node === node);

export interface OwnSymbol {
  readonly index: number;
  readonly element: number | undefined;
}

/** The symbol of this function that the name declares or refers to. */
export function ownSymbol(cursor: Cursor, name: string): OwnSymbol | undefined {
  const { semantics, node } = cursor;
  const declared = semantics.symbols.findIndex((symbol) => symbol.node === node);
  if (declared >= 0) return { index: declared, element: undefined };
  const reference = referenceAt(semantics, node);
  if (reference < 0) return byName(cursor, name);
  const index = semantics.referenceSymbols[reference];
  if (index < 0) return undefined;
  return { index, element: elementOf(semantics.symbols[index], semantics.referenceElements[reference]) };
}

const elementOf = (symbol: Symbol, element: number): number | undefined =>
  symbol.count === undefined ? undefined : element;

/** Index of a Name node among the references, which are in text order; -1 when it is none. */
export function referenceAt({ referenceNodes, referenceCount }: BlockSemantics, node: number): number {
  let low = 0;
  let high = referenceCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (referenceNodes[middle] < node) low = middle + 1;
    else high = middle;
  }
  return low < referenceCount && referenceNodes[low] === node ? low : -1;
}

/** In text that the parser skipped: whatever symbol of the function has the name. */
function byName({ semantics, tree, inFunction }: Cursor, name: string): OwnSymbol | undefined {
  if (!inFunction) return undefined;
  const [, prefix, digits] = /^(.*?)(\d*)$/.exec(name) ?? ['', name, ''];
  // `%r05` is none of `%r<8>`.
  const number = /^(?:0|[1-9]\d*)$/.test(digits) ? Number(digits) : -1;
  const index = semantics.symbols.findIndex((symbol) => {
    if (symbol.node < inFunction.node || symbol.node >= tree.next[inFunction.node]) return false;
    return symbol.count === undefined
      ? symbol.name === name
      : symbol.name === prefix && number >= 0 && number < symbol.count;
  });
  return index < 0 ? undefined : { index, element: elementOf(semantics.symbols[index], number) };
}

/** What the module declares by a name: above the cursor, or anywhere. */
export function moduleEntry({ analysis, block, tree, token }: Cursor, name: string): ModuleEntry | undefined {
  return (
    declaredBefore(analysis.module, name, block, tree.tokens.starts[token]) ?? analysis.module.byName.get(name)?.[0]
  );
}
