// Special registers that are written, or read by an instruction that takes none.
import { specialRegister } from '../isa/specialRegisters';
import type { BlockSemantics } from '../semantic/block';
import { NodeKind, tokenText } from '../syntax/nodes';
import { defineRule, type Report } from './rule';
import { tokenRange } from './shared';

/** `%tid.q`: a component that the register does not have. */
function checkComponents(
  { tree, referenceCount, referenceNodes, referenceSymbols }: BlockSemantics,
  report: Report,
): void {
  for (let i = 0; i < referenceCount; i++) {
    const node = referenceNodes[i];
    if (referenceSymbols[i] >= 0 || tree.kinds[node - 1] !== NodeKind.Member || node !== tree.next[node - 1] - 1)
      continue;
    const name = tokenText(tree, tree.first[node]);
    const register = specialRegister(name);
    if (!register) continue;
    const selector = tree.last[node - 1] - 1;
    const text = tokenText(tree, selector);
    if (!register.components)
      report({ ...tokenRange(tree, selector), message: `\`${name}\` has no components: leave \`${text}\` out.` });
    else if (!/^\.[xyzwrgba]$/.test(text))
      report({
        ...tokenRange(tree, selector),
        message: `\`${name}\` has the components \`.x\`, \`.y\` and \`.z\` (\`.w\` is 0), not \`${text}\`.`,
      });
  }
}

export default defineRule({
  code: 'special-register',
  severity: 'error',
  title: 'A special register where none can stand.',
  why: 'Special registers such as `%tid.x` are read by `mov` (not by `mov.f32`) and by `cvt` to integers alone, as an address or as a guard, and never written. Other instructions take the copy that `mov` has made.',
  bad: 'add.u32 %r1, %tid.x, 1;',
  good: 'mov.u32 %r2, %tid.x;\nadd.u32 %r1, %r2, 1;',
  checkBlock(semantics, report) {
    for (const { name, start, end, misuse } of semantics.specialMisuses) {
      const message =
        misuse === 'written'
          ? `\`${name}\` is a special register, which can only be read.`
          : `\`${name}\` is a special register, which only \`mov\` and \`cvt\` read: copy it with \`mov\` first.`;
      report({ start, end, message });
    }
    checkComponents(semantics, report);
  },
});
