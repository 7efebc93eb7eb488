// wgmma.fence: order of register accesses around asynchronous products.
import { since } from '../../availability';
import { instruction } from '../../schema';
import { aligned } from './shared';

export default instruction({
  name: 'wgmma.fence',
  category: 'wgmma',
  anchor: 'asynchronous-warpgroup-level-matrix-instructions-wgmma-fence',
  summary: 'Orders earlier accesses to registers before the `wgmma.mma_async` that use the same registers.',
  description:
    'It concerns the accumulator and the fragments of A. It is needed in front of the first product, and behind every access to these registers by other instructions. Products of one shape that share an accumulator are ordered without it.',
  forms: [{ syntax: 'wgmma.fence.sync{.aligned}', since: since('8.0', 'sm_90a') }],
  operands: {},
  modifiers: { '.aligned': aligned },
  effects: { ordering: true, convergent: true },
  traps: [
    'It orders registers only: data written to shared memory by ordinary stores need `fence.proxy.async` too.',
    'All four warps of the warpgroup must execute it.',
  ],
  examples: ['wgmma.fence.sync.aligned;'],
});
