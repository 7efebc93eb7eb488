// The tree of a block in which somebody has typed, made from the tree before: only the statements that the edit touches are
// lexed and parsed anew. Undefined wherever that is not certain to give the tree that a parse of the whole would give.
import { wordsPlus } from '../quick/module';
import { lex } from './lexer';
import { NodeKind, type SyntaxTree } from './nodes';
import type { Replacement } from './origin';
import { parseStatementsIn } from './parse';
import { type SyntaxProblem, TokenKind, type Tokens } from './tokens';

/** What of a tree was replaced by what: nodes and tokens [from, oldTo) became [from, newTo), and bytes likewise. */
export interface Spliced {
  readonly tree: SyntaxTree;
  /** The Body or Block in which the statements stand. */
  readonly parent: number;
  readonly nodes: Region;
  readonly tokens: Region;
  readonly bytes: Region;
}

export interface Region {
  readonly from: number;
  readonly oldTo: number;
  readonly newTo: number;
}

/** The statements [first, behind) of a parent, as nodes; the one before `first` is not touched by the edit. */
interface Statements {
  readonly parent: number;
  readonly first: number;
  readonly behind: number;
  /** The first token behind what is not touched. */
  readonly firstToken: number;
}

/** So many statements more are taken in where those that were touched do not end by themselves. */
const MOST_WIDENED = 4;

/** So many statements in a row may lack their ends. */
const MOST_BROKEN = 16;
const NOT_LOCAL = -2;

/** The parser looks so many tokens ahead at a `{`. */
const FIRST_OF_BLOCK = 4;

/** `old` must be a tree that lasts, of the text before the edit. */
export function reparse(old: SyntaxTree, bytes: Uint8Array, edit: Replacement): Spliced | undefined {
  if (old.problems.some(reachesFar)) return undefined;
  let statements = touched(old, edit);
  for (let i = 0; statements && i < MOST_WIDENED; i++) {
    const spliced = parsedAnew(old, bytes, edit, statements);
    if (spliced !== 'goes on') return spliced;
    statements = widened(old, statements);
  }
  return undefined;
}

/** What is not closed changes how all that is behind it is read. */
const reachesFar = ({ code }: SyntaxProblem): boolean => code === 'unclosed-comment' || code === 'unclosed-brace';

function touched(tree: SyntaxTree, edit: Replacement): Statements | undefined {
  const parent = innermostBody(tree, edit);
  if (parent < 0) return undefined;
  const { next } = tree;
  const end = next[parent];
  // Behind the last statement that stays as it is.
  const kept = lastKept(tree, parent, edit.start);
  if (kept === NOT_LOCAL) return undefined;
  const first = kept < 0 ? parent + 1 : next[kept];
  const firstToken = kept < 0 ? tree.first[parent] + 1 : tree.last[kept];
  let behind = first;
  while (behind < end && tree.tokens.starts[tree.first[behind]] <= edit.oldEnd) behind = next[behind];
  // By the first tokens behind it a `{` is known as that of a block and not of a vector.
  if (tree.kinds[parent] === NodeKind.Block && firstToken < tree.first[parent] + FIRST_OF_BLOCK) return undefined;
  const statements = { parent, first, behind, firstToken };
  return endsOnItsOwn(tree, statements) ? statements : widened(tree, statements);
}

/** The last statement that ends before an offset and to which nothing behind it can belong; -1 for none. */
function lastKept(tree: SyntaxTree, parent: number, offset: number): number {
  const { next, last, tokens } = tree;
  const end = next[parent];
  const recent: number[] = [];
  for (let child = parent + 1, at = 0; child < end && tokens.ends[last[child] - 1] <= offset; child = next[child]) {
    recent[at] = child;
    at = (at + 1) % MOST_BROKEN;
  }
  recent.sort((a, b) => b - a);
  // Among statements that do not end at all the edit is not local.
  return recent.find((child) => endsFor(tree, child, offset)) ?? (recent.length === MOST_BROKEN ? NOT_LOCAL : -1);
}

/** The body or block between whose braces the edit lies, or -1. */
function innermostBody(tree: SyntaxTree, edit: Replacement): number {
  const { kinds, next, first, count } = tree;
  const { starts } = tree.tokens;
  let found = -1;
  // Few instructions for each statement: this is the only walk over all of them, and it is seldom run often.
  for (let node = 1; node < count && starts[first[node]] < edit.start; ) {
    const kind = kinds[node];
    if (kind === NodeKind.Function) node++;
    else if ((kind !== NodeKind.Body && kind !== NodeKind.Block) || !isWithin(tree, node, edit)) node = next[node];
    else found = node++;
  }
  return found;
}

/** Whether the edit lies between the braces of a block. */
function isWithin({ first, last, tokens }: SyntaxTree, node: number, { start, oldEnd }: Replacement): boolean {
  const opening = first[node];
  const closing = last[node] - 1;
  if (closing <= opening || tokens.kinds[closing] !== TokenKind.CloseBrace) return false;
  return tokens.ends[opening] <= start && oldEnd <= tokens.starts[closing];
}

/** Whether nothing that is typed from `offset` on can belong to a statement, but for what `goesOn` knows. */
function endsFor(tree: SyntaxTree, node: number, offset: number): boolean {
  if (endsWithSemicolon(tree, node) || isClosedBlock(tree, node)) return true;
  // A label that lacks its `:` is known as one by what follows.
  const isWhole = tree.tokens.kinds[tree.last[node] - 1] === TokenKind.Colon || isWholeLoc(tree, node);
  return isWhole && endOf(tree, node) < offset;
}

const isClosedBlock = ({ kinds, last, tokens }: SyntaxTree, node: number): boolean =>
  kinds[node] === NodeKind.Block && tokens.kinds[last[node] - 1] === TokenKind.CloseBrace;

function isWholeLoc({ kinds, first, last, tokens }: SyntaxTree, node: number): boolean {
  if (kinds[node] !== NodeKind.Loc || last[node] - first[node] < 4) return false;
  return [first[node] + 1, first[node] + 2, first[node] + 3, last[node] - 1].every(
    (token) => tokens.kinds[token] === TokenKind.Integer,
  );
}

/** Whether a token of this kind belongs to the statement before it, which ended with `last`: a label or a `.loc`. */
function goesOn(last: TokenKind, kind: TokenKind): boolean {
  if (last === TokenKind.Colon) return kind === TokenKind.Dotted;
  return last === TokenKind.Integer && kind !== TokenKind.Identifier && kind !== TokenKind.At;
}

const endOf = ({ tokens, last }: SyntaxTree, node: number): number => tokens.ends[last[node] - 1];

const endsWithSemicolon = ({ tokens, first, last }: SyntaxTree, node: number): boolean =>
  last[node] > first[node] && tokens.kinds[last[node] - 1] === TokenKind.Semicolon;

/** Whether the last of the statements ends with its `;`, or there are none. */
function endsOnItsOwn(tree: SyntaxTree, { first, behind }: Statements): boolean {
  const behindLast = lastOf(tree, first, behind, 0);
  return behindLast === 0 || tree.tokens.kinds[behindLast - 1] === TokenKind.Semicolon;
}

/** With further statements up to one that ends with its `;`. */
function widened(tree: SyntaxTree, statements: Statements): Statements | undefined {
  for (let child = statements.behind; child < tree.next[statements.parent]; child = tree.next[child])
    if (endsWithSemicolon(tree, child)) return { ...statements, behind: tree.next[child] };
  return undefined;
}

/** 'goes on': the last statement does not end with its `;`, so what is behind it matters. */
function parsedAnew(
  old: SyntaxTree,
  bytes: Uint8Array,
  edit: Replacement,
  { parent, first, behind, firstToken }: Statements,
): Spliced | 'goes on' | undefined {
  const { tokens } = old;
  const moved = edit.newEnd - edit.oldEnd;
  const guard = behind < old.next[parent] ? old.first[behind] : old.last[parent] - 1;
  // Words that fit nowhere stand between statements and belong to none.
  if (guard !== lastOf(old, first, behind, firstToken)) return undefined;
  const from = tokens.ends[firstToken - 1];
  const to = tokens.starts[guard] + moved;
  if (!standsThere(bytes, from, tokens, guard, moved)) return undefined;
  const fresh = parseStatementsIn(bytes, from, to);
  const { count, kinds } = fresh.tokens;
  // The statements end where a `}` stands that is not theirs.
  if (fresh.last[0] !== count || fresh.problems.some(reachesFar)) return undefined;
  if (count > 0 && kinds[count - 1] !== TokenKind.Semicolon) return 'goes on';
  if (count > 0 && goesOn(tokens.kinds[firstToken - 1], kinds[0])) return undefined;
  const nodes = { from: first, oldTo: behind, newTo: first + fresh.count - 1 };
  const replaced = { from: firstToken, oldTo: guard, newTo: firstToken + count };
  const range = { from, oldTo: tokens.starts[guard], newTo: to };
  return { tree: splice(old, fresh, parent, nodes, replaced, range), parent, nodes, tokens: replaced, bytes: range };
}

/** The token behind the last of the nodes [first, behind); `none` where there are none. */
function lastOf({ next, last }: SyntaxTree, first: number, behind: number, none: number): number {
  let token = none;
  for (let node = first; node < behind; node = next[node]) token = last[node];
  return token;
}

/** Whether the token behind the statements is still what it was: no comment and no string has swallowed it. */
function standsThere(bytes: Uint8Array, from: number, old: Tokens, guard: number, moved: number): boolean {
  const { tokens } = lex(bytes, from, old.ends[guard] + moved);
  const last = tokens.count - 1;
  return (
    last >= 0 &&
    tokens.kinds[last] === old.kinds[guard] &&
    tokens.starts[last] === old.starts[guard] + moved &&
    tokens.ends[last] === old.ends[guard] + moved
  );
}

function splice(
  old: SyntaxTree,
  fresh: SyntaxTree,
  parent: number,
  nodes: Region,
  tokens: Region,
  bytes: Region,
): SyntaxTree {
  const count = old.count + nodes.newTo - nodes.oldTo;
  const movedTokens = tokens.newTo - tokens.oldTo;
  const movedNodes = nodes.newTo - nodes.oldTo;
  const kinds = new Uint8Array(count);
  kinds.set(old.kinds.subarray(0, nodes.from));
  kinds.set(fresh.kinds.subarray(1, fresh.count), nodes.from);
  kinds.set(old.kinds.subarray(nodes.oldTo, old.count), nodes.newTo);
  const first = new Uint32Array(count);
  const last = new Uint32Array(count);
  const next = new Uint32Array(count);
  first.set(old.first.subarray(0, nodes.from));
  last.set(old.last.subarray(0, nodes.from));
  next.set(old.next.subarray(0, nodes.from));
  // What is around the statements ends further on.
  for (let node = 0; node >= 0; node = around(old, node, parent)) {
    last[node] += movedTokens;
    next[node] += movedNodes;
  }
  for (let node = 1; node < fresh.count; node++) {
    const at = nodes.from + node - 1;
    first[at] = fresh.first[node] + tokens.from;
    last[at] = fresh.last[node] + tokens.from;
    next[at] = fresh.next[node] + nodes.from - 1;
  }
  moveInto(first, old.first, nodes, old.count, movedTokens);
  moveInto(last, old.last, nodes, old.count, movedTokens);
  moveInto(next, old.next, nodes, old.count, movedNodes);
  return {
    bytes: fresh.bytes,
    tokens: splicedTokens(old.tokens, fresh.tokens, tokens, bytes.newTo - bytes.oldTo),
    problems: splicedProblems(old.problems, fresh.problems, bytes),
    count,
    kinds,
    first,
    last,
    next,
  };
}

/** The child of a node that `inner` is or is in; -1 for `inner` itself. */
function around({ next }: SyntaxTree, node: number, inner: number): number {
  if (node === inner) return -1;
  let child = node + 1;
  while (next[child] <= inner) child = next[child];
  return child;
}

/** What stood from `region.oldTo` on, moved to `region.newTo` and each entry by so much. */
function moveInto(target: Uint32Array, old: Uint32Array, region: Region, count: number, by: number): void {
  // Most of what is typed adds no token and no node.
  if (by === 0) return target.set(old.subarray(region.oldTo, count), region.newTo);
  target.set(wordsPlus(old.subarray(region.oldTo, count), by), region.newTo);
}

function splicedTokens(old: Tokens, fresh: Tokens, region: Region, moved: number): Tokens {
  const count = old.count + region.newTo - region.oldTo;
  const kinds = new Uint8Array(count + 1);
  kinds.set(old.kinds.subarray(0, region.from));
  kinds.set(fresh.kinds.subarray(0, fresh.count), region.from);
  kinds.set(old.kinds.subarray(region.oldTo, old.count + 1), region.newTo);
  const starts = new Uint32Array(count + 1);
  const ends = new Uint32Array(count + 1);
  for (const [target, before, made] of [
    [starts, old.starts, fresh.starts],
    [ends, old.ends, fresh.ends],
  ]) {
    target.set(before.subarray(0, region.from));
    target.set(made.subarray(0, fresh.count), region.from);
    moveInto(target, before, region, old.count + 1, moved);
  }
  return { count, kinds, starts, ends };
}

function splicedProblems(
  old: readonly SyntaxProblem[],
  fresh: readonly SyntaxProblem[],
  { from, oldTo, newTo }: Region,
): SyntaxProblem[] {
  const by = newTo - oldTo;
  return [
    ...old.filter(({ start }) => start < from),
    ...fresh,
    ...old
      .filter(({ start }) => start >= oldTo)
      .map((problem) => ({ ...problem, start: problem.start + by, end: problem.end + by })),
  ];
}
