// An access whose address cannot be a multiple of what the instruction needs.
import { common } from '../semantic/residues';
import { accessesWithBase, describeAddress } from './accesses';
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'misaligned-access',
  severity: 'warning',
  title: 'An access to an address that is not aligned.',
  why: 'An address has to be a multiple of the size of the access: of a `.v4.f32` of 16 bytes, of a row of `ldmatrix` and both ends of a bulk copy of 16, of the shared side of a tensor copy of 128, of an mbarrier of 8. The hardware stops the kernel otherwise ("misaligned address"). Told where the variable and the offset are known, also through `mov`, `add`, `mul`, `shl`, `mad`, `cvta` and `mapa`; the alignment of the variable is what its declaration promises.',
  bad: '.shared .align 16 .b8 tile[64];\nmov.u32 %r1, tile;\nadd.u32 %r2, %r1, 8;\nld.shared.v4.u32 {%r3, %r4, %r5, %r6}, [%r2];\nst.shared.v4.u32 [tile], {%r3, %r4, %r5, %r6};',
  good: '.shared .align 16 .b8 tile[64];\nmov.u32 %r1, tile;\nadd.u32 %r2, %r1, 16;\nld.shared.v4.u32 {%r3, %r4, %r5, %r6}, [%r2];\nst.shared.v4.u32 [tile], {%r3, %r4, %r5, %r6};',
  checkFunction(context, report) {
    for (const { node, base, offset, alignment, instruction } of accessesWithBase(context)) {
      const { symbol } = base;
      if (!symbol || !Number.isInteger(alignment)) continue;
      const known = common(common(BigInt(symbol.align), offset.modulus), BigInt(alignment));
      const left = known === 0n ? 0n : ((offset.value % known) + known) % known;
      if (left === 0n) continue;
      report({
        ...nodeRange(context.semantics.tree, node),
        message: `\`${instruction.words.join('')}\` needs an address that is a multiple of ${alignment}, and this one is ${describeAddress(symbol, offset)}: always ${left} beyond a multiple of ${known}.`,
      });
    }
  },
});
