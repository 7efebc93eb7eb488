// A number that is not written as PTX writes numbers.
import { defineRule } from './rule';
import { fromSyntax } from './shared';

export default defineRule({
  code: 'invalid-number',
  severity: 'error',
  title: 'A number that is not written as PTX writes numbers.',
  why: 'Integers are decimal, `0x` hexadecimal, `0b` binary or `0` octal, with `U` as the only suffix. Floats have a dot or an exponent and no suffix; a hex float has exactly 8 digits after `0f` or 16 after `0d`. ptxas reads as much as it can and then stops with a syntax error at the rest.',
  bad: 'mov.f32 %f1, 0f3F80000;',
  good: 'mov.f32 %f1, 0f3F800000;',
  checkBlock: fromSyntax('invalid-number'),
});
