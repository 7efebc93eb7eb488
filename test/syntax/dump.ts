// Tokens, trees and problems as compact text, for tables of expectations.
//   a leaf       Name:%r1
//   an inner one (Instruction Opcode:add.u32 Name:%r1 Name:%r2 Number:1)
//   a problem    missing-semicolon `%r3`
import { textToBytes } from '../../server/src/base/text';
import { splitBlocks } from '../../server/src/syntax/blocks';
import { lex } from '../../server/src/syntax/lexer';
import { NodeKind, type SyntaxTree, tokenText } from '../../server/src/syntax/nodes';
import { parseBlockBytes, parseText } from '../../server/src/syntax/parse';
import { TokenKind, type Tokens } from '../../server/src/syntax/tokens';

export function parse(text: string): SyntaxTree {
  return parseBlockBytes(textToBytes(text));
}

/** `Identifier:add Dotted:.u32`; tokens that have one spelling only are shown as they are written. */
export function dumpTokens(text: string): string {
  const { tokens } = lex(textToBytes(text));
  return tokenList(tokens)
    .map(({ kind, start, end }) => shown(kind, text.slice(start, end)))
    .join(' ');
}

export function tokenList(tokens: Tokens): { kind: TokenKind; start: number; end: number }[] {
  return Array.from({ length: tokens.count }, (_, i) => ({
    kind: tokens.kinds[i],
    start: tokens.starts[i],
    end: tokens.ends[i],
  }));
}

const worded: ReadonlySet<TokenKind> = new Set([
  TokenKind.Identifier,
  TokenKind.Dotted,
  TokenKind.Integer,
  TokenKind.Float,
  TokenKind.HexFloat,
  TokenKind.String,
  TokenKind.Percent,
  TokenKind.Error,
]);

const shown = (kind: TokenKind, text: string): string => (worded.has(kind) ? `${TokenKind[kind]}:${text}` : text);

/** A node and all below it. */
export function dumpNode(tree: SyntaxTree, node: number): string {
  const children: string[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) children.push(dumpNode(tree, child));
  const kind = NodeKind[tree.kinds[node]];
  if (children.length > 0) return `(${kind} ${children.join(' ')})`;
  return `${kind}:${leafText(tree, node)}`;
}

/** Its tokens, with a blank for each gap. */
function leafText(tree: SyntaxTree, node: number): string {
  const { starts, ends } = tree.tokens;
  let text = '';
  for (let token = tree.first[node]; token < tree.last[node]; token++) {
    if (token > tree.first[node] && ends[token - 1] < starts[token]) text += ' ';
    text += tokenText(tree, token);
  }
  return text;
}

/** The items of a module, one a line, block for block as the server parses them. */
export function dumpModule(text: string): string {
  const bytes = textToBytes(text);
  return splitBlocks(bytes)
    .map(({ start, end }) => dumpChildren(parseBlockBytes(bytes.subarray(start, end)), 0))
    .filter((lines) => lines !== '')
    .join('\n');
}

/** The statements of a function body, one a line; those of nested blocks stay within their line. */
export function dumpBody(text: string): string {
  const tree = parse(`.func f() {\n${text}\n}`);
  return dumpChildren(tree, tree.kinds.indexOf(NodeKind.Body));
}

function dumpChildren(tree: SyntaxTree, node: number): string {
  const lines: string[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) lines.push(dumpNode(tree, child));
  return lines.join('\n');
}

/** The expression in `mov.u32 %r1, …;`. */
export function dumpOperand(text: string): string {
  const tree = parse(`.func f() { mov %r1, ${text}; }`);
  const second = tree.next[tree.kinds.indexOf(NodeKind.Opcode) + 1];
  return dumpNode(tree, second);
}

/** The problems of a module, each with the text that it is shown on. */
export function dumpProblems(text: string): string {
  return parseText(text)
    .problems.map(({ code, start, end }) => `${code} \`${text.slice(start, end)}\``)
    .join(', ');
}

/** The problems of a function body. */
export function problemsOfBody(body: string): string {
  return dumpProblems(`.func f() {\n${body}\n}`);
}
