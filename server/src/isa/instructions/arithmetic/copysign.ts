// copysign: magnitude of one value with the sign of another.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'copysign',
  category: 'arithmetic',
  anchor: 'floating-point-instructions-copysign',
  summary: 'Gives the second value the sign of the first.',
  forms: [{ syntax: 'copysign.type  d, a, b', slots: { type: ['.f32', '.f64'] }, since: since('2.0', 'sm_20+') }],
  operands: {
    d: write('type'),
    a: read('type', { meaning: 'value that gives the sign' }),
    b: read('type', { meaning: 'value that gives the magnitude' }),
  },
  traps: ['The operands are the other way round than in C: `copysign(x, y)` is `copysign.f32 d, y, x`.'],
  examples: ['copysign.f32 %f1, %f2, %f3;'],
});
