// selp: selection by a predicate.
import { since } from '../../availability';
import { instruction, predicate, read, write } from '../../schema';
import { double } from '../../vocabulary';

export default instruction({
  name: 'selp',
  category: 'compare',
  anchor: 'comparison-and-selection-instructions-selp',
  summary: 'Selects one of two values by a predicate.',
  description: '`d = c ? a : b`. Both sources are read whatever `c` is; nothing branches.',
  forms: [{ syntax: 'selp.type  d, a, b, {!}c', since: since('1.0') }],
  slots: {
    type: ['.b16', '.b32', '.b64', '.u16', '.u32', '.u64', '.s16', '.s32', '.s64', '.f32', double],
  },
  operands: {
    d: write('type'),
    a: read('type', { meaning: 'value where `c` is true' }),
    b: read('type', { meaning: 'value where `c` is false' }),
    c: predicate({ integersOnly: true, meaning: 'chooses' }),
  },
  traps: ['There is no `.pred`, `.f16` or `.bf16` form: select predicates with logic, half values as `.b16`.'],
  examples: ['selp.b32 %r1, %r2, %r3, %p1;', 'selp.f32 %f1, 0f3F800000, 0f00000000, %p1;', 'selp.s32 %r1, 1, 0, !%p1;'],
});
