// A label that nothing names.
import { SymbolKind } from '../semantic/symbols';
import { removal } from './edits';
import { defineRule } from './rule';

export default defineRule({
  code: 'unused-label',
  severity: 'hint',
  title: 'A label that nothing branches to.',
  why: 'No branch and no table of the function names it. It costs nothing, but a label without a branch often is what is left of one, or a branch goes to another label than was meant.',
  bad: 'again: bar.sync 0;\nret;',
  good: 'again: bar.sync 0;\nbra again;',
  tag: 'unnecessary',
  checkFunction({ semantics, body, info }, report) {
    const { tree, symbols, referenceCount, referenceSymbols } = semantics;
    const used = new Set(referenceSymbols.subarray(0, referenceCount));
    const end = tree.next[info.node];
    symbols.forEach(({ kind, declaration, start, end: behind, name }, index) => {
      if (kind !== SymbolKind.Label || used.has(index) || declaration < info.node || declaration >= end) return;
      if (isForDebuggers(name) || body.nodes.length === 0) return;
      report({
        start,
        end: behind,
        message: `Nothing branches to \`${name}\`.`,
        fixes: [{ title: 'Remove the label', edits: [removal(tree, declaration)], isPreferred: true }],
      });
    });
  },
});

/** Labels that compilers write for the debugging sections, where text behind the function names them. */
const isForDebuggers = (name: string): boolean => /^\$L__(?:func|tmp|info|sec)/.test(name) || /^L?func_/.test(name);
