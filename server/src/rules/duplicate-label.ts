// A label that its scope has already, or whose name is taken.
import { SymbolKind } from '../semantic/symbols';
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'duplicate-label',
  severity: 'error',
  title: 'A label whose name is already taken in its scope.',
  why: 'Labels, registers, variables and parameters of a scope share their names. Inner blocks may use a name anew.',
  bad: 'again: add.u32 %r1, %r1, 1;\nagain: ret;',
  good: 'again: add.u32 %r1, %r1, 1;\ndone: ret;',
  checkBlock({ tree, symbols, duplicates }, report) {
    for (const { symbol, earlier } of duplicates) {
      const { kind, name, node } = symbols[symbol];
      if (kind !== SymbolKind.Label && kind !== SymbolKind.Table) continue;
      const first = symbols[earlier];
      const what =
        first.kind === SymbolKind.Label || first.kind === SymbolKind.Table
          ? 'a label'
          : 'a register, variable or parameter';
      report({
        ...nodeRange(tree, node),
        message: `\`${name}\` is already ${what} in this scope.`,
        related: [{ ...nodeRange(tree, first.node), message: 'First declared here.' }],
      });
    }
  },
});
