// Every variable, register and parameter that a block declares, with the place where it stands: what the rules about
// declarations go over. Computed when the first of them asks.
import { childOf, NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { nameOf, type Prefix, readPrefix } from './declarations';

/** Whose parameter it is; of an announcement, a function without a body, ptxas 13.0 asks little. */
export type Owner = 'entry' | 'func' | 'prototype';

export interface Declared {
  /** The Variable or Parameter node. */
  readonly node: number;
  /** The Declarator, or the Parameter again. */
  readonly declarator: number;
  /** Its Name node. */
  readonly name: number;
  readonly text: string;
  readonly prefix: Prefix;
  readonly place: 'module' | 'body' | 'parameter' | 'result';
  readonly owner: Owner | undefined;
  /** Its function has no body. */
  readonly isAnnounced: boolean;
  /** ArraySize nodes, in order. */
  readonly sizes: readonly number[];
  /** RangeCount and Initializer nodes, or -1. */
  readonly range: number;
  readonly initializer: number;
}

const known = new WeakMap<SyntaxTree, readonly Declared[]>();

export function declarationsIn(tree: SyntaxTree): readonly Declared[] {
  let declared = known.get(tree);
  if (!declared) {
    declared = collect(tree);
    known.set(tree, declared);
  }
  return declared;
}

function collect(tree: SyntaxTree): Declared[] {
  const declared: Declared[] = [];
  let owner: Owner | undefined;
  let place: 'parameter' | 'result' = 'parameter';
  let functionEnd = 0;
  let isAnnounced = false;
  for (let node = 1; node < tree.count; node++) {
    switch (tree.kinds[node]) {
      case NodeKind.Function:
        owner = isEntry(tree, node) ? 'entry' : 'func';
        functionEnd = tree.next[node];
        isAnnounced = childOf(tree, node, NodeKind.Body) < 0;
        break;
      case NodeKind.CallPrototype:
        owner = 'prototype';
        isAnnounced = true;
        break;
      case NodeKind.Parameters:
        place = 'parameter';
        break;
      case NodeKind.ReturnParameters:
        place = 'result';
        break;
      case NodeKind.Parameter:
        add(declared, tree, node, node, readPrefix(tree, node), place, owner, isAnnounced);
        break;
      case NodeKind.Variable:
        addVariables(declared, tree, node, node < functionEnd ? 'body' : 'module');
        break;
      default:
    }
  }
  return declared;
}

export function isEntry(tree: SyntaxTree, node: number): boolean {
  for (let token = tree.first[node]; token < tree.last[node] && token < tree.first[node] + 8; token++) {
    if (tree.tokens.kinds[token] !== TokenKind.Dotted) return false;
    const word = tokenText(tree, token);
    if (word === '.entry' || word === '.func') return word === '.entry';
  }
  return false;
}

function addVariables(declared: Declared[], tree: SyntaxTree, node: number, place: 'module' | 'body'): void {
  const prefix = readPrefix(tree, node);
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] === NodeKind.Declarator) add(declared, tree, node, child, prefix, place, undefined, false);
  }
}

function add(
  declared: Declared[],
  tree: SyntaxTree,
  node: number,
  declarator: number,
  prefix: Prefix,
  place: Declared['place'],
  owner: Owner | undefined,
  isAnnounced: boolean,
): void {
  const name = nameOf(tree, declarator);
  if (name < 0) return;
  const sizes: number[] = [];
  for (let child = declarator + 1; child < tree.next[declarator]; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.ArraySize) sizes.push(child);
  declared.push({
    node,
    declarator,
    name,
    text: tokenText(tree, tree.first[name]),
    prefix,
    place,
    owner,
    isAnnounced,
    sizes,
    range: childOf(tree, declarator, NodeKind.RangeCount),
    initializer: childOf(tree, declarator, NodeKind.Initializer),
  });
}
