// applypriority.async.bulk.tensor: eviction priority of a box of a tensor.
import { since } from '../../availability';
import { instruction } from '../../schema';
import { modes, overrides, tensorMeanings, tensorOperands, tensorTraps } from '../async/tensor';

export default instruction({
  name: 'applypriority.async.bulk.tensor',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-applypriority-async-bulk-tensor',
  summary: 'Gives a box of a tensor normal eviction priority in the level 2 cache.',
  description:
    'It takes back what `.L2::evict_last` asked for, when the data are no longer needed often. It belongs to a bulk group, see `cp.async.bulk.commit_group`.',
  forms: modes(
    {
      group: 'box',
      syntax: 'applypriority.async.bulk.tensor.dim{.ss}.bulk_group{.load_mode}.L2::evict_normal  <map><info>',
      since: since('9.4', 'sm_107f'),
    },
    false,
  ).flatMap(overrides),
  slots: { ss: ['.global'] },
  operands: tensorOperands,
  modifiers: tensorMeanings,
  effects: { memory: 'read' },
  traps: ['It is a hint: data and order of accesses do not change.', tensorTraps.order, tensorTraps.map],
  examples: ['applypriority.async.bulk.tensor.2d.global.bulk_group.tile.L2::evict_normal [%rd1, {%r1, %r2}];'],
});
