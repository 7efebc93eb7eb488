// A truth table of lop3 with more than eight bits.
import { instructionAt, matchAt } from '../semantic/body';
import { constantOf } from '../semantic/literals';
import { NodeKind } from '../syntax/nodes';
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'lop3-table',
  severity: 'warning',
  title: 'A truth table of `lop3` beyond 255.',
  why: 'The table has one bit for each of the eight combinations of three input bits. ptxas takes the lower eight bits of a larger number without a word.',
  bad: 'mov.u32 %r1, %tid.x;\nlop3.b32 %r2, %r1, %r1, 7, 0x1c0;\nst.shared.u32 [%r1], %r2;',
  good: 'mov.u32 %r1, %tid.x;\nlop3.b32 %r2, %r1, %r1, 7, 0xc0;\nst.shared.u32 [%r1], %r2;',
  checkFunction({ body, code, semantics: { tree } }, report) {
    for (let i = 0; i < code.count; i++) {
      if (matchAt(body, i).words[0] !== 'lop3') continue;
      const { operands } = instructionAt(body, i);
      const table = operands[4];
      const value = table === undefined || tree.kinds[table] !== NodeKind.Number ? undefined : constantOf(tree, table);
      if (value === undefined || (value >= 0n && value <= 255n)) continue;
      report({
        ...nodeRange(tree, table),
        replacement: `0x${(value & 255n).toString(16)}`,
        message: `The truth table of \`lop3\` has eight bits: of ${value} only 0x${(value & 255n).toString(16)} counts.`,
      });
    }
  },
});
