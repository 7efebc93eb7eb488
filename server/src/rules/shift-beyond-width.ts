// A shift by a constant that leaves nothing of the value.
import { instructionAt, matchAt } from '../semantic/body';
import { constantOf } from '../semantic/literals';
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'shift-beyond-width',
  severity: 'warning',
  title: 'A shift by at least the width of the value.',
  why: '`shl` and `shr` by the width or more give 0 (a signed `shr` gives the sign in every bit); the amount is not taken modulo the width. `shf.wrap` takes it modulo 32 and `shf.clamp` stops at 32, so a larger constant does not do what it says.',
  bad: 'mov.u32 %r1, %tid.x;\nshl.b32 %r2, %r1, 32;\nst.shared.u32 [%r1], %r2;',
  good: 'mov.u32 %r1, %tid.x;\nshl.b32 %r2, %r1, 31;\nst.shared.u32 [%r1], %r2;',
  checkFunction({ body, code, semantics: { tree } }, report) {
    for (let i = 0; i < code.count; i++) {
      const { words } = matchAt(body, i);
      if (words[0] !== 'shl' && words[0] !== 'shr' && words[0] !== 'shf') continue;
      const amount = instructionAt(body, i).operands.at(-1);
      const value = amount === undefined ? undefined : constantOf(tree, amount);
      if (amount === undefined || value === undefined) continue;
      const problem = words[0] === 'shf' ? funnel(words, value) : plain(words, value);
      if (problem !== undefined) report({ ...nodeRange(tree, amount), message: problem });
    }
  },
});

function plain(words: readonly string[], amount: bigint): string | undefined {
  const type = words.at(-1) ?? '';
  const width = Number(type.slice(2));
  if (!(width > 0) || (amount >= 0n && amount < width)) return undefined;
  const left = type[1] === 's' ? 'the sign in every bit' : '0';
  return `A shift by ${amount} of ${width} bits always gives ${left}: PTX does not take the amount modulo ${width}.`;
}

function funnel(words: readonly string[], amount: bigint): string | undefined {
  if (words.includes('.wrap') && (amount < 0n || amount > 31n))
    return `\`.wrap\` takes the amount modulo 32: ${amount} means ${((amount % 32n) + 32n) % 32n}.`;
  if (words.includes('.clamp') && (amount < 0n || amount > 32n))
    return `\`.clamp\` shifts by 32 at most: ${amount} means 32.`;
  return undefined;
}
