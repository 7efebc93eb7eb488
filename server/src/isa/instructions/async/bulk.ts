// What the bulk copies share: operands, domains, and forms that come with and without an optional operand. Source: manual,
// #data-movement-and-conversion-instructions-bulk-copy, and of 9.2 to 9.4 its later editions.
import { since } from '../../availability';
import {
  address,
  type Constraint,
  type Form,
  type Operand,
  read,
  requires,
  type SlotDomain,
  type SlotValues,
  value,
} from '../../schema';

/** Since when a copy may be relaxed at a scope instead of weak. */
export const strongCopies = since('9.3', ['sm_90a', 'sm_100f', 'sm_110f']);
/** ptxas 13.3 takes them on every target that has bulk copies. */
export const strongCopiesSeen = since('9.3', 'sm_90+');

/** A modifier and an operand that go together: the form without them and the form with both. */
export function together(form: Form, modifier: string, operand: string): Form[] {
  return [
    { ...form, syntax: form.syntax.replace(`{${modifier}}`, '').replace(`{${operand}}`, '') },
    { ...form, syntax: form.syntax.replace(`{${modifier}}`, modifier).replace(`{${operand}}`, operand) },
  ];
}

/** Without a cache policy and with it. */
export const withPolicy = (form: Form): Form[] => inBrackets(together(form, '.level::cache_hint', ', cache_policy'));

/** To one CTA and to several. */
export const withMulticast = (form: Form): Form[] => inBrackets(together(form, '.multicast', ', cta_mask'));

/** Of a form without and one with a further operand: the mbarrier of the latter never stands without brackets. */
export function inBrackets([without, { operands, ...further }]: Form[]): Form[] {
  const mbar = operands?.mbar && { ...operands.mbar, bare: undefined };
  return [without, { ...further, operands: mbar ? { ...operands, mbar } : operands }];
}

export const cacheHintSlot: Readonly<Record<string, SlotDomain>> = { 'level::cache_hint': ['.L2::cache_hint'] };

export const multicast: SlotDomain = [
  '.multicast::cluster',
  value('.multicast::cluster::16b', '9.4', 'sm_90+'),
  value('.multicast::cluster::32b', '9.4', 'sm_107f'),
];

/** What the mbarrier object is told about the data besides their size. */
export const report: SlotDomain = [
  '.mbarrier::report::disabled',
  '.mbarrier::report::validity::per_16bytes::80000000',
  '.mbarrier::report::validity::per_16bytes::8000',
  '.mbarrier::report::validity::per_16bytes::80',
  '.mbarrier::report::validity::per_16bytes::8',
  '.mbarrier::report::validity::per_element::ff',
].map((token) => value(token, '9.4', 'sm_107f'));

export const scopes: SlotDomain = ['.cta', '.cluster', '.gpu', '.sys'];
export const nearScopes: SlotDomain = ['.cta', '.cluster'];

/** `.relaxed` and a scope of a reduction come together. */
export const scopedReduction: readonly Constraint[] = [
  requires('sem', undefined, 'scope', undefined, '`.relaxed` needs a scope'),
  requires('scope', undefined, 'sem', undefined, 'a scope needs `.relaxed` in front of it'),
];
export const relaxed: SlotDomain = [value('.relaxed', '9.3', 'sm_90+')];
export const newer = (domain: SlotDomain): SlotDomain =>
  domain.map((token) => (typeof token === 'string' ? value(token, '9.3', 'sm_90+') : token));

export const sourceAddress = (space: string): Operand =>
  address(space, '.b128', { meaning: 'source, aligned to 16 bytes' });
export const destinationAddress = (space: string): Operand =>
  address(space, '.b128', { meaning: 'destination, aligned to 16 bytes' });
/** What ptxas 13.0 and 13.3 take for an mbarrier without brackets: registers that could hold a mask or a policy. */
const wideIntegers = ['.b16', '.u16', '.b64', '.u64'];

export const barrier = (space: string): Operand =>
  address(space, '.b64', { bare: wideIntegers, meaning: 'mbarrier object that is told the number of bytes' });

export const bulkOperands: Readonly<Record<string, Operand>> = {
  size: read('.u32', {
    integersOnly: true,
    range: [0, 1048560],
    multiple: 16,
    meaning: 'number of bytes, a multiple of 16',
  }),
  cache_policy: read('.b64', { integersOnly: true, meaning: 'policy from `createpolicy`' }),
  cta_mask: read(maskType, {
    integersOnly: true,
    meaning: 'CTAs of the cluster that receive the data, one bit for each rank',
  }),
  byte_mask: read('.b16', { integersOnly: true, meaning: 'which bytes of each 16 are copied' }),
};

function maskType(slots: SlotValues): string {
  return slots.multicast === '.multicast::cluster::32b' ? '.b32' : '.b16';
}

export const multicastMeanings = {
  '.multicast::cluster': 'Copies to the same offset in every CTA of a 16-bit mask, and tells each of their mbarriers.',
  '.multicast::cluster::16b':
    'Copies to the same offset in every CTA of a 16-bit mask, and tells each of their mbarriers.',
  '.multicast::cluster::32b':
    'Copies to the same offset in every CTA of a 32-bit mask, and tells each of their mbarriers.',
};

export const reportMeanings = {
  '.mbarrier::report::disabled': 'The mbarrier gets no report about the data.',
  '.mbarrier::report::validity::per_16bytes::80000000':
    'Reports to the mbarrier whether a 16-byte piece holds the pattern 0x80000000.',
  '.mbarrier::report::validity::per_16bytes::8000':
    'Reports to the mbarrier whether a 16-byte piece holds the pattern 0x8000.',
  '.mbarrier::report::validity::per_16bytes::80':
    'Reports to the mbarrier whether a 16-byte piece holds the pattern 0x80.',
  '.mbarrier::report::validity::per_16bytes::8':
    'Reports to the mbarrier whether a 16-byte piece holds the pattern 0x8.',
  '.mbarrier::report::validity::per_element::ff': 'Reports to the mbarrier whether an element holds the pattern 0xff.',
};

export const reductionMeanings = {
  '.inc': 'Adds 1, and wraps to 0 where the old value is the source or more.',
  '.dec': 'Subtracts 1, and wraps to the source where the old value is 0 or more than the source.',
  '.add': 'Adds; floating point rounds to nearest even.',
  '.and': 'Bitwise and.',
  '.or': 'Bitwise or.',
  '.xor': 'Bitwise exclusive or.',
  '.min': 'Stores the smaller value.',
  '.max': 'Stores the larger value.',
};

/** A trap of some forms alone. */
export const trapOf = (forms: string, trap: string): string =>
  `${forms}: ${trap.charAt(0).toLowerCase()}${trap.slice(1)}`;

export const bulkTraps = {
  size: 'A size that is no multiple of 16, or an address that is not aligned to 16, is undefined behaviour.',
  one: 'One thread issues the whole copy: guard it with `elect.sync` or a thread number, or every thread copies.',
  expect:
    'Announce the bytes first with `mbarrier.arrive.expect_tx` or `mbarrier.expect_tx`; several copies may share an mbarrier.',
  writes:
    'Ordinary stores to the source need `fence.proxy.async` before it, or the copy may read old data: it works in the async proxy.',
  group:
    'Commit it with `cp.async.bulk.commit_group`, and wait with `cp.async.bulk.wait_group` before the source is reused.',
};
