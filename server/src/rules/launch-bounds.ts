// Performance directives of kernels: zeros, and directives that exclude or demand each other.
import { directive } from '../isa/directives';
import { isEntry } from '../semantic/declared';
import { directiveNumbers, integerValue } from '../semantic/numbers';
import { childOf, NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { defineRule, type Report } from './rule';
import { nodeRange, tokenRange } from './shared';

/** HeaderDirective nodes of a function. */
function directivesOf(tree: SyntaxTree, node: number): number[] {
  const nodes: number[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.HeaderDirective) nodes.push(child);
  return nodes;
}

/** ptxas 13.0 rejects zeros here, but takes them in the cluster directives. */
const positive = new Set(['.maxntid', '.reqntid', '.minnctapersm', '.maxnctapersm', '.maxnreg']);

function checkFunction(tree: SyntaxTree, node: number, report: Report): void {
  const nodes = directivesOf(tree, node);
  if (nodes.length > 0 && isDeclaration(tree, node) && isEntry(tree, node)) {
    report({
      ...tokenRange(tree, tree.first[nodes[0]]),
      message: 'Launch bounds stand where the kernel is defined, not in a declaration of it.',
    });
    return;
  }
  const words = nodes.map((child) => tokenText(tree, tree.first[child]));
  nodes.forEach((child, index) => {
    const word = words[index];
    checkNumbers(tree, child, word, report);
    const entry = directive(word);
    const other = entry?.excludes?.find((excluded) => words.slice(0, index).includes(excluded));
    if (other)
      report({ ...tokenRange(tree, tree.first[child]), message: `\`${word}\` and \`${other}\` exclude each other.` });
    const missing = entry?.requires?.filter((required) => !words.includes(required)) ?? [];
    if (missing.length > 0)
      report({
        ...tokenRange(tree, tree.first[child]),
        message: `\`${word}\` demands ${missing.map((one) => `\`${one}\``).join(' and ')}.`,
      });
  });
}

/** A header that neither a body nor a `;` follows is told by the parser. */
function isDeclaration(tree: SyntaxTree, node: number): boolean {
  return tree.tokens.kinds[tree.last[node] - 1] === TokenKind.Semicolon && childOf(tree, node, NodeKind.Body) < 0;
}

function checkNumbers(tree: SyntaxTree, node: number, word: string, report: Report): void {
  if (!positive.has(word) || directiveNumbers(tree, node).every((value) => value > 0 && value < 2 ** 32)) return;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    const value = tree.kinds[child] === NodeKind.Number ? integerValue(tokenText(tree, tree.first[child])) : undefined;
    if (value === undefined || (value > 0 && value < 2 ** 32)) continue;
    const message =
      value === 0 ? `\`${word}\` takes numbers from 1 on, not 0.` : `\`${word}\` takes numbers of 32 bits.`;
    report({ ...nodeRange(tree, child), message });
  }
}

export default defineRule({
  code: 'launch-bounds',
  severity: 'error',
  title: 'Launch bounds that cannot be, or not together.',
  why: '`.maxntid` and `.reqntid` exclude each other, and so do `.reqnctapercluster` and `.maxclusterrank`; `.blocksareclusters` demands `.reqntid` and `.reqnctapercluster`. Zero threads, blocks or registers are an error.',
  bad: '.entry scale() .maxntid 256 .reqntid 128 { ret; }',
  good: '.entry scale() .maxntid 256 .minnctapersm 2 { ret; }',
  scope: 'module',
  checkBlock({ tree }, report) {
    for (let node = 1; node < tree.count; node++)
      if (tree.kinds[node] === NodeKind.Function) checkFunction(tree, node, report);
  },
});
