// Kernels whose parameters take more room than there is.
import { targets } from '../isa/targets';
import { versionIndex } from '../isa/versions';
import { defineRule } from './rule';

/** The bytes that the parameters of a kernel may take (ptxas 13.0). */
function limitOf(version: number, target: number): number {
  const { capability } = targets[target];
  if (version >= versionIndex('8.1')! && capability >= 70) return 32764;
  return version < versionIndex('1.5')! || capability < 20 ? 256 : 4352;
}

export default defineRule({
  code: 'parameter-space',
  severity: 'error',
  title: 'A kernel with more parameters than it can be given.',
  why: 'The parameters of a kernel, each at its alignment, take 4352 bytes at most; from PTX 8.1 and sm_70 on they take 32764.',
  bad: '.entry scale(.param .align 4 .b8 table[40000]) { ret; }',
  good: '.entry scale(.param .u64 table) { ret; }',
  scope: 'module',
  checkInModule({ module, summary }, report) {
    const { version, target } = module.header;
    if (version === undefined || target === undefined) return;
    const limit = limitOf(version, target);
    for (const { kind, name, start, end, parameterBytes, hasBody } of summary.functions) {
      if (kind !== 'entry' || !hasBody || parameterBytes <= limit) continue;
      const more = limit < 32764 && parameterBytes <= 32764 ? ' PTX 8.1 and sm_70 raise the limit to 32764.' : '';
      report({
        start,
        end,
        message: `The parameters of \`${name}\` take ${parameterBytes} bytes; ${limit} is the most.${more}`,
      });
    }
  },
});
