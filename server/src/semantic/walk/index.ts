// One pass over a block's tree in text order: declares, resolves, matches instructions and collects each function's code.
// Registers must be declared above their first use; labels may be used before they stand, in their block and inside it.
import { NodeKind, type SyntaxTree } from '../../syntax/nodes';
import type { BlockSemantics, FunctionVisitor } from '../block';
import type { FunctionCode } from '../code';
import { keepCode } from '../codeBuilder';
import { vectorOfWord } from '../needs';
import { visitAlias, visitLabel, visitParameter, visitVariable } from './declarations';
import { beginFunction, endFunction } from './functions';
import { noteDeclaration, noteHeader } from './header';
import { visitInstruction } from './instructions';
import { lineFacts, noteFile, noteLoc, noteSection } from './lines';
import { visitPragma } from './pragmas';
import { closeScope, freePending, openScope } from './scopes';
import { walk } from './state';

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
  openScope(0, tree.count);
  visitNodes(1);
  while (walk.scopes.length > 0) leaveScope();
  freePending();
  return result();
}

/** Visits the nodes from `from` to the end of the tree, and closes the scopes that end before a node. */
export function visitNodes(from: number): void {
  const { tree } = walk;
  for (let node = from; node < tree.count; ) {
    while (walk.scopeEnd <= node) leaveScope();
    node = visit(node);
  }
}

function leaveScope(): void {
  const node = closeScope();
  if (node === walk.open?.node) endFunction();
}

/** What the walk has found, in its own arrays. */
export function result(): BlockSemantics {
  const { references } = walk;
  return {
    tree: walk.tree,
    header: walk.header,
    needs: walk.needs,
    calls: walk.calls,
    lines: lineFacts(),
    withdrawn: walk.withdrawn,
    samplers: walk.samplers,
    breaksOff: walk.tree.problems.some(({ code }) => code === 'unclosed-brace'),
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
    mismatches: walk.mismatches,
    wanted: walk.wanted,
    dated: walk.dated,
    oddTypes: walk.oddTypes,
    parameterMisuses: walk.parameterMisuses,
    specialMisuses: walk.specialMisuses,
    functions: walk.functions,
    codes: [],
  };
}

/** Handles one node and returns the node to go on with: its first child, or what is behind it. */
function visit(node: number): number {
  const { tree } = walk;
  switch (tree.kinds[node]) {
    case NodeKind.Instruction:
      visitInstruction(node);
      return tree.next[node];
    case NodeKind.Function:
      beginFunction(node, tree.next[node] > node + 1 && hasBody(node));
      return node + 1;
    case NodeKind.Block:
      openScope(node, tree.next[node]);
      return node + 1;
    case NodeKind.Variable:
      visitVariable(node);
      return tree.next[node];
    case NodeKind.Parameter:
      visitParameter(node);
      return tree.next[node];
    case NodeKind.Label:
      return visitLabel(node);
    case NodeKind.Alias:
      noteDeclaration(node);
      visitAlias(node);
      return tree.next[node];
    case NodeKind.Pragma:
      visitPragma(node);
      return tree.next[node];
    case NodeKind.File:
      noteDeclaration(node);
      noteFile(node);
      return tree.next[node];
    case NodeKind.Section:
      noteDeclaration(node);
      walk.require(vectorOfWord('.section')!);
      noteSection(node);
      return tree.next[node];
    case NodeKind.Loc:
      noteLoc(node);
      return tree.next[node];
    case NodeKind.AddressSize:
      walk.require(vectorOfWord('.address_size')!);
      noteHeader(node);
      return tree.next[node];
    case NodeKind.Version:
    case NodeKind.Target:
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

function hasBody(node: number): boolean {
  const { tree } = walk;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.Body) return true;
  return false;
}
