// A kernel parameter that nothing reads.
import { SymbolKind } from '../semantic/symbols';
import { defineRule } from './rule';
import { unusedSymbols } from './unused';

export default defineRule({
  code: 'unused-parameter',
  severity: 'hint',
  title: 'A parameter that the function never reads.',
  why: 'The caller fills it all the same. It may have to stay for the sake of the signature; then `_` as its name in a `.func` says so.',
  bad: '.entry half(.param .u64 data, .param .u32 count) {\n.reg .b64 %rd<2>;\nld.param.u64 %rd1, [data];\nst.global.u32 [%rd1], 1;\nret;\n}',
  good: '.entry whole(.param .u64 data, .param .u32 count) {\n.reg .b64 %rd<2>;\n.reg .b32 %r<2>;\nld.param.u64 %rd1, [data];\nld.param.u32 %r1, [count];\nst.global.u32 [%rd1], %r1;\nret;\n}',
  scope: 'module',
  tag: 'unnecessary',
  checkFunction(context, report) {
    // A lone `ret` or nothing at all: a stub.
    if (context.code.count < 2) return;
    for (const { start, end } of unusedSymbols(context, SymbolKind.Parameter))
      report({ start, end, message: 'Nothing in the function reads this parameter.' });
  },
});
