// A character that PTX has no use for.
import { defineRule } from './rule';
import { fromSyntax } from './shared';

export default defineRule({
  code: 'invalid-character',
  severity: 'error',
  title: 'A character that PTX has no use for.',
  why: 'ptxas runs no preprocessor, so `#define` and `#if` are errors (line markers such as `# 12 "kernel.cu"` are not). Backslashes, quotes of characters and control characters are errors too; a NUL byte ends the file.',
  bad: 'mov.u32 %r1, `5;',
  good: 'mov.u32 %r1, 5;',
  checkBlock: fromSyntax('invalid-character'),
});
