// cp.async.bulk.tensor: asynchronous copy of a box of a tensor between global and shared memory.
import { type Availability, since } from '../../availability';
import { address, type Form, instruction, type SlotDomain, value } from '../../schema';
import {
  barrier,
  bulkOperands,
  bulkTraps,
  cacheHintSlot,
  multicast,
  multicastMeanings,
  report,
  reportMeanings,
  trapOf,
  withMulticast,
  withPolicy,
} from './bulk';
import {
  dimensions,
  modes,
  overrides,
  storeRules,
  stores,
  tensorMeanings,
  tensorOperands,
  tensorTraps,
} from './tensor';

const tracked = '.mbarrier::complete_tx::bytes{.report}';
const ctaGroup: SlotDomain = ['.cta_group::1', '.cta_group::2'].map((token) =>
  value(token, '8.6', ['sm_100a', 'sm_101a'], '8.8', ['sm_100f', 'sm_101f']),
);

/** Loads into `space`; only into that of the cluster to several CTAs. */
function load(space: '.shared::cta' | '.shared::cluster', group: string, from: Availability): Form[] {
  const own = space === '.shared::cta';
  const form: Form = {
    group,
    syntax: `cp.async.bulk.tensor.dim${space}.global{.load_mode}${tracked}{.multicast}{.cta_group}{.level::cache_hint}  [dstMem], <map>, [mbar]<info>{, cta_mask}{, cache_policy}`,
    operands: {
      dstMem: address(space, '.b128', { bare: true, meaning: 'destination, aligned to 128 bytes' }),
      mbar: { ...barrier(space), bare: true },
    },
    since: from,
  };
  const [one, several] = withMulticast(form);
  return (own ? [one] : [one, several])
    .flatMap((each) => modes(each, own))
    .flatMap(withPolicy)
    .flatMap(overrides);
}

export default instruction({
  name: 'cp.async.bulk.tensor',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-async-bulk-tensor',
  summary: 'Starts a copy of a box of a tensor between global and shared memory.',
  description:
    'One thread issues it. A tensor map, made by the host, describes the tensor in global memory: address, type, dimensions, strides, the size of the box and how it is swizzled in shared memory. What lies outside the tensor is read as zero and not written.\n\nLoads report the number of bytes to an mbarrier object; stores belong to a bulk group.',
  forms: [
    ...load('.shared::cta', 'global to own shared memory', since('8.6', 'sm_90+')),
    ...load('.shared::cluster', 'global to shared memory of the cluster', since('8.0', 'sm_90+')),
    ...withPolicy({
      group: 'shared to global memory',
      syntax:
        'cp.async.bulk.tensor.dim.global.shared::cta{.load_mode}.bulk_group{.level::cache_hint}  <map>, [srcMem]{, cache_policy}',
      slots: { dim: dimensions, load_mode: stores },
      constraints: storeRules,
      since: since('8.0', 'sm_90+'),
    }).flatMap(overrides),
  ],
  slots: { ...cacheHintSlot, report, multicast, cta_group: ctaGroup },
  operands: {
    ...bulkOperands,
    ...tensorOperands,
    srcMem: address('.shared::cta', '.b128', { bare: true, meaning: 'source, aligned to 128 bytes' }),
  },
  modifiers: { ...tensorMeanings, ...multicastMeanings, ...reportMeanings },
  effects: { memory: 'read-write' },
  traps: [
    bulkTraps.one,
    `${trapOf('Loads', bulkTraps.expect)} The whole box counts, also what lies outside the tensor.`,
    'Stores: put `fence.proxy.async` between ordinary stores to the source and the copy, commit with `cp.async.bulk.commit_group`, and wait before the source is reused.',
    tensorTraps.order,
    tensorTraps.dimension,
    tensorTraps.map,
    tensorTraps.changed,
    'The destination in shared memory must be aligned to 128 bytes, for swizzled boxes to the pattern that repeats (up to 1024).',
  ],
  examples: [
    'cp.async.bulk.tensor.2d.shared::cluster.global.mbarrier::complete_tx::bytes [%r1], [%rd2, {%r2, %r3}], [%r4];',
    'cp.async.bulk.tensor.2d.shared::cluster.global.tile.mbarrier::complete_tx::bytes.multicast::cluster.L2::cache_hint [%r1], [%rd2, {%r2, %r3}], [%r4], %h1, %rd4;',
    'cp.async.bulk.tensor.4d.shared::cta.global.im2col.mbarrier::complete_tx::bytes [%r1], [%rd2, {%r2, %r3, %r4, %r5}], [%r6], {%h1, %h2};',
    'cp.async.bulk.tensor.2d.global.shared::cta.bulk_group [%rd2, {%r2, %r3}], [%r1];',
  ],
});
