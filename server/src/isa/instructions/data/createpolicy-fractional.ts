// createpolicy.fractional: a cache policy by share of the accesses.
import { since } from '../../availability';
import { excludes, instruction, read, write } from '../../schema';

/** The first stands for the share, the second for the rest; the order of the two counts. */
const priorities = ['.L2::evict_last', '.L2::evict_normal', '.L2::evict_first', '.L2::evict_unchanged'];

export default instruction({
  name: 'createpolicy.fractional',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-createpolicy',
  summary: 'Makes a cache policy that gives a share of the accesses one eviction priority and the rest another.',
  description:
    'The policy is an opaque 64-bit value for the `cache_policy` operand of accesses with `.L2::cache_hint`. Without `fraction` all accesses get the first priority; without a second priority the rest get `.L2::evict_unchanged`.',
  forms: [
    {
      syntax:
        'createpolicy.fractional.level::primary_priority{.level::secondary_priority}.b64  cache_policy{, fraction}',
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
    'level::primary_priority': priorities,
    'level::secondary_priority': priorities,
  },
  operands: {
    cache_policy: write('.u64', { integersOnly: true }),
    fraction: read('.f32', {
      registers: ['.b32', '.f32'],
      noFunction: true,
      range: [0, 1],
      nonZero: true,
      meaning: 'share of the accesses, above 0.0 up to 1.0',
    }),
  },
  traps: [
    'The fraction is a floating-point value: `1` is an error, `1.0` is right.',
    '0.0 is not allowed, nor anything above 1.0.',
  ],
  examples: [
    'createpolicy.fractional.L2::evict_last.b64 %rd1, 1.0;',
    'createpolicy.fractional.L2::evict_last.L2::evict_unchanged.b64 %rd1, 0.5;',
  ],
});
