// wgmma.commit_group: a group of asynchronous products.
import { since } from '../../availability';
import { instruction } from '../../schema';
import { aligned } from './shared';

export default instruction({
  name: 'wgmma.commit_group',
  category: 'wgmma',
  anchor: 'asynchronous-warpgroup-level-matrix-instructions-wgmma-commit-group',
  summary: 'Puts all `wgmma.mma_async` that belong to no group yet into a new group.',
  forms: [{ syntax: 'wgmma.commit_group.sync{.aligned}', since: since('8.0', 'sm_90a') }],
  operands: {},
  modifiers: { '.aligned': aligned },
  effects: { ordering: true, convergent: true },
  traps: ['Products that were never committed are not waited for by `wgmma.wait_group`.'],
  examples: ['wgmma.commit_group.sync.aligned;'],
});
