// The parser's state: the tokens, a cursor, the tree under construction and the problems found. Grammar rules
// (grammar/*.ts) are free functions over it. A rule that fails reports once and leaves the cursor where recovery begins.
import { bytesToText } from '../base/text';
import type { NodeKind, SyntaxTree } from './nodes';
import { type SyntaxCode, type SyntaxProblem, TokenKind, type Tokens } from './tokens';

/** Nesting of blocks, parentheses and initialiser braces beyond this is reported and skipped, never recursed into. */
export const MAX_DEPTH = 256;

export class Parser {
  bytes: Uint8Array = new Uint8Array(0);
  kinds: Uint8Array = new Uint8Array(1);
  starts: Uint32Array = new Uint32Array(1);
  ends: Uint32Array = new Uint32Array(1);
  /** The current token. */
  at = 0;
  depth = 0;
  problems: SyntaxProblem[] = [];
  nodeCount = 0;
  /** Starts of the tokens of which a problem has spoken. */
  private readonly reported = new Set<number>();
  /** The text ends inside a comment that is never closed: what is missing at the end may be in it. */
  private endsInComment = false;
  private tokenCount = 0;
  private nodeKinds = new Uint8Array(4096);
  private first = new Uint32Array(4096);
  private last = new Uint32Array(4096);
  private following = new Uint32Array(4096);

  start(bytes: Uint8Array, tokens: Tokens, problems: SyntaxProblem[]): void {
    this.bytes = bytes;
    this.tokenCount = tokens.count;
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.at = 0;
    this.depth = 0;
    this.problems = problems;
    this.nodeCount = 0;
    this.reported.clear();
    for (const { start } of problems) this.reported.add(start);
    this.endsInComment = problems.some(({ code }) => code === 'unclosed-comment');
  }

  /** The tree, in memory that the next parse overwrites. */
  finish(tokens: Tokens): SyntaxTree {
    const tree = {
      bytes: this.bytes,
      tokens,
      problems: this.problems,
      count: this.nodeCount,
      kinds: this.nodeKinds,
      first: this.first,
      last: this.last,
      next: this.following,
    };
    this.problems = [];
    return tree;
  }

  /** Kind of the current token. A method, so that the compiler does not take it for unchanged across `advance`. */
  current(): TokenKind {
    return this.kinds[this.at];
  }

  /** Kind of the token `ahead` places on; End beyond the last. */
  peek(ahead: number): TokenKind {
    const index = this.at + ahead;
    return index < this.tokenCount ? this.kinds[index] : TokenKind.End;
  }

  advance(): void {
    if (this.kinds[this.at] !== TokenKind.End) this.at++;
  }

  take(kind: TokenKind): boolean {
    if (this.kinds[this.at] !== kind) return false;
    if (kind !== TokenKind.End) this.at++;
    return true;
  }

  text(token = this.at): string {
    return bytesToText(this.bytes, this.starts[token], this.ends[token]);
  }

  /** Begins a node at the current token; its index is given to `close`. */
  open(kind: NodeKind): number {
    const node = this.nodeCount++;
    if (node === this.nodeKinds.length) this.grow();
    this.nodeKinds[node] = kind;
    this.first[node] = this.at;
    return node;
  }

  close(node: number): void {
    this.last[node] = this.at;
    this.following[node] = this.nodeCount;
  }

  /** A node of the current token alone. */
  leaf(kind: NodeKind): void {
    const node = this.open(kind);
    this.advance();
    this.close(node);
  }

  setKind(node: number, kind: NodeKind): void {
    this.nodeKinds[node] = kind;
  }

  /**
   * Puts a node above the finished node `child` and all that came behind it; it stays open. Costs as much as there are
   * nodes from `child` on, so never to be repeated on what it has wrapped.
   */
  wrap(child: number, kind: NodeKind): number {
    const count = this.nodeCount++;
    if (count === this.nodeKinds.length) this.grow();
    for (let node = count; node > child; node--) {
      this.nodeKinds[node] = this.nodeKinds[node - 1];
      this.first[node] = this.first[node - 1];
      this.last[node] = this.last[node - 1];
      this.following[node] = this.following[node - 1] + 1;
    }
    this.nodeKinds[child] = kind;
    return child;
  }

  /** Reports a problem on a token, unless the lexer or a rule before has spoken of it: one mistake, one problem. */
  problem(code: SyntaxCode, message: string, token = this.at): void {
    if (this.kinds[token] === TokenKind.Error) return;
    if (this.endsInComment && this.kinds[this.at] === TokenKind.End) return;
    const atEnd = this.kinds[token] === TokenKind.End && token > 0;
    const shown = atEnd ? token - 1 : token;
    if (this.reported.has(this.starts[shown])) return;
    this.reported.add(this.starts[shown]);
    this.problems.push({ code, message, start: this.starts[shown], end: this.ends[shown] });
  }

  /** Whether the token is the first on its line. */
  beginsLine(token = this.at): boolean {
    if (token === 0) return true;
    for (let i = this.ends[token - 1]; i < this.starts[token]; i++) {
      if (this.bytes[i] === 10 || this.bytes[i] === 13) return true;
    }
    return false;
  }

  private grow(): void {
    const size = this.nodeKinds.length * 2;
    const kinds = new Uint8Array(size);
    kinds.set(this.nodeKinds);
    this.nodeKinds = kinds;
    this.first = enlarged(this.first, size);
    this.last = enlarged(this.last, size);
    this.following = enlarged(this.following, size);
  }
}

function enlarged(old: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size);
  larger.set(old);
  return larger;
}

/** How a token is named in a message. */
export function describeToken(p: Parser, token = p.at): string {
  if (p.kinds[token] === TokenKind.End) return 'the end of the file';
  const text = p.text(token);
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}
