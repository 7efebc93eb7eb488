// A character outside ASCII.
import { defineRule } from './rule';
import { fromSyntax } from './shared';

export default defineRule({
  code: 'non-ascii',
  severity: 'error',
  title: 'A character outside ASCII.',
  why: 'ptxas stops at the first byte above 0x7f, even in a comment or a string, and at a byte order mark. The whole file is then rejected.',
  bad: 'ret; // résultat',
  good: 'ret; // resultat',
  checkBlock: fromSyntax('non-ascii'),
});
