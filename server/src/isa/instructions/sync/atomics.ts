// What atom and red share: domains, meanings of the operations, and the pair of forms without and with a cache policy.
import { since } from '../../availability';
import { excludes, type Form, observedValue, type SlotDomain, type SlotValue, value } from '../../schema';
import { ctaShared } from '../../vocabulary';

const shared = ['.shared', '.shared::cta', '.shared::cluster'];

export const atomicSlots: Readonly<Record<string, SlotDomain>> = {
  scope: [
    value('.cta', '5.0', 'sm_60+'),
    value('.cluster', '7.8', 'sm_90+'),
    value('.gpu', '5.0', 'sm_60+'),
    value('.sys', '5.0', 'sm_60+'),
  ],
  space: ['.global', value('.shared', '1.2', 'sm_12+'), ctaShared, value('.shared::cluster', '7.8', 'sm_90+')],
  'level::cache_hint': [value('.L2::cache_hint', '7.4', 'sm_80+')],
};

/** A word of memory order: the manual introduces it with PTX 6.0, ptxas takes it with sm_70 from the first. */
export const ordered = (token: string): SlotValue =>
  observedValue(token, since('6.0', 'sm_70+'), since('5.1', 'sm_70+'));

/** A generic address instead of a space. */
export const atomicAbsent = { space: since('2.0', 'sm_20+') };

/** Slots of the vector forms, which work on global memory alone. */
export const vectorSlots: Readonly<Record<string, SlotDomain>> = { vec: ['.v2', '.v4'], space: ['.global'] };

/** The form without a cache policy, and with it: `.L2::cache_hint` and the operand go together. */
export const withPolicy = (form: Form): readonly Form[] => [
  { ...form, syntax: form.syntax.replace('{.level::cache_hint}', '').replace('{, cache_policy}', '') },
  {
    ...form,
    syntax: form.syntax
      .replace('{.level::cache_hint}', '.level::cache_hint')
      .replace('{, cache_policy}', ', cache_policy'),
    constraints: [
      excludes('level::cache_hint', undefined, 'space', shared, '`.L2::cache_hint` does not go with shared memory'),
    ],
  },
];

export const operationMeanings = {
  '.inc': 'Adds 1, and wraps to 0 where the old value is `b` or more.',
  '.dec': 'Subtracts 1, and wraps to `b` where the old value is 0 or more than `b`.',
  '.add': 'Adds `b`; floating point rounds to nearest even.',
  '.and': 'Bitwise and.',
  '.or': 'Bitwise or.',
  '.xor': 'Bitwise exclusive or.',
  '.min': 'Stores the smaller value.',
  '.max': 'Stores the larger value.',
  '.noftz': 'Subnormal values are kept.',
};
