// tcgen05.wait::ld: wait for loads from tensor memory.
import { instruction } from '../../schema';
import { tensorCore } from './shared';

export default instruction({
  name: 'tcgen05.wait::ld',
  category: 'tcgen05',
  anchor: 'tcgen05-instructions-tcgen05-wait',
  summary: 'Waits until all earlier `tcgen05.ld` of this thread have filled their registers.',
  forms: [{ syntax: 'tcgen05.wait::ld.sync.aligned', since: tensorCore }],
  operands: {},
  effects: { ordering: true, convergent: true },
  traps: ['Use the registers behind it only; a compiler that moves their use in front of it reads old values.'],
  examples: ['tcgen05.wait::ld.sync.aligned;'],
});
