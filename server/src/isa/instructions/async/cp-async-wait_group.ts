// cp.async.wait_group: wait for groups of asynchronous copies.
import { since } from '../../availability';
import { immediate, instruction } from '../../schema';

export default instruction({
  name: 'cp.async.wait_group',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-async-wait-group',
  summary: 'Waits until at most `n` of the latest groups of this thread are still under way.',
  description: 'With 0 it waits for all groups. The bytes copied are then visible to this thread.',
  forms: [{ syntax: 'cp.async.wait_group  n', since: since('7.0', 'sm_80+') }],
  operands: { n: immediate('.u32', { meaning: 'groups that may still be under way' }) },
  effects: { ordering: true },
  traps: [
    "Other threads' copies are not waited for: put a barrier behind it before reading what they copied.",
    'Copies that were not committed belong to no group and are not waited for.',
  ],
  examples: ['cp.async.wait_group 2;', 'cp.async.wait_group 0;'],
});
