// Where a name is defined, declared, or given its type. Names that the module shares are looked for in other modules too.
import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import { readPrefix } from '../semantic/declarations';
import type { ModuleEntry } from '../semantic/module';
import { SymbolKind } from '../semantic/symbols';
import type { PtxDocument } from '../syntax/document';
import { childOf, NodeKind, type SyntaxTree } from '../syntax/nodes';
import { ancestor, type Cursor, cursorAt } from './cursor';
import { type Meaning, meaningAt, ownSymbol } from './symbols/meaning';
import { isShared, links, occurrences } from './symbols/occurrences';

/** Offsets in that document. */
export interface Location extends TextRange {
  readonly document: PtxDocument;
}

export function definition(analysis: Analysis, offset: number, others: readonly Analysis[]): Location[] {
  const meaning = meaningUnder(analysis, offset);
  if (meaning?.kind === 'module') return moduleDefinition(analysis, meaning.name, others);
  return meaning ? ownDefinition(analysis, meaning) : [];
}

export function declaration(analysis: Analysis, offset: number, others: readonly Analysis[]): Location[] {
  const meaning = meaningUnder(analysis, offset);
  if (meaning?.kind !== 'module') return meaning ? ownDefinition(analysis, meaning) : [];
  const announced = entriesOf(analysis, meaning.name).filter(({ symbol }) => !symbol.isDefinition);
  if (announced.length > 0) return announced.map((entry) => placeOf(analysis, entry));
  return moduleDefinition(analysis, meaning.name, others);
}

/**
 * The type word of a register's, variable's or parameter's declaration; of a function its prototype. PTX has no types of a
 * program's own, so this is the nearest there is.
 */
export function typeDefinition(analysis: Analysis, offset: number, others: readonly Analysis[]): Location[] {
  const cursor = cursorAt(analysis, offset);
  const meaning = cursor && meaningAt(cursor)?.meaning;
  if (!cursor || !meaning || meaning.kind === 'special' || meaning.kind === 'debug') return [];
  const prototype = calledThrough(cursor);
  if (prototype) return [prototype];
  if (meaning.kind === 'local') {
    const { tree, symbols } = analysis.semanticsOf(meaning.block);
    return (
      typeWord(analysis, meaning.block, tree, symbols[meaning.symbol].declaration) ?? ownDefinition(analysis, meaning)
    );
  }
  const [entry] = entriesOf(analysis, meaning.name);
  if (entry && isFunction(entry)) return [placeOf(analysis, entry)];
  const found =
    entry && typeWord(analysis, entry.block, analysis.semanticsOf(entry.block).tree, entry.symbol.declaration);
  return found ?? moduleDefinition(analysis, meaning.name, others);
}

/** The name under the cursor when other modules may mean the same by it. */
export function sharedName(analysis: Analysis, offset: number): string | undefined {
  const meaning = meaningUnder(analysis, offset);
  return meaning?.kind === 'module' && isShared(analysis, meaning.name) ? meaning.name : undefined;
}

function meaningUnder(analysis: Analysis, offset: number): Meaning | undefined {
  const cursor = cursorAt(analysis, offset);
  return cursor && meaningAt(cursor)?.meaning;
}

function ownDefinition(analysis: Analysis, meaning: Meaning): Location[] {
  const { document } = analysis;
  return occurrences(analysis, meaning)
    .filter(({ role }) => role === 'definition')
    .map(({ start, end }) => ({ document, start, end }));
}

/** The definitions in this module; else those that others give to the linker; else the announcements. */
function moduleDefinition(analysis: Analysis, name: string, others: readonly Analysis[]): Location[] {
  const own = entriesOf(analysis, name);
  const defined = own.filter(({ symbol }) => symbol.isDefinition);
  if (defined.length > 0) return defined.map((entry) => placeOf(analysis, entry));
  const elsewhere = isShared(analysis, name) ? others.flatMap((other) => linkedDefinitions(other, name)) : [];
  return elsewhere.length > 0 ? elsewhere : own.map((entry) => placeOf(analysis, entry));
}

function linkedDefinitions(other: Analysis, name: string): Location[] {
  if (!links(other, name)) return [];
  return entriesOf(other, name)
    .filter(({ symbol }) => symbol.isDefinition)
    .map((entry) => placeOf(other, entry));
}

const entriesOf = ({ module }: Analysis, name: string): readonly ModuleEntry[] => module.byName.get(name) ?? [];

const isFunction = ({ symbol }: ModuleEntry): boolean =>
  symbol.kind === SymbolKind.Function || symbol.kind === SymbolKind.Entry;

function placeOf({ document }: Analysis, { block, symbol }: ModuleEntry): Location {
  const base = document.offsets[block];
  return { document, start: base + symbol.start, end: base + symbol.end };
}

function typeWord({ document }: Analysis, block: number, tree: SyntaxTree, node: number): Location[] | undefined {
  if (tree.kinds[node] !== NodeKind.Variable && tree.kinds[node] !== NodeKind.Parameter) return undefined;
  const { typeToken } = readPrefix(tree, node);
  if (typeToken < 0) return undefined;
  const base = document.offsets[block];
  return [{ document, start: base + tree.tokens.starts[typeToken], end: base + tree.tokens.ends[typeToken] }];
}

/** The `.callprototype` of an indirect call whose callee the cursor is on. */
function calledThrough(cursor: Cursor): Location | undefined {
  const { analysis, tree, node, semantics, base } = cursor;
  const call = ancestor(tree, node, NodeKind.Instruction);
  if (call < 0 || childOf(tree, call, NodeKind.Name) !== node) return undefined;
  for (let child = tree.next[node]; child < tree.next[call]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Name) continue;
    const found = ownSymbol({ ...cursor, node: child, token: tree.first[child] }, '');
    const symbol = found && semantics.symbols[found.index];
    if (symbol?.kind !== SymbolKind.Table) continue;
    return { document: analysis.document, start: base + symbol.start, end: base + symbol.end };
  }
  return undefined;
}
