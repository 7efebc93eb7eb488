// Divisions and roots that are rounded correctly, where an approximation may do.
import { matchAt } from '../semantic/body';
import { opcodeRange } from './protocol';
import { defineRule } from './rule';

/** Opcode -> what is near and quick. */
const quick: Readonly<Record<string, string>> = {
  div: '`div.full.f32` (2 ulp) or `div.approx.f32`',
  rcp: '`rcp.approx.f32` (1 ulp)',
  sqrt: '`sqrt.approx.f32`',
};

export default defineRule({
  code: 'precise-division',
  severity: 'hint',
  byDefault: 'off',
  title: 'A correctly rounded `.f32` division, reciprocal or root, where an approximation may do.',
  why: 'With `.rn`, `.rz`, `.rm` or `.rp` ptxas writes a sequence of instructions with a slow path behind a call. The approximations are one to a few instructions and off by one or two units in the last place. Whether that will do only the author knows; so the rule is off unless a setting asks for it.',
  bad: 'mov.f32 %f1, 0f3F800000;\ndiv.rn.f32 %f2, %f1, %f1;\nst.local.f32 [0], %f2;',
  good: 'mov.f32 %f1, 0f3F800000;\ndiv.full.f32 %f2, %f1, %f1;\nst.local.f32 [0], %f2;',
  checkFunction(context, report) {
    const { body, code } = context;
    for (let i = 0; i < code.count; i++) {
      const { words } = matchAt(body, i);
      const instead = words.at(-1) === '.f32' ? quick[words[0]] : undefined;
      if (instead === undefined || !words.some((word) => /^\.r[nzmp]$/.test(word))) continue;
      report({
        ...opcodeRange(context, i),
        message: `\`${words.join('')}\` takes many instructions: ${instead} is much quicker where it is exact enough.`,
      });
    }
  },
});
