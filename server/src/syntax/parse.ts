// Text to tree: one block, or a whole text.
import { textToBytes } from '../base/text';
import { splitBlocks } from './blocks';
import { parseItems } from './grammar/module';
import { parseStatements } from './grammar/statements';
import { keepTokens, lex } from './lexer';
import { NodeKind, type SyntaxTree } from './nodes';
import { Parser } from './parser';
import type { SyntaxProblem } from './tokens';

const parser = new Parser();

/** The tree of one block; offsets from the block's start. Any input gives a tree. */
export function parseBlockBytes(bytes: Uint8Array): SyntaxTree {
  return keepTree(parseTransient(bytes));
}

/** The same in memory that the next parse overwrites: for a single look at each of many blocks. */
export function parseTransient(bytes: Uint8Array): SyntaxTree {
  return parsePart(bytes, 0, bytes.length, parseItems);
}

/** The tree of the items in bytes [from, to) of a block, with offsets from the block's start; transient. */
export function parseItemsIn(bytes: Uint8Array, from: number, to: number): SyntaxTree {
  return parsePart(bytes, from, to, parseItems);
}

/** The tree of the statements in bytes [from, to) of a function's body; transient. */
export function parseStatementsIn(bytes: Uint8Array, from: number, to: number): SyntaxTree {
  return parsePart(bytes, from, to, parseStatements);
}

function parsePart(bytes: Uint8Array, from: number, to: number, parse: (p: Parser) => void): SyntaxTree {
  const { tokens, problems } = lex(bytes, from, to);
  parser.start(bytes, tokens, problems);
  const root = parser.open(NodeKind.Root);
  parse(parser);
  parser.close(root);
  return parser.finish(tokens);
}

function keepTree({ bytes, tokens, problems, count, kinds, first, last, next }: SyntaxTree): SyntaxTree {
  return {
    bytes,
    tokens: keepTokens(tokens),
    problems,
    count,
    kinds: kinds.slice(0, count),
    first: first.slice(0, count),
    last: last.slice(0, count),
    next: next.slice(0, count),
  };
}

/** All syntax problems of a text, with offsets from its start, in order. */
export function parseText(text: string): { problems: readonly SyntaxProblem[] } {
  const bytes = textToBytes(text);
  const problems: SyntaxProblem[] = [];
  for (const { start, end } of splitBlocks(bytes)) {
    for (const problem of parseTransient(bytes.subarray(start, end)).problems) {
      problems.push({ ...problem, start: problem.start + start, end: problem.end + start });
    }
  }
  return { problems: problems.sort((a, b) => a.start - b.start) };
}
