// An access beyond the variable that the address was made from.
import { isExact } from '../semantic/residues';
import { accessesWithBase, describeAddress } from './accesses';
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'out-of-bounds-access',
  severity: 'warning',
  title: 'An access beyond the end of its variable.',
  why: 'The address is that of a variable and a constant offset, written there or added by `mov`, `add`, `mad` and the like, and the access begins before the variable or ends behind it. What lies there belongs to another variable, or to nobody.',
  bad: '.shared .align 4 .b8 tile[64];\nmov.u32 %r1, %tid.x;\nst.shared.u32 [tile+64], %r1;',
  good: '.shared .align 4 .b8 tile[64];\nmov.u32 %r1, %tid.x;\nst.shared.u32 [tile+60], %r1;',
  checkFunction(context, report) {
    for (const { node, base, offset, bytes, instruction } of accessesWithBase(context)) {
      const { symbol } = base;
      if (!symbol || bytes === undefined || symbol.bytes === undefined || symbol.bytes === 0 || !isExact(offset))
        continue;
      if (offset.value >= 0n && offset.value + BigInt(bytes) <= BigInt(symbol.bytes)) continue;
      report({
        ...nodeRange(context.semantics.tree, node),
        message: `\`${symbol.name}\` has ${symbol.bytes} bytes, and \`${instruction.words.join('')}\` goes to ${bytes} bytes at ${describeAddress(symbol, offset)}.`,
      });
    }
  },
});
