// A branch to a label that is not there or not visible.
import { defineRule } from './rule';
import { checkUndefined } from './undefined';

export default defineRule({
  code: 'undefined-label',
  severity: 'error',
  title: 'A branch to a label that is not visible from it.',
  why: 'A label is visible in its own block and in the blocks inside it, above and below it. It cannot be reached from outside its block or from another function.',
  bad: 'bra nowhere;',
  good: 'bra done;\ndone: ret;',
  checkInModule: (context, report) =>
    checkUndefined(context, report, 'label', (name, why) => `There is no label \`${name}\` in reach.${why}`),
});
