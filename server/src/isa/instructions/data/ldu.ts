// ldu: load of read-only data from an address that is the same in all threads of a warp.
import { since } from '../../availability';
import { address, excludes, instruction, write } from '../../schema';
import { memoryTypes } from '../../vocabulary';

export default instruction({
  name: 'ldu',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-ldu',
  summary: 'Loads read-only global data from an address that all threads of the warp have in common.',
  forms: [
    {
      syntax: 'ldu{.ss}{.vec}.type  d, [a]',
      constraints: [
        excludes('vec', undefined, 'type', ['.b128'], 'a vector has at most 128 bits'),
        excludes('vec', ['.v4'], 'type', ['.b64', '.u64', '.s64', '.f64'], 'a vector has at most 128 bits'),
      ],
      since: since('2.0', 'sm_20+'),
    },
  ],
  slots: { ss: ['.global'], vec: ['.v2', '.v4'], type: memoryTypes },
  operands: {
    d: write('type', { vector: 'vec', wide: true, sink: true }),
    a: address('ss', 'type', { notOpaque: true, meaning: 'address, the same in all threads of the warp' }),
  },
  effects: { memory: 'read' },
  traps: [
    'The data must not be written while the kernel runs.',
    'The behaviour is undefined where the address differs within the warp.',
  ],
  examples: ['ldu.global.f32 %f1, [%rd1];', 'ldu.global.v4.f32 {%f1, %f2, %f3, %f4}, [%rd1];'],
});
