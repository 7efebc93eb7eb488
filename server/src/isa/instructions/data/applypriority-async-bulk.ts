// applypriority.async.bulk: eviction priority of a block of global memory. applypriority itself has its own file.
import { since } from '../../availability';
import { address, instruction, read } from '../../schema';

export default instruction({
  name: 'applypriority.async.bulk',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-applypriority-async-bulk',
  summary: 'Gives a block of global memory normal eviction priority in the level 2 cache.',
  description:
    'It takes back what `.L2::evict_last` asked for, when the data are no longer needed often. It belongs to a bulk group, see `cp.async.bulk.commit_group`.',
  forms: [
    {
      syntax: 'applypriority.async.bulk{.ss}.bulk_group.L2::evict_normal  [a], size',
      since: since('9.4', 'sm_107f'),
    },
  ],
  slots: { ss: ['.global'] },
  operands: {
    a: address('ss', '.b8', { meaning: 'first byte, aligned to 128' }),
    size: read('.u32', { meaning: 'number of bytes, a multiple of 16' }),
  },
  effects: { memory: 'read' },
  traps: ['It is a hint: data and order of accesses do not change.'],
  examples: ['applypriority.async.bulk.global.bulk_group.L2::evict_normal [%rd1], 128;'],
});
