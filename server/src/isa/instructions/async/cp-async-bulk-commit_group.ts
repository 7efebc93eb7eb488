// cp.async.bulk.commit_group: a group of bulk copies.
import { since } from '../../availability';
import { instruction } from '../../schema';

export default instruction({
  name: 'cp.async.bulk.commit_group',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-async-bulk-commit-group',
  summary: 'Puts all bulk copies with `.bulk_group` of this thread that belong to no group yet into a new group.',
  description: 'Groups complete in the order in which they were committed. An empty group is complete at once.',
  forms: [{ syntax: 'cp.async.bulk.commit_group', since: since('8.0', 'sm_90+') }],
  operands: {},
  effects: { ordering: true },
  traps: [
    'These groups are other than those of `cp.async`: `cp.async.wait_group` does not wait for them.',
    'Copies that report to an mbarrier belong to no group.',
    'Groups belong to the thread: the thread that issued the copies must commit and wait.',
  ],
  examples: ['cp.async.bulk.commit_group;'],
});
