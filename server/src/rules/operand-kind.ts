// Constants, names, sinks or addresses where the form takes something else.
import { fromMismatches, fromModuleNames } from './operands';
import { defineRule } from './rule';

export default defineRule({
  code: 'operand-kind',
  severity: 'error',
  title: 'An operand of another kind than the instruction takes.',
  why: 'A constant where a register is needed, a label as a value, `_` for a value that is read, a special register outside of `mov` and `cvt`. Half-precision and packed operands are registers, never constants; integer constants do not become floats.',
  bad: 'add.f32 %f1, %f2, 1;',
  good: 'add.f32 %f1, %f2, 0f3F800000;',
  checkBlock: fromMismatches('operand-kind'),
  checkInModule: fromModuleNames('operand-kind'),
});
