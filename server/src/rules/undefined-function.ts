// A call of a function that nothing declares above it.
import { defineRule } from './rule';
import { checkUndefined } from './undefined';

export default defineRule({
  code: 'undefined-function',
  severity: 'error',
  title: 'A call of a function that is not declared.',
  why: 'A function is declared or defined above its first call; one that another file defines is announced with `.extern .func`.',
  bad: 'call nobody;',
  good: 'ret;',
  checkInModule: (context, report) =>
    checkUndefined(context, report, 'function', (name, why) => `The function \`${name}\` is not declared.${why}`),
});
