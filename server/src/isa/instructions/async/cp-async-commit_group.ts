// cp.async.commit_group: a group of asynchronous copies.
import { since } from '../../availability';
import { instruction } from '../../schema';

export default instruction({
  name: 'cp.async.commit_group',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-async-commit-group',
  summary: 'Puts all `cp.async` of this thread that belong to no group yet into a new group.',
  description: 'Groups complete in the order in which they were committed. An empty group is complete at once.',
  forms: [{ syntax: 'cp.async.commit_group', since: since('7.0', 'sm_80+') }],
  operands: {},
  effects: { ordering: true },
  traps: [
    'Software pipelines commit in every iteration, even without copies, so that the count for `wait_group` stays right.',
  ],
  examples: ['cp.async.commit_group;'],
});
