// Hover on a name: a special register, a symbol of the function or of the module, a target, WARP_SZ. Where the text is
// broken and no reference was recorded, the name is looked for in what the function declares.
import { specialRegister } from '../../isa/specialRegisters';
import { targetIndex, targets } from '../../isa/targets';
import { declaredBefore, type ModuleEntry } from '../../semantic/module';
import { type Symbol, SymbolKind } from '../../semantic/symbols';
import { NodeKind, tokenText } from '../../syntax/nodes';
import type { Cursor } from '../cursor';
import { functionDocumentation } from '../documentation/functions';
import { symbolDocumentation } from '../documentation/symbols';
import { specialRegisterDocumentation, targetDocumentation } from '../documentation/words';

export function nameHover(cursor: Cursor): string | undefined {
  const { tree, token } = cursor;
  const name = tokenText(tree, token);
  if (name === 'WARP_SZ') return '**`WARP_SZ`** = `32`, the number of threads of a warp.';
  if (tree.kinds[cursor.node] === NodeKind.Target) return undefined;
  const target = insideTarget(cursor) ? targets[targetIndex(name) ?? -1] : undefined;
  if (target) return targetDocumentation(target);
  return symbolHover(cursor, name) ?? specialHover(cursor, name);
}

function insideTarget({ tree, node }: Cursor): boolean {
  let parent = node;
  while (parent > 0 && tree.kinds[parent] !== NodeKind.Target) {
    if (tree.kinds[parent] !== NodeKind.Name) return false;
    parent--;
  }
  return tree.kinds[parent] === NodeKind.Target;
}

function specialHover({ tree, token, node }: Cursor, name: string): string | undefined {
  const isMember = tree.kinds[node - 1] === NodeKind.Member && tree.first[node - 1] === token;
  const whole = isMember ? name + tokenText(tree, token + 1) : name;
  const register = specialRegister(whole) ?? specialRegister(name);
  return register && specialRegisterDocumentation(register, whole);
}

function symbolHover(cursor: Cursor, name: string): string | undefined {
  const found = ownSymbol(cursor, name);
  if (found) {
    const { semantics, inFunction } = cursor;
    const symbol = semantics.symbols[found.index];
    return symbolDocumentation({ semantics, symbol, ...found, functionName: inFunction?.name });
  }
  const entry = moduleEntry(cursor, name);
  return entry && moduleHover(cursor, entry);
}

interface Found {
  readonly index: number;
  readonly element: number | undefined;
}

/** The symbol of this function that the name declares or refers to. */
function ownSymbol(cursor: Cursor, name: string): Found | undefined {
  const { semantics, node } = cursor;
  const declared = semantics.symbols.findIndex((symbol) => symbol.node === node);
  if (declared >= 0) return { index: declared, element: undefined };
  const reference = referenceAt(semantics.referenceNodes, semantics.referenceCount, node);
  if (reference < 0) return byName(cursor, name);
  const index = semantics.referenceSymbols[reference];
  if (index < 0) return undefined;
  return { index, element: elementOf(semantics.symbols[index], semantics.referenceElements[reference]) };
}

const elementOf = (symbol: Symbol, element: number): number | undefined =>
  symbol.count === undefined ? undefined : element;

/** Index of a Name node among the references, which are in text order; -1 when it is none. */
function referenceAt(nodes: Uint32Array, count: number, node: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nodes[middle] < node) low = middle + 1;
    else high = middle;
  }
  return low < count && nodes[low] === node ? low : -1;
}

/** In text that the parser skipped: whatever symbol of the function has the name. */
function byName({ semantics, tree, inFunction }: Cursor, name: string): Found | undefined {
  if (!inFunction) return undefined;
  const [, prefix, digits] = /^(.*?)(\d*)$/.exec(name) ?? ['', name, ''];
  const number = digits === '' ? -1 : Number(digits);
  const index = semantics.symbols.findIndex((symbol) => {
    if (symbol.node < inFunction.node || symbol.node >= tree.next[inFunction.node]) return false;
    return symbol.count === undefined
      ? symbol.name === name
      : symbol.name === prefix && number >= 0 && number < symbol.count;
  });
  return index < 0 ? undefined : { index, element: elementOf(semantics.symbols[index], number) };
}

function moduleEntry({ analysis, block, tree, token }: Cursor, name: string): ModuleEntry | undefined {
  return (
    declaredBefore(analysis.module, name, block, tree.tokens.starts[token]) ?? analysis.module.byName.get(name)?.[0]
  );
}

function moduleHover({ analysis }: Cursor, { block, symbol }: ModuleEntry): string | undefined {
  const semantics = analysis.semanticsOf(block);
  const { flows } = analysis.blocks[block];
  if (symbol.kind !== SymbolKind.Function && symbol.kind !== SymbolKind.Entry)
    return symbolDocumentation({ semantics, symbol, index: -1, element: undefined, functionName: undefined });
  const index = semantics.functions.findIndex(({ nameNode }) => nameNode === symbol.node);
  return index < 0 ? undefined : functionDocumentation(semantics.tree, semantics.functions[index], flows[index]);
}
