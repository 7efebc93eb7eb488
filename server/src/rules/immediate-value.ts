// Constants outside of the values that the operand can have.
import { fromMismatches } from './operands';
import { defineRule } from './rule';

export default defineRule({
  code: 'immediate-value',
  severity: 'error',
  title: 'A constant outside of the values that the instruction takes.',
  why: 'Numbers of barriers, sizes of copies, scale factors and lookup tables are encoded in few bits.',
  bad: 'bar.sync 17;',
  good: 'bar.sync 1;',
  checkBlock: fromMismatches('immediate-value'),
});
