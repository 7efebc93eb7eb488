// The syntax tree of a block: nodes in preorder in flat typed arrays. A node is an index. The children of n are
// n + 1, next[n + 1], … while below next[n].
import { bytesToText, type TextRange } from '../base/text';
import type { SyntaxProblem, Tokens } from './tokens';

export enum NodeKind {
  Root,
  // Module level
  Version,
  Target,
  AddressSize,
  File,
  Section,
  Pragma,
  Alias,
  Language,
  Dwarf,
  /** `.entry` or `.func`, a declaration when it has no Body. Children: ReturnParameters? Name Parameters? HeaderDirective* Body? */
  Function,
  ReturnParameters,
  Parameters,
  /** Children: Name and ArraySize* */
  Parameter,
  /** `.maxntid 128, 1`, `.noreturn` … Children: Number* */
  HeaderDirective,
  Body,
  // Declarations
  /** `.reg .b32 %r<5>, x;`, `.shared .align 4 .b8 s[16];` Children: Declarator+ */
  Variable,
  /** Children: Name RangeCount? ArraySize* Initializer? */
  Declarator,
  RangeCount,
  ArraySize,
  Initializer,
  InitializerList,
  /** `generic(name)` or `0xff(name)` */
  MaskedSymbol,
  // Statements
  Block,
  /** Child: Name */
  Label,
  /** Children: Guard? Opcode operands */
  Instruction,
  /** `@p`, `@!p`. Child: Name */
  Guard,
  Opcode,
  Loc,
  BranchTargets,
  CallTargets,
  CallPrototype,
  // Operands and expressions
  Name,
  /** `v.x`, `%tid.x`, `%r1.b0`. Child: Name */
  Member,
  /** `_` */
  Sink,
  /** `name+4`. Children: Name, expression */
  Sum,
  /** `name[2]`. Children: Name, expression */
  Indexed,
  /** `[base]`, `[base+4]`, `[map, {c0, c1}]`. Children: Name or Sum or an expression; then Name or Vector */
  Address,
  /** `{a, b}` */
  Vector,
  /** `p|q` */
  Pair,
  /** `!p` */
  Not,
  /** `-r` */
  Negate,
  /** `(a, b)` of a call */
  Arguments,
  Number,
  /** WARP_SZ */
  WarpSize,
  Paren,
  Unary,
  /** `a + b - c`: operands with operators of one precedence between them, to be taken from the left. */
  Binary,
  Conditional,
  /** `(.s64)1` */
  Cast,
  /** Tokens that fit nowhere; already reported. */
  Error,
}

export interface SyntaxTree {
  readonly bytes: Uint8Array;
  readonly tokens: Tokens;
  readonly problems: readonly SyntaxProblem[];
  readonly count: number;
  /** This and the following: at least count entries. */
  readonly kinds: Uint8Array;
  /** Node -> its first token. */
  readonly first: Uint32Array;
  /** Node -> the token behind its last. Equal to first for an empty node. */
  readonly last: Uint32Array;
  /** Node -> the node behind its subtree. */
  readonly next: Uint32Array;
}

/** Offsets, from the block's start, of a node's text. */
export function rangeOf(tree: SyntaxTree, node: number): TextRange {
  const { starts, ends } = tree.tokens;
  const first = tree.first[node];
  const last = tree.last[node];
  return { start: starts[first], end: last > first ? ends[last - 1] : starts[first] };
}

export function tokenText(tree: SyntaxTree, token: number): string {
  return bytesToText(tree.bytes, tree.tokens.starts[token], tree.tokens.ends[token]);
}

/** A node's text as written, gaps included. */
export function textOf(tree: SyntaxTree, node: number): string {
  const { start, end } = rangeOf(tree, node);
  return bytesToText(tree.bytes, start, end);
}

/** First child of a kind, or -1. */
export function childOf(tree: SyntaxTree, node: number, kind: NodeKind): number {
  const { kinds, next } = tree;
  for (let child = node + 1; child < next[node]; child = next[child]) if (kinds[child] === kind) return child;
  return -1;
}
