// A statement that is not ended by `;`.
import { defineRule } from './rule';
import { fromSyntax } from './shared';

export default defineRule({
  code: 'missing-semicolon',
  severity: 'error',
  title: 'A statement that is not ended by `;`.',
  why: 'Every instruction, declaration and `.pragma` ends with `;`; labels, `.loc`, `.file`, `.version`, `.target` and functions do not. ptxas reports the token that follows, often on the next line.',
  bad: 'add.u32 %r1, %r2, %r3\nmul.lo.u32 %r4, %r1, %r1;',
  good: 'add.u32 %r1, %r2, %r3;\nmul.lo.u32 %r4, %r1, %r1;',
  checkBlock: fromSyntax('missing-semicolon'),
});
