// A variable of a function that nothing names.
import { SymbolKind } from '../semantic/symbols';
import { defineRule } from './rule';
import { removedDeclaration, unusedSymbols } from './unused';

export default defineRule({
  code: 'unused-variable',
  severity: 'hint',
  title: 'A variable that the function never names.',
  why: 'A `.shared` variable takes its space in every block that runs all the same, so it costs occupancy.',
  bad: '.shared .align 4 .b8 tile[4096];\nret;',
  good: '.shared .align 4 .b8 tile[4096];\nst.shared.u32 [tile], 1;',
  tag: 'unnecessary',
  checkFunction(context, report) {
    for (const { name, space, bytes, start, end, declaration } of unusedSymbols(context, SymbolKind.Variable)) {
      const cost = space === '.shared' && bytes !== undefined ? ` Each block sets aside ${bytes} bytes for it.` : '';
      report({
        start,
        end,
        message: `Nothing names the ${space.slice(1)} variable \`${name}\`.${cost}`,
        fixes: removedDeclaration(context.semantics.tree, declaration),
      });
    }
  },
});
