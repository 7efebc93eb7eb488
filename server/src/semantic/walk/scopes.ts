// Scopes: names live from their declaration to the end of their scope, labels in all of it.
import { bytesToText } from '../../base/text';
import { MODULE_NAMES } from '../../isa/nameClasses';
import { NameUse } from '../opcodes';
import { type Symbol, SymbolKind } from '../symbols';
import { noteMismatch } from './names';
import { type Pending, walk } from './state';

/** `end`: the node behind the scope. */
export function openScope(node: number, end: number): void {
  walk.scopeEnd = end;
  walk.scopes.push({ node, end, pending: walk.pending.length });
  walk.names.open();
}

/** Names that were waiting for a label of this scope get it, or go on waiting in the scope around it. Returns its node. */
export function closeScope(): number {
  const scope = walk.scopes.pop()!;
  walk.scopeEnd = walk.scopes.at(-1)?.end ?? walk.tree.count;
  if (walk.pending.length > scope.pending) settle(scope.pending);
  walk.names.close();
  return scope.node;
}

function settle(from: number): void {
  const waiting = walk.pending.splice(from);
  for (const pending of waiting) {
    if (walk.names.lookup(pending.start, pending.end) && isLabel(walk.symbols[walk.names.symbol]))
      bindLabel(pending, walk.names.symbol);
    else walk.pending.push(pending);
  }
}

function bindLabel({ reference, table, use, instruction, node, opcode, wanted }: Pending, symbol: number): void {
  if ((wanted.accepts & walk.symbols[symbol].nameClass) === 0)
    noteMismatch(node, 'name', wanted.expectation, symbol, opcode);
  if (reference >= 0) walk.references.symbols[reference] = symbol;
  if (table >= 0) walk.code.tableTarget(table, symbol);
  else if ((use & NameUse.Jump) !== 0) {
    walk.code.jump(instruction, symbol);
    const isIndexed = (use & NameUse.Indexed) !== 0;
    if (isIndexed || walk.symbols[symbol].kind !== SymbolKind.Label) walk.unusual++;
  }
}

const isLabel = (symbol: Symbol): boolean => symbol.kind === SymbolKind.Label || symbol.kind === SymbolKind.Table;

/** What still waits is for the module to explain. */
export function freePending(): void {
  for (const { node, start, end, expected, opcode, wanted } of walk.pending.splice(0)) {
    const name = bytesToText(walk.tree.bytes, start, end);
    walk.free.push({
      node,
      start,
      end,
      name,
      expected,
      accepts: wanted.accepts & MODULE_NAMES,
      inFunction: walk.open?.node,
    });
    if (wanted.expectation) walk.wanted.set(start, { opcode, expectation: wanted.expectation });
  }
}

/** Declares a name in the innermost scope; a clash is put aside for the rules. */
export function declare(symbol: Symbol): void {
  const { start, end } = symbol;
  const isLabelLike = isLabel(symbol);
  const earlier = walk.names.clash(start, end, symbol.count, isLabelLike);
  walk.symbols.push(symbol);
  const index = walk.symbols.length - 1;
  if (earlier >= 0) walk.duplicates.push({ symbol: index, earlier });
  walk.names.declare(index, start, end, symbol.count, isLabelLike);
}
