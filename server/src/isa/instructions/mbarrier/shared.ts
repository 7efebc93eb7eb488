// What the mbarrier instructions share: domains, operands and the rule that semantics and scope come together.
import { address, type Constraint, read, requires, type SlotDomain, value } from '../../schema';

/** `.shared` and `.shared::cta`: where an mbarrier object of the own CTA lies. */
export const ownShared: SlotDomain = ['.shared', value('.shared::cta', '7.8', 'sm_80+')];
export const scope: SlotDomain = [value('.cta', '8.0', 'sm_80+'), value('.cluster', '8.0', 'sm_90+')];
export const relaxed: SlotDomain = [value('.relaxed', '8.0', 'sm_90+')];
export const arriveSemantics: SlotDomain = [value('.release', '8.0', 'sm_80+'), value('.relaxed', '8.6', 'sm_90+')];
export const waitSemantics: SlotDomain = [value('.acquire', '8.0', 'sm_80+'), value('.relaxed', '8.6', 'sm_90+')];
export const layouts: SlotDomain = [value('.layout::v0', '9.3', 'sm_90+'), value('.layout::v1', '9.3', 'sm_90+')];

export const together: readonly Constraint[] = [
  requires('sem', undefined, 'scope', undefined, 'semantics need a scope: `.cta` or `.cluster`'),
  requires('scope', undefined, 'sem', undefined, 'a scope needs memory semantics in front of it'),
];

/** The mbarrier object: 8 bytes, aligned to 8, in shared memory. */
export const object = address('space', '.b64', { meaning: 'the mbarrier object: 8 bytes, aligned to 8' });
export const remoteObject = address('.shared::cluster', '.b64', {
  meaning: 'an mbarrier object in shared memory of the cluster',
});
export const count = read('.u32', { range: [1, 2 ** 32 - 1], meaning: 'number of arrivals, below 2^20; absent: 1' });
export const txCount = read('.u32', {
  range: [0, 2 ** 20 - 1],
  isLenient: true,
  meaning: 'transactions, in bytes for bulk copies',
});
export const ctaMask = read('.b32', { meaning: 'target CTAs, one bit for each rank in the cluster' });

export const layoutMeanings = {
  '.layout::v0': 'The ordinary object, with up to 2^20 - 1 arrivals (the default).',
  '.layout::v1': 'An object that also keeps a report of asynchronous operations, with up to 511 arrivals.',
};
export const multicastMeaning = {
  '.multicast::cluster::32b': 'Does it to the object at the same offset in every CTA of the mask.',
};
