// A string that does not end on its line.
import { defineRule } from './rule';
import { fromSyntax } from './shared';

export default defineRule({
  code: 'unclosed-string',
  severity: 'error',
  title: 'A string that does not end on its line.',
  why: 'Strings stand in `.pragma`, `.file` and line markers and never span lines.',
  bad: '.pragma "nounroll;',
  good: '.pragma "nounroll";',
  checkBlock: fromSyntax('unclosed-string'),
});
