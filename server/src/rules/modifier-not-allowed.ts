// A modifier that the instruction has, but not together with the others given.
import { defineRule } from './rule';
import { fromMatch } from './shared';

export default defineRule({
  code: 'modifier-not-allowed',
  severity: 'error',
  title: 'A modifier that the instruction has, but not together with the others given.',
  why: 'The instruction has the modifier in another form: rounding goes with floats, `.sat` with few integer types, two roundings exclude each other.',
  bad: 'add.rn.s32 %r1, %r2, %r3;',
  good: 'add.s32 %r1, %r2, %r3;',
  checkBlock: fromMatch('modifier-not-allowed'),
});
