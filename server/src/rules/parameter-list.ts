// Parameter lists as wholes: names, the number of results, what only kernels have.
import { declarationsIn } from '../semantic/declared';
import { childOf, NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { defineRule, type Report } from './rule';
import { nodeRange, tokenRange, wordRange } from './shared';

function checkNames(tree: SyntaxTree, report: Report): void {
  const seen = new Set<string>();
  let list = -1;
  for (const { text, owner, name, place, prefix, node } of declarationsIn(tree)) {
    if (place !== 'parameter' && place !== 'result') continue;
    if (prefix.pointer !== undefined && owner !== 'entry') {
      const range = wordRange(tree, node, '.ptr') ?? nodeRange(tree, name);
      report({ ...range, message: '`.ptr` is for parameters of kernels only: leave it out.' });
    }
    if (text !== '_' || owner === 'prototype') continue;
    const around = parentOf(tree, node);
    if (owner === 'func')
      report({
        ...nodeRange(tree, name),
        message: 'A parameter of a function has a name; `_` stands in prototypes only.',
      });
    else if (around === list && seen.has(text))
      report({ ...nodeRange(tree, name), message: 'Only one parameter can be called `_`.' });
    list = around;
    seen.add(text);
  }
}

/** The list that a Parameter node stands in. */
function parentOf(tree: SyntaxTree, node: number): number {
  let parent = node - 1;
  while (tree.next[parent] <= node) parent--;
  return parent;
}

/** Several results need registers, and `.noreturn` has none. */
function checkResults(tree: SyntaxTree, report: Report): void {
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.ReturnParameters) continue;
    const results: number[] = [];
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child])
      if (tree.kinds[child] === NodeKind.Parameter) results.push(child);
    const inMemory = results.length > 1 && results.find((one) => wordRange(tree, one, '.param'));
    if (inMemory)
      report({
        ...(wordRange(tree, inMemory, '.param') ?? nodeRange(tree, inMemory)),
        message: 'A function has one result in `.param`; several results lie in registers.',
      });
    checkNoReturn(tree, parentOf(tree, node), results.length, report);
  }
}

function checkNoReturn(tree: SyntaxTree, owner: number, results: number, report: Report): void {
  if (results === 0) return;
  for (let child = owner + 1; child < tree.next[owner]; child = tree.next[child]) {
    const token = tree.first[child];
    if (tree.kinds[child] !== NodeKind.HeaderDirective || tokenText(tree, token) !== '.noreturn') continue;
    report({
      ...tokenRange(tree, token),
      message: 'A function that gives a result returns: `.noreturn` cannot stand here.',
    });
  }
}

function checkDirectives(tree: SyntaxTree, report: Report): void {
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.Function && tree.kinds[node] !== NodeKind.CallPrototype) continue;
    if (childOf(tree, node, NodeKind.HeaderDirective) < 0) continue;
    const seen = new Set<string>();
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
      if (tree.kinds[child] !== NodeKind.HeaderDirective) continue;
      const word = tokenText(tree, tree.first[child]);
      const isOfFunction = word === '.noreturn' || word.startsWith('.abi_preserve');
      if (!isOfFunction) continue;
      if (seen.has(word)) report({ ...tokenRange(tree, tree.first[child]), message: `\`${word}\` stands twice here.` });
      else if (word === '.noreturn' && seen.size > 0)
        report({ ...tokenRange(tree, tree.first[child]), message: '`.noreturn` stands before the other directives.' });
      seen.add(word);
    }
  }
}

export default defineRule({
  code: 'parameter-list',
  severity: 'error',
  title: 'A list of parameters or results that cannot be so.',
  why: 'Parameters of functions have names (`_` is for prototypes). A function gives one result in `.param` space, or several in registers, which switches the calling convention off. `.ptr` describes parameters of kernels. `.noreturn` goes with functions without a result.',
  bad: '.func (.param .b32 low, .param .b32 high) split(.param .b64 value) { ret; }',
  good: '.func (.param .b64 halves) split(.param .b64 value) { ret; }',
  scope: 'module',
  checkBlock({ tree }, report) {
    checkNames(tree, report);
    checkResults(tree, report);
    checkDirectives(tree, report);
  },
});
