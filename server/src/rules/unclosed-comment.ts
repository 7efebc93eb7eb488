// A `/*` without its `*/`.
import { defineRule } from './rule';
import { fromSyntax } from './shared';

export default defineRule({
  code: 'unclosed-comment',
  severity: 'error',
  title: 'A `/*` without its `*/`.',
  why: 'Everything behind it is comment. Block comments do not nest.',
  bad: 'ret; /* the end',
  good: 'ret; /* the end */',
  checkBlock: fromSyntax('unclosed-comment'),
});
