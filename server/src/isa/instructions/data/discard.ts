// discard: dropping of cached data without writing it back.
import { since } from '../../availability';
import { address, immediate, instruction } from '../../schema';

export default instruction({
  name: 'discard',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-discard',
  summary: 'Declares 128 bytes worthless, so that the second level cache need not write them back.',
  description:
    'Acts like a weak write of unknown data: until the memory is written again, every read may give different bits. A generic address must lie in global memory.',
  forms: [{ syntax: 'discard{.space}.level  [a], size', since: since('7.4', 'sm_80+') }],
  slots: { space: ['.global'], level: ['.L2'] },
  operands: {
    a: address('space', '.b8', { meaning: 'start, aligned to 128 bytes' }),
    size: immediate('.u32', { values: [128], meaning: 'number of bytes' }),
  },
  modifiers: { '.L2': 'In the second level cache.' },
  effects: { memory: 'write' },
  traps: [
    'Two reads after `discard` may differ from each other.',
    'The address must be a multiple of 128, and 128 is the only size.',
  ],
  examples: ['discard.global.L2 [%rd1], 128;'],
});
