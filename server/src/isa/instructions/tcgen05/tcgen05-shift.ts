// tcgen05.shift: rows of tensor memory by one.
import { since } from '../../availability';
import { instruction } from '../../schema';
import { ctaGroup, oneGroup, tensorMemory } from './shared';

export default instruction({
  name: 'tcgen05.shift',
  category: 'tcgen05',
  anchor: 'tcgen05-instructions-tcgen05-shift',
  summary: 'Moves 32-byte elements of tensor memory down by one row, for all rows but the last.',
  description: 'One thread issues it; it runs asynchronously. `tcgen05.commit` reports its end.',
  forms: [
    {
      syntax: 'tcgen05.shift.cta_group.down  [taddr]',
      since: since('8.6', ['sm_100a', 'sm_101a'], '8.8', 'sm_103a', '9.0', 'sm_110a', '9.4', 'sm_107a'),
    },
  ],
  slots: { cta_group: ctaGroup },
  operands: { taddr: tensorMemory('first row, in a lane that is a multiple of 32') },
  modifiers: { '.down': 'Downwards, the only direction.' },
  effects: { memory: 'read-write' },
  traps: [oneGroup, 'No family target has it: it needs sm_100a, sm_101a, sm_103a, sm_107a or sm_110a.'],
  examples: ['tcgen05.shift.cta_group::1.down [%r0];'],
});
