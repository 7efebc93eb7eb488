// A `{` without its `}`.
import { defineRule } from './rule';
import { fromSyntax } from './shared';

export default defineRule({
  code: 'unclosed-brace',
  severity: 'error',
  title: 'A `{` without its `}`.',
  why: 'The parser goes on at the next line that begins with `.entry`, `.func`, `.visible`, `.weak` or `.extern`, so that the functions behind the mistake are still checked.',
  bad: '{ add.u32 %r1, %r2, %r3;',
  good: '{ add.u32 %r1, %r2, %r3; }',
  checkBlock: fromSyntax('unclosed-brace'),
});
