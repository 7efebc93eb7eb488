// The meaning of a function in which somebody has typed, made from its meaning before: only the instructions that the edit
// touched are walked again, with the names that are declared around them. Undefined where more than instructions changed,
// or where an instruction says something about the function as a whole.
import { upperBound } from '../../base/lines';
import type { TextRange } from '../../base/text';
import { unrestricted } from '../../isa/availability';
import { NodeKind, type SyntaxTree, tokenText } from '../../syntax/nodes';
import type { Replacement } from '../../syntax/origin';
import { type Region, reparse, type Spliced } from '../../syntax/reparse';
import type { BlockSemantics, FreeName, FunctionInfo, WantedFree } from '../block';
import { LabelSymbol, type Symbol, SymbolKind } from '../symbols';
import { analyseBlock } from './index';
import { visitInstruction } from './instructions';
import { closeScope, freePending, openScope } from './scopes';
import { walk } from './state';

/** `old` is the meaning of the block before the edit, `bytes` the text after it. */
export function patchBlock(old: BlockSemantics, bytes: Uint8Array, edit: Replacement): BlockSemantics | undefined {
  if (!isFunctionAlone(old, edit.start)) return undefined;
  const spliced = reparse(old.tree, bytes, edit);
  if (!spliced) return undefined;
  const { tree, nodes } = spliced;
  if (!areLocal(old.tree, nodes.from, nodes.oldTo) || !areLocal(tree, nodes.from, nodes.newTo)) return undefined;
  const moved = new Moved(old.tree, spliced);
  const symbols = old.symbols.map((symbol) => movedSymbol(symbol, moved, bytes));
  walkAgain(tree, spliced, old.functions[0], symbols);
  return merged(old, spliced, symbols, moved);
}

/** Whether all that the block tells others stands before an offset: the header of its one function. */
function isFunctionAlone({ functions, moduleSymbols, header }: BlockSemantics, offset: number): boolean {
  const said: readonly TextRange[] = [...functions, ...moduleSymbols, ...header];
  return functions.length === 1 && moduleSymbols.length === 1 && said.every(({ end }) => end < offset);
}

/** Whether these nodes are instructions and rubbish, and none says anything about its function but what it needs. */
function areLocal(tree: SyntaxTree, from: number, to: number): boolean {
  for (let node = from; node < to; node = tree.next[node]) {
    if (tree.kinds[node] === NodeKind.Error) continue;
    if (tree.kinds[node] !== NodeKind.Instruction) return false;
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child])
      if (tree.kinds[child] === NodeKind.Opcode && farReaching.has(tokenText(tree, tree.first[child]))) return false;
  }
  return true;
}

const farReaching: ReadonlySet<string> = new Set(['call', 'setmaxnreg']);

/** Where the nodes, tokens, offsets and instructions of the old tree are in the new one. */
class Moved {
  private readonly instructions: number;

  constructor(
    old: SyntaxTree,
    private readonly spliced: Spliced,
  ) {
    const { tree, nodes } = spliced;
    this.instructions = instructionsIn(tree, nodes.from, nodes.newTo) - instructionsIn(old, nodes.from, nodes.oldTo);
  }

  node = (node: number): number => movedBy(this.spliced.nodes, node);
  token = (token: number): number => movedBy(this.spliced.tokens, token);
  offset = (offset: number): number => movedBy(this.spliced.bytes, offset);

  /** Of a label: the index of the instruction behind it. */
  instruction(symbol: Symbol): number {
    return symbol.instruction + (this.isBehind(symbol.start) ? this.instructions : 0);
  }

  isBehind(offset: number): boolean {
    return offset >= this.spliced.bytes.oldTo;
  }

  /** What was found at places that are still there, where they are now. */
  ranges<T extends TextRange>(found: readonly T[]): T[] {
    const { from, oldTo } = this.spliced.bytes;
    return found
      .filter(({ start }) => start < from || start >= oldTo)
      .map((one) => ({ ...one, start: this.offset(one.start), end: this.offset(one.end) }));
  }

  isKept(node: number): boolean {
    return node < this.spliced.nodes.from || node >= this.spliced.nodes.oldTo;
  }
}

const movedBy = ({ oldTo, newTo }: Region, at: number): number => (at >= oldTo ? at + newTo - oldTo : at);

/** Instructions that have code: broken ones without a word have none. */
function instructionsIn(tree: SyntaxTree, from: number, to: number): number {
  let count = 0;
  for (let node = from; node < to; node = tree.next[node])
    if (tree.kinds[node] === NodeKind.Instruction && tree.next[node] > node + 1) count++;
  return count;
}

function movedSymbol(symbol: Symbol, moved: Moved, bytes: Uint8Array): Symbol {
  const { kind, node, start, end, declaration, scope } = symbol;
  if (kind === SymbolKind.Label || kind === SymbolKind.Table) {
    return new LabelSymbol(
      kind,
      bytes,
      moved.node(node),
      moved.offset(start),
      moved.offset(end),
      moved.node(declaration),
      moved.node(scope),
      moved.instruction(symbol),
    );
  }
  if (!moved.isBehind(start)) return symbol;
  return {
    ...symbol,
    node: moved.node(node),
    start: moved.offset(start),
    end: moved.offset(end),
    declaration: moved.node(declaration),
    scope: moved.node(scope),
  };
}

/** Leaves in `walk` what the new instructions give. */
function walkAgain(tree: SyntaxTree, { parent, nodes, bytes }: Spliced, info: FunctionInfo, symbols: Symbol[]): void {
  walk.start(tree, () => {});
  walk.symbols = symbols;
  const scopes = scopesOf(tree, parent);
  for (const scope of scopes) {
    openScope(scope, scope === 0 ? tree.count : tree.next[scope]);
    declareAgain(symbols, scope, 0, bytes.from);
  }
  walk.open = {
    node: info.node,
    symbol: undefined,
    hasBody: true,
    bounds: info.bounds,
    sharedBytes: 0,
    setsMaxRegisters: false,
    parameterBytes: 0,
    signature: undefined,
    largestIncrease: undefined,
    opcodes: [],
    availability: unrestricted(),
  };
  walk.code.start();
  walk.stamp++;
  for (let node = nodes.from; node < nodes.newTo; node = tree.next[node])
    if (tree.kinds[node] === NodeKind.Instruction) visitInstruction(node);
  for (const scope of scopes.reverse()) {
    // Labels that stand further down are in scope too.
    declareAgain(symbols, scope, bytes.newTo, Number.POSITIVE_INFINITY);
    if (closeScope() === info.node) freePending();
  }
}

/** The scopes of a body or block: the root, the function and the blocks around it, from the outermost. */
function scopesOf({ kinds, next }: SyntaxTree, parent: number): number[] {
  const scopes = [0];
  for (let node = 1; node <= parent; ) {
    if (next[node] <= parent) node = next[node];
    else {
      if (kinds[node] === NodeKind.Function || kinds[node] === NodeKind.Block) scopes.push(node);
      node++;
    }
  }
  return scopes;
}

function declareAgain(symbols: readonly Symbol[], scope: number, from: number, to: number): void {
  for (let index = 0; index < symbols.length; index++) {
    const symbol = symbols[index];
    if (symbol.scope !== scope || symbol.start < from || symbol.start >= to) continue;
    const isLabel = symbol.kind === SymbolKind.Label || symbol.kind === SymbolKind.Table;
    walk.names.declare(index, symbol.start, symbol.end, symbol.count, isLabel);
  }
}

function merged(old: BlockSemantics, spliced: Spliced, symbols: readonly Symbol[], moved: Moved): BlockSemantics {
  const { tree } = spliced;
  let whole: BlockSemantics | undefined;
  const all = (): BlockSemantics => (whole ??= analyseBlock(tree));
  return {
    tree,
    symbols,
    ...mergedReferences(old, spliced.nodes),
    ...mergedFindings(old, moved),
    header: old.header,
    needs: old.needs,
    moduleSymbols: old.moduleSymbols,
    duplicates: old.duplicates,
    calls: moved.ranges(old.calls).map((call) => ({
      ...call,
      table: call.table && moved.ranges([call.table])[0],
      instruction: moved.offset(call.instruction),
    })),
    lines: old.lines && {
      ...old.lines,
      firstLoc: old.lines.firstLoc && moved.ranges([old.lines.firstLoc])[0],
      inlinedAt: moved.ranges(old.lines.inlinedAt),
    },
    withdrawn: moved.ranges(old.withdrawn),
    samplers: moved.ranges(old.samplers),
    breaksOff: false,
    oddTypes: old.oddTypes.map((odd) => ({ ...odd, token: moved.token(odd.token) })),
    functions: [patchedInfo(old.functions[0], () => all().functions[0])],
    get codes() {
      return all().codes;
    },
  };
}

/** What all instructions together need is counted when somebody asks. */
function patchedInfo(old: FunctionInfo, whole: () => FunctionInfo): FunctionInfo {
  // One by one: `...old` would ask, where the meaning before was itself patched.
  const { name, kind, node, nameNode, start, end, hasBody, bounds, parameterBytes, sharedBytes } = old;
  return {
    name,
    kind,
    node,
    nameNode,
    start,
    end,
    hasBody,
    bounds,
    parameterBytes,
    sharedBytes,
    get matches() {
      return whole().matches;
    },
    get availability() {
      return whole().availability;
    },
  };
}

type Referring = Pick<
  BlockSemantics,
  'referenceCount' | 'referenceNodes' | 'referenceSymbols' | 'referenceElements' | 'referenceParts'
>;

function mergedReferences(old: BlockSemantics, { from, oldTo, newTo }: Region): Referring {
  const { references } = walk;
  const before = upperBound(old.referenceNodes, from - 1);
  const behind = upperBound(old.referenceNodes, oldTo - 1);
  const count = before + references.count + old.referenceCount - behind;
  const nodes = new Uint32Array(count);
  nodes.set(old.referenceNodes.subarray(0, before));
  nodes.set(references.nodes.subarray(0, references.count), before);
  nodes.set(old.referenceNodes.subarray(behind), before + references.count);
  if (newTo !== oldTo) for (let i = before + references.count; i < count; i++) nodes[i] += newTo - oldTo;
  function joined<T extends Uint8Array | Uint32Array | Int32Array>(result: T, kept: T, fresh: T): T {
    result.set(kept.subarray(0, before));
    result.set(fresh.subarray(0, references.count), before);
    result.set(kept.subarray(behind), before + references.count);
    return result;
  }
  return {
    referenceCount: count,
    referenceNodes: nodes,
    referenceSymbols: joined(new Int32Array(count), old.referenceSymbols, references.symbols),
    referenceElements: joined(new Uint32Array(count), old.referenceElements, references.elements),
    referenceParts: joined(new Uint8Array(count), old.referenceParts, references.parts),
  };
}

type Findings = Pick<
  BlockSemantics,
  'free' | 'wanted' | 'misfits' | 'mismatches' | 'dated' | 'parameterMisuses' | 'specialMisuses'
>;

function mergedFindings(old: BlockSemantics, moved: Moved): Findings {
  const byStart = (a: TextRange, b: TextRange): number => a.start - b.start;
  const byNode = (a: { readonly node: number }, b: { readonly node: number }): number => a.node - b.node;
  const free: FreeName[] = moved.ranges(old.free).map((name) => ({ ...name, node: moved.node(name.node) }));
  const misfits = old.misfits
    .filter(({ node }) => moved.isKept(node))
    .map((misfit) => ({ ...misfit, node: moved.node(misfit.node), opcode: moved.node(misfit.opcode) }));
  const mismatches = old.mismatches
    .filter(({ node }) => moved.isKept(node))
    .map((mismatch) => ({ ...mismatch, node: moved.node(mismatch.node), opcode: moved.node(mismatch.opcode) }));
  const wanted = new Map<number, WantedFree>(walk.wanted);
  for (const { start } of old.free) {
    const known = moved.ranges([{ start, end: start }])[0];
    const want = old.wanted.get(start);
    if (known && want) wanted.set(known.start, { ...want, opcode: moved.node(want.opcode) });
  }
  return {
    free: [...free, ...walk.free].sort(byStart),
    wanted,
    misfits: [...misfits, ...walk.misfits].sort(byNode),
    mismatches: [...mismatches, ...walk.mismatches].sort(byNode),
    dated: [...moved.ranges(old.dated), ...walk.dated].sort(byStart),
    parameterMisuses: [...moved.ranges(old.parameterMisuses), ...walk.parameterMisuses].sort(byStart),
    specialMisuses: [...moved.ranges(old.specialMisuses), ...walk.specialMisuses].sort(byStart),
  };
}
