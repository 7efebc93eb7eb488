// trap: abort of the grid.
import { since } from '../../availability';
import { instruction } from '../../schema';

export default instruction({
  name: 'trap',
  category: 'misc',
  anchor: 'miscellaneous-instructions-trap',
  summary: 'Aborts execution and interrupts the host.',
  description: 'The launch fails with an error that stays in the CUDA context: later calls report it too.',
  forms: [{ syntax: 'trap', since: since('1.0') }],
  operands: {},
  effects: { control: 'trap' },
  traps: ['ptxas does not take `trap` for the end of a path: compilers write `exit` behind it.'],
  examples: ['trap;', '@%p1 trap;'],
});
