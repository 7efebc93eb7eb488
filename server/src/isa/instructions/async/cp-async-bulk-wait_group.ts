// cp.async.bulk.wait_group: wait for groups of bulk copies.
import { since } from '../../availability';
import { immediate, instruction } from '../../schema';

export default instruction({
  name: 'cp.async.bulk.wait_group',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-async-bulk-wait-group',
  summary: 'Waits until at most `n` of the latest bulk groups of this thread are still under way.',
  description:
    'With 0 it waits for all groups. With `.read` it waits only until their sources have been read: the shared memory may then be overwritten.',
  forms: [{ syntax: 'cp.async.bulk.wait_group{.read}  n', since: since('8.0', 'sm_90+') }],
  operands: { n: immediate('.u32', { meaning: 'groups that may still be under way' }) },
  modifiers: { '.read': 'Waits only until the sources have been read, not until the writes are visible.' },
  effects: { ordering: true },
  traps: [
    'Before a block ends, its copies out of shared memory must have read it: wait with `.read` at least.',
    "Other threads' copies are not waited for.",
  ],
  examples: ['cp.async.bulk.wait_group.read 0;', 'cp.async.bulk.wait_group 1;'],
});
