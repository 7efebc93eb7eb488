// What the mbarrier instructions share: domains, operands and the rule that semantics and scope come together.
import { address, type Constraint, type Operand, read, requires, type SlotDomain, value, write } from '../../schema';

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
export const object = address('space', '.b64', {
  generic: '.shared',
  notOpaque: true,
  meaning: 'the mbarrier object: 8 bytes, aligned to 8',
});
export const remoteObject = address('.shared::cluster', '.b64', {
  notOpaque: true,
  meaning: 'an mbarrier object in shared memory of the cluster',
});
/** ptxas 13.0 takes it in braces, too, and looks at the first element alone. */
export const count = read('.u32', {
  integersOnly: true,
  vector: 1,
  loose: true,
  spare: 'braces',
  range: [1, 2 ** 32 - 1],
  meaning: 'number of arrivals, below 2^20; absent: 1',
});
export const txCount = read('.u32', {
  integersOnly: true,
  range: [0, 2 ** 20 - 1],
  isLenient: true,
  meaning: 'transactions, in bytes for bulk copies',
});
export const ctaMask = read('.b32', { meaning: 'target CTAs, one bit for each rank in the cluster' });

/** Of `.test_wait` and `.try_wait`. */
export const waitOperands: Readonly<Record<string, Operand>> = {
  waitComplete: write('.pred', { meaning: 'true where the phase is complete' }),
  reportPredicate: write('.pred', { sink: true, meaning: 'true where the report of the phase is not 0' }),
  reportValue: write('.b8', {
    constantResult: true,
    integersOnly: true,
    meaning: 'report of the asynchronous operations of the phase',
  }),
  addr: object,
  state: read('.u64', { integersOnly: true, meaning: 'state from `mbarrier.arrive`' }),
  phaseParity: read('.u32', { integersOnly: true, values: [0, 1], meaning: 'parity of the number of the phase' }),
  timeHint: read('.u32', { integersOnly: true, meaning: 'nanoseconds it may wait; absent: a limit of the system' }),
};
/** Behind a report ptxas 13.3 does not look at the value of the parity. */
export const parityBehindReport: Readonly<Record<string, Operand>> = {
  phaseParity: { ...waitOperands.phaseParity, isLenient: true },
};

export const layoutMeanings = {
  '.layout::v0': 'The ordinary object, with up to 2^20 - 1 arrivals (the default).',
  '.layout::v1': 'An object that also keeps a report of asynchronous operations, with up to 511 arrivals.',
};
export const multicastMeaning = {
  '.multicast::cluster::32b': 'Does it to the object at the same offset in every CTA of the mask.',
};
