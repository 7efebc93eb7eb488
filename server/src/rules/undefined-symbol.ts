// A register, variable or parameter that nothing declares.
import { defineRule } from './rule';
import { checkUndefined } from './undefined';

export default defineRule({
  code: 'undefined-symbol',
  severity: 'error',
  title: 'A register, variable or parameter that is not declared.',
  why: 'Registers and variables are declared above their first use, in the same block or around it; `%r<16>` declares `%r0` to `%r15`. Special registers such as `%tid.x` need no declaration.',
  bad: 'add.u32 %r1, %r2, %missing;',
  good: 'add.u32 %r1, %r2, %r3;',
  checkInModule: (context, report) =>
    checkUndefined(
      context,
      report,
      'symbol',
      (name, why) => `\`${name}\` is not declared${/^%\D*\d+$/.test(name) ? ' as a register' : ''}.${why}`,
    ),
});
