// wgmma.wait_group: wait for groups of asynchronous products.
import { since } from '../../availability';
import { immediate, instruction } from '../../schema';
import { aligned } from './shared';

export default instruction({
  name: 'wgmma.wait_group',
  category: 'wgmma',
  anchor: 'asynchronous-warpgroup-level-matrix-instructions-wgmma-wait-group',
  summary: 'Waits until at most `n` of the latest groups of products are still under way.',
  description: 'With 0 it waits for all groups. After that the accumulators may be read.',
  forms: [{ syntax: 'wgmma.wait_group.sync{.aligned}  n', since: since('8.0', 'sm_90a') }],
  operands: { n: immediate('.u32', { meaning: 'groups that may still be under way' }) },
  modifiers: { '.aligned': aligned },
  effects: { ordering: true, convergent: true },
  traps: [
    'The compiler knows nothing of what is under way: with inline assembly make the accumulators operands of the wait as well, or reads of them may move in front of it.',
  ],
  examples: ['wgmma.wait_group.sync.aligned 0;', 'wgmma.wait_group.sync.aligned 1;'],
});
