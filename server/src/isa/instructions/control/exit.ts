// exit: end of a thread.
import { since } from '../../availability';
import { instruction } from '../../schema';

export default instruction({
  name: 'exit',
  category: 'control',
  anchor: 'control-flow-instructions-exit',
  summary: 'Ends the thread, also from inside a function.',
  description: 'A barrier that waited only for threads that have exited is released.',
  forms: [{ syntax: 'exit', since: since('1.0') }],
  operands: {},
  effects: { control: 'exit' },
  traps: [
    'Warp-wide matrix instructions (`wmma`, `mma`, `ldmatrix`) behind an exit of some lanes are undefined behaviour.',
  ],
  examples: ['exit;', '@%p1 exit;'],
});
