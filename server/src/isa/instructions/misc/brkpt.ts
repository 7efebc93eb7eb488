// brkpt: breakpoint.
import { since } from '../../availability';
import { instruction } from '../../schema';

export default instruction({
  name: 'brkpt',
  category: 'misc',
  anchor: 'miscellaneous-instructions-brkpt',
  summary: 'Stops the thread for a debugger.',
  forms: [{ syntax: 'brkpt', since: since('1.0', 'sm_11+') }],
  operands: {},
  effects: {},
  examples: ['brkpt;', '@%p1 brkpt;'],
});
