// Declarations with which ptxas gives up the calling convention of all functions.
import { versionIndex } from '../isa/versions';
import { NodeKind, type SyntaxTree } from '../syntax/nodes';
import { defineRule, type Report } from './rule';
import { nodeRange } from './shared';

function checkResults(tree: SyntaxTree, report: Report): void {
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.ReturnParameters) continue;
    const first = node + 1;
    const second = first < tree.next[node] ? tree.next[first] : tree.count;
    if (second >= tree.next[node] || tree.bytes[tree.tokens.starts[tree.first[second]] + 1] !== 0x72) continue;
    report({
      ...nodeRange(tree, node),
      message: 'With several results ptxas switches the calling convention off, for every function of the module.',
    });
  }
}

export default defineRule({
  code: 'no-stack',
  severity: 'warning',
  title: 'A declaration that switches the calling convention off.',
  why: 'A function with several results, and before PTX 3.0 registers and local variables of the whole module, make ptxas compile all functions without a stack: no recursion, no calls through registers, no `printf`.',
  bad: '.func (.reg .b32 low, .reg .b32 high) split(.reg .b64 value) { mov.b64 {low, high}, value; ret; }',
  good: '.func (.reg .b64 halves) split(.reg .b64 value) { mov.b64 halves, value; ret; }',
  scope: 'module',
  checkBlock: ({ tree }, report) => checkResults(tree, report),
  checkInModule({ module, summary }, report) {
    const { version } = module.header;
    if (version === undefined || version > versionIndex('2.3')!) return;
    for (const { space, start, end, name } of summary.moduleSymbols) {
      if (space !== '.reg' && space !== '.local') continue;
      const message = `\`${name}\` belongs to the whole module: ptxas switches the calling convention off.`;
      report({ start, end, message });
    }
  },
});
