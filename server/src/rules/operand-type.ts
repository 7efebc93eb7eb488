// Operands whose registers have another type than the form takes.
import { fromMismatches } from './operands';
import { defineRule } from './rule';

export default defineRule({
  code: 'operand-type',
  severity: 'error',
  title: 'A register of the wrong width or kind as an operand.',
  why: 'A `.b` register fits every type of its width, and signed fits unsigned; integers and floats do not mix, and no width fits another, except that `ld`, `st` and `cvt` take wider registers. ptxas says "Arguments mismatch" and leaves it to you to find which.',
  bad: 'add.s32 %r1, %r2, %f3;',
  good: 'add.f32 %f1, %f2, %f3;',
  checkBlock: fromMismatches('operand-type'),
});
