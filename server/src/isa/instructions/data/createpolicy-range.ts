// createpolicy.range: a cache policy by address range.
import { since } from '../../availability';
import { address, copied, excludes, instruction, read, write } from '../../schema';

/** The first stands for the primary range, the second for the rest; the order of the two counts. */
const priorities = ['.L2::evict_last', '.L2::evict_normal', '.L2::evict_first', '.L2::evict_unchanged'];

export default instruction({
  name: 'createpolicy.range',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-createpolicy',
  summary: 'Makes a cache policy that gives one address range one eviction priority and the memory around it another.',
  description:
    'The first priority is for the `primary_size` bytes from `a` on. The second, `.L2::evict_unchanged` where absent, is for the rest of the `total_size` bytes from `a` on and for as many bytes before `a`. Outside of both the priority is unspecified.',
  forms: [
    {
      syntax:
        'createpolicy.range{.space}.level::primary_priority{.level::secondary_priority}.b64  cache_policy, [a], primary_size, total_size',
      constraints: [
        excludes(
          'level::secondary_priority',
          ['.L2::evict_last', '.L2::evict_normal'],
          'level::primary_priority',
          undefined,
          'the second priority is `.L2::evict_first` or `.L2::evict_unchanged`',
        ),
      ],
      since: since('7.4', 'sm_80+'),
    },
  ],
  slots: {
    space: ['.global'],
    'level::primary_priority': priorities,
    'level::secondary_priority': priorities,
  },
  operands: {
    cache_policy: write('.u64', { integersOnly: true }),
    a: address('space', '.b8', { ...copied, meaning: 'start of the primary range' }),
    primary_size: read('.u32', { integersOnly: true, noSum: true, meaning: 'bytes of the primary range' }),
    total_size: read('.u32', {
      integersOnly: true,
      noSum: true,
      meaning: 'bytes of the primary and the following secondary range',
    }),
  },
  traps: ['`primary_size` must not exceed `total_size`.', 'The address must lie in global memory.'],
  examples: ['createpolicy.range.global.L2::evict_last.L2::evict_first.b64 %rd1, [%rd2], 0x100000, 0x200000;'],
});
