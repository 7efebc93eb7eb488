// A word with a dot that is no directive, or none that can stand here.
import { defineRule } from './rule';
import { fromSyntax } from './shared';

export default defineRule({
  code: 'unknown-directive',
  severity: 'error',
  title: 'A word with a dot that is no directive, or none that can stand here.',
  why: 'Directives are lower case.',
  bad: '.pargma "nounroll";',
  good: '.pragma "nounroll";',
  checkBlock: fromSyntax('unknown-directive'),
});
