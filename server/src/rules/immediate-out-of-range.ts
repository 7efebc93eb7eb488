// A constant that does not fit the type of its instruction.
import { typeInfo } from '../isa/types';
import { instructionAt, matchAt } from '../semantic/body';
import { constantOf } from '../semantic/literals';
import { NodeKind } from '../syntax/nodes';
import { defineRule } from './rule';
import { nodeRange } from './shared';

/** In these every operand has the type that the last modifier names. */
const uniform = new Set(
  'mov add sub and or xor not min max setp set selp st mul.lo mad.lo div rem atom red'.split(' '),
);

export default defineRule({
  code: 'immediate-out-of-range',
  severity: 'warning',
  title: 'A constant with more bits than its type.',
  why: 'ptxas cuts the upper bits off without a word. A constant of n bits may be signed or unsigned, so from -2^(n-1) to 2^n - 1 nothing is said.',
  bad: 'mov.u32 %r1, %tid.x;\nadd.u32 %r2, %r1, 0x100000000;\nst.shared.u32 [%r1], %r2;',
  good: 'mov.u32 %r1, %tid.x;\nadd.u32 %r2, %r1, 0xffffffff;\nst.shared.u32 [%r1], %r2;',
  checkFunction({ body, code, semantics: { tree } }, report) {
    for (let i = 0; i < code.count; i++) {
      const { words } = matchAt(body, i);
      if (!uniform.has(words[0]) && !uniform.has(words.slice(0, 2).join(''))) continue;
      const type = words.at(-1) ?? '';
      const bits = /^\.[bsu](?:8|16|32|64)$/.test(type) ? (typeInfo(type)?.bits ?? 0) : 0;
      if (bits === 0 || words.includes('.wide')) continue;
      for (const operand of instructionAt(body, i).operands) {
        const kind = tree.kinds[operand];
        if (kind !== NodeKind.Number && kind !== NodeKind.Negate && kind !== NodeKind.Unary) continue;
        const value = constantOf(tree, operand);
        if (value === undefined || (value >= -(1n << BigInt(bits - 1)) && value < 1n << BigInt(bits))) continue;
        const rest = BigInt.asUintN(bits, value);
        report({
          ...nodeRange(tree, operand),
          message: `The constant ${value} does not fit ${bits} bits: \`${type}\` leaves 0x${rest.toString(16)} of it.`,
        });
      }
    }
  },
});
