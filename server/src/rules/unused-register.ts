// A register that nothing names.
import { SymbolKind } from '../semantic/symbols';
import { NodeKind } from '../syntax/nodes';
import { defineRule } from './rule';
import { removedDeclaration, unusedSymbols } from './unused';

/** nvcc writes them whether it needs them or not. */
const byCompiler = new Set(['temp_param_reg', '%SP', '%SPL']);

export default defineRule({
  code: 'unused-register',
  severity: 'hint',
  title: 'A declared register that nothing reads or writes.',
  why: 'It costs nothing in the machine code. Of a range such as `%r<16>` it is told when none of its registers is used.',
  bad: '.version 8.0\n.target sm_80\n.address_size 64\n.entry sum() { .reg .b32 %left; bar.sync 0; ret; }\n',
  good: '.version 8.0\n.target sm_80\n.address_size 64\n.entry sum() { .reg .b32 %left; mov.u32 %left, %tid.x; st.shared.u32 [%left], %left; ret; }\n',
  scope: 'file',
  tag: 'unnecessary',
  checkFunction(context, report) {
    const { tree } = context.semantics;
    if (context.code.count === 0) return;
    for (const { name, count, start, end, declaration } of unusedSymbols(context, SymbolKind.Register)) {
      if (tree.kinds[declaration] === NodeKind.Parameter || byCompiler.has(name)) continue;
      const what = count === undefined ? `\`${name}\` is` : `No register of \`${name}<${count}>\` is`;
      report({
        start,
        end,
        message: `${what} ${count === undefined ? 'never used' : 'ever used'}.`,
        fixes: removedDeclaration(tree, declaration),
      });
    }
  },
});
