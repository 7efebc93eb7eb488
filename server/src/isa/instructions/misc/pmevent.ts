// pmevent: performance monitor events.
import { since } from '../../availability';
import { immediate, instruction } from '../../schema';

export default instruction({
  name: 'pmevent',
  category: 'misc',
  anchor: 'miscellaneous-instructions-pmevent',
  summary: 'Triggers one or several of the sixteen performance monitor events.',
  forms: [
    {
      syntax: 'pmevent  a',
      operands: { a: immediate('.u32', { range: [0, 15], meaning: 'number of the event' }) },
      since: since('1.4'),
    },
    {
      syntax: 'pmevent.mask  a',
      operands: { a: immediate('.u16', { range: [0, 0xffff], meaning: 'one bit for each event' }) },
      since: since('3.0', 'sm_20+'),
    },
  ],
  operands: {},
  modifiers: { '.mask': 'The operand is a mask of events, not the number of one.' },
  effects: {},
  examples: ['pmevent 3;', 'pmevent.mask 0xff;'],
});
