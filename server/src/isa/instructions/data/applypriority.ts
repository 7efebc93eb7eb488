// applypriority: change of the eviction priority of cached data.
import { since } from '../../availability';
import { address, immediate, instruction } from '../../schema';

export default instruction({
  name: 'applypriority',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-applypriority',
  summary: 'Gives 128 bytes in the second level cache their normal eviction priority back.',
  description:
    'Serves to release data that an `evict_last` access made stay. A generic address must lie in global memory.',
  forms: [{ syntax: 'applypriority{.space}.level::eviction_priority  [a], size', since: since('7.4', 'sm_80+') }],
  slots: { space: ['.global'], 'level::eviction_priority': ['.L2::evict_normal'] },
  operands: {
    a: address('space', '.b8', { meaning: 'start, aligned to 128 bytes' }),
    size: immediate('.u32', { values: [128], meaning: 'number of bytes' }),
  },
  traps: ['The address must be a multiple of 128, and 128 is the only size.'],
  examples: ['applypriority.global.L2::evict_normal [%rd1], 128;'],
});
