// Text that the grammar of PTX does not allow here.
import { defineRule } from './rule';
import { fromSyntax } from './shared';

export default defineRule({
  code: 'syntax-error',
  severity: 'error',
  title: 'Text that the grammar of PTX does not allow here.',
  why: 'ptxas stops at the first one. Traps: `[%rd1-4]` (write `[%rd1+-4]`), `[4+%rd1]`, `[%rd1+%rd2]`, a stray `;`, expressions as array sizes, `7%3` (`%3` is read as a name).',
  bad: 'ld.global.u32 %r1, [%rd1-4];',
  good: 'ld.global.u32 %r1, [%rd1+-4];',
  checkBlock: fromSyntax('syntax-error'),
});
