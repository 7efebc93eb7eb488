// The names that can be used at a cursor: registers with how lately they were written, labels, variables, functions.
import type { Analysis } from '../../analysis';
import { targets } from '../../isa/targets';
import type { ModuleEntry, ModuleHeader } from '../../semantic/module';
import { type Symbol, SymbolKind } from '../../semantic/symbols';
import type { Statement } from '../statement';

/**
 * What the module is judged by. ptxas takes some targets before the version that brings them, and all of what they have
 * with them.
 */
export function judgedHeader({ module }: Analysis): ModuleHeader {
  const { version, target } = module.header;
  const least = target === undefined ? undefined : targets[target].since;
  return version === undefined || least === undefined || least <= version
    ? module.header
    : { ...module.header, version: least };
}

export interface Register {
  readonly name: string;
  /** With its dot. */
  readonly type: string;
  readonly vector: number;
  /** Offset of the last write before the cursor, in the block; -1 where it is written behind it, or never. */
  readonly written: number;
}

export interface FreshRegister extends Register {
  readonly range: string;
}

export interface Registers {
  /** Those that are named somewhere, the most lately written first. */
  readonly used: readonly Register[];
  /** Of each range the next name that nothing uses. */
  readonly fresh: readonly FreshRegister[];
}

/** Uses of each name of a range. */
interface Uses {
  readonly written: Map<number, number>;
  highest: number;
}

export function registersAt(statement: Statement): Registers {
  const { semantics } = statement;
  if (!semantics) return { used: [], fresh: [] };
  const visible = visibleSymbols(statement, SymbolKind.Register);
  const uses = new Map(visible.map((index) => [index, { written: new Map<number, number>(), highest: -1 } as Uses]));
  collectUses(statement, uses);
  const isHidden = hidingIn(semantics.symbols, visible);
  const used: Register[] = [];
  const fresh: FreshRegister[] = [];
  for (const [index, { written, highest }] of uses) {
    const symbol = semantics.symbols[index];
    const { type, vector, name, count } = symbol;
    if (count === undefined) used.push({ name, type, vector, written: written.get(0) ?? -1 });
    else {
      for (const [element, at] of written)
        if (!isHidden(index, element)) used.push({ name: `${name}${element}`, type, vector, written: at });
      const next = nextFree(count, written, highest, (element) => isHidden(index, element));
      if (next !== undefined)
        fresh.push({ name: `${name}${next}`, type, vector, written: -1, range: `${name}<${count}>` });
    }
  }
  return { used: used.sort((a, b) => b.written - a.written), fresh };
}

/** Behind the highest in use; where that is the last, the lowest that is not in use. Compilers leave 0 out. */
function nextFree(
  count: number,
  used: ReadonlyMap<number, number>,
  highest: number,
  isHidden: (element: number) => boolean,
): number | undefined {
  for (let element = Math.max(highest + 1, count > 1 ? 1 : 0); element < count; element++)
    if (!isHidden(element)) return element;
  for (let element = 0; element < count; element++) if (!used.has(element) && !isHidden(element)) return element;
  return undefined;
}

/** Whether a register of a range has the name of one that is declared further in. */
function hidingIn(symbols: readonly Symbol[], visible: readonly number[]): (index: number, element: number) => boolean {
  const outermost = symbols[visible[0]]?.scope;
  const inner = visible.filter((index) => symbols[index].scope !== outermost);
  return (index, element) => {
    const { name, scope } = symbols[index];
    return inner.some((other) => {
      const { name: hiding, count, scope: own } = symbols[other];
      if (other <= index || own === scope) return false;
      return count === undefined ? hiding === `${name}${element}` : hiding === name && element < count;
    });
  };
}

function collectUses({ semantics, at, head }: Statement, uses: ReadonlyMap<number, Uses>): void {
  if (!semantics) return;
  // What this very statement writes, it has not written yet.
  const before = at - head.length;
  const { tree, referenceCount, referenceNodes, referenceSymbols, referenceElements, referenceParts } = semantics;
  for (let i = 0; i < referenceCount; i++) {
    const use = uses.get(referenceSymbols[i]);
    if (!use) continue;
    const token = tree.first[referenceNodes[i]];
    const start = tree.tokens.starts[token];
    // The name that is being typed is not in use yet.
    if (start < at && at <= tree.tokens.ends[token]) continue;
    const element = referenceElements[i];
    if (element > use.highest) use.highest = element;
    const isWritten = (referenceParts[i] & 2) !== 0 && start < before;
    if (isWritten || !use.written.has(element)) use.written.set(element, isWritten ? start : -1);
  }
}

/** Indices of the symbols of a kind that are declared above the cursor in a scope around it, and that no inner one hides. */
export function visibleSymbols(statement: Statement, ...kinds: readonly SymbolKind[]): number[] {
  const { semantics } = statement;
  if (!semantics) return [];
  const found = [...innermost(statement).values()];
  return found.filter((index) => kinds.includes(semantics.symbols[index].kind)).sort((a, b) => a - b);
}

/** A name, or that of a range, and the symbol that it stands for at the cursor; without labels, of which there are many. */
function innermost({ semantics, at }: Statement): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, symbol] of (semantics?.symbols ?? []).entries()) {
    if (symbol.kind === SymbolKind.Label || symbol.end >= at || !isAround(semantics!, symbol, at)) continue;
    found.set(symbol.count === undefined ? symbol.name : `${symbol.name}<${symbol.count}>`, index);
  }
  return found;
}

/** Labels, also those further down in the scopes around the cursor. */
export function labelsAt({ semantics, at }: Statement, kind: SymbolKind.Label | SymbolKind.Table): Symbol[] {
  if (!semantics) return [];
  return semantics.symbols.filter((symbol) => symbol.kind === kind && isAround(semantics, symbol, at));
}

function isAround({ tree }: NonNullable<Statement['semantics']>, { scope }: Symbol, at: number): boolean {
  const { starts, ends } = tree.tokens;
  const last = tree.last[scope];
  if (starts[tree.first[scope]] > at) return false;
  // A scope that was never closed reaches to the end of the block.
  return last >= tree.tokens.count || at <= ends[Math.max(0, last - 1)];
}

/** What the module declares above the cursor, each name once; without what the function hides. */
export function moduleEntriesAt(statement: Statement): ModuleEntry[] {
  const { analysis, block, at } = statement;
  const own = innermost(statement);
  const found: ModuleEntry[] = [];
  for (const [name, entries] of analysis.module.byName) {
    if (own.has(name)) continue;
    const entry = entries.find((each) => each.block < block || (each.block === block && each.symbol.end < at));
    if (entry) found.push(entry);
  }
  return found;
}
