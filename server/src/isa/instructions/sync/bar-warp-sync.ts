// bar.warp.sync: barrier of threads of one warp.
import { since } from '../../availability';
import { instruction, read } from '../../schema';

export default instruction({
  name: 'bar.warp.sync',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-bar-warp-sync',
  summary: 'Waits until all lanes of the mask have arrived with the same mask.',
  description:
    'It also orders memory among these lanes: what they stored before it can be loaded by the others behind it. `__syncwarp` compiles to it.',
  forms: [{ syntax: 'bar.warp.sync  membermask', since: since('6.0', 'sm_30+'), observed: since('5.1', 'sm_30+') }],
  operands: { membermask: read('.b32', { integersOnly: true, meaning: 'lanes that take part' }) },
  effects: { ordering: true, convergent: true },
  traps: [
    'The executing lane must be in its own mask, or the behaviour is undefined.',
    'Up to sm_6x all lanes of the mask must execute the same instruction together.',
  ],
  examples: ['bar.warp.sync 0xffffffff;', 'bar.warp.sync %r1;'],
});
