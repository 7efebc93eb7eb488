// cp.async.bulk: asynchronous copy of a block of bytes between global and shared memory. Tensor copies have their own file.
import { type Availability, since } from '../../availability';
import { type Form, instruction, read, value } from '../../schema';
import {
  barrier,
  bulkOperands,
  bulkTraps,
  cacheHintSlot,
  destinationAddress,
  inBrackets,
  multicast,
  multicastMeanings,
  nearScopes,
  report,
  reportMeanings,
  scopes,
  sourceAddress,
  strongCopies,
  strongCopiesSeen,
  together,
  trapOf,
  withMulticast,
  withPolicy,
} from './bulk';

/** Weak copies (the default) and copies relaxed at a scope, of 16-byte elements; `observed`: where ptxas takes the latter. */
function strengths(form: Form, observed?: Availability): Form[] {
  return [
    { ...form, syntax: form.syntax.replace('<sem>', '{.weak}').replace('<type>', '') },
    {
      ...form,
      syntax: form.syntax.replace('<sem>', '.relaxed.scope').replace('<type>', '.b128'),
      since: strongCopies,
      observed,
    },
  ];
}

const tracked = '.mbarrier::complete_tx::bytes';

export default instruction({
  name: 'cp.async.bulk',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-async-bulk',
  summary: 'Starts a copy of a block of bytes between global and shared memory, or to shared memory of another CTA.',
  description:
    'One thread issues it. Copies into shared memory report the number of bytes to an mbarrier object; copies to global memory belong to a bulk group, see `cp.async.bulk.commit_group`.\n\nThe result is visible to ordinary loads of those who saw it complete.',
  forms: [
    ...strengths(
      {
        group: 'global to own shared memory',
        syntax: `cp.async.bulk<sem>.shared::cta.global${tracked}{.report}{.level::cache_hint}{.ignore_oob}<type>  [dstMem], [srcMem], size{, ignoreBytesLeft, ignoreBytesRight}, [mbar]{, cache_policy}`,
        operands: {
          dstMem: destinationAddress('.shared::cta'),
          srcMem: sourceAddress('.global'),
          mbar: barrier('.shared::cta'),
        },
        since: since('8.6', 'sm_90+'),
      },
      strongCopiesSeen,
    )
      .flatMap((form) => inBrackets(together(form, '.ignore_oob', ', ignoreBytesLeft, ignoreBytesRight')))
      .flatMap(withPolicy),
    ...strengths({
      group: 'global to shared memory of the cluster',
      syntax: `cp.async.bulk<sem>.shared::cluster.global${tracked}{.report}{.multicast}{.level::cache_hint}<type>  [dstMem], [srcMem], size, [mbar]{, cta_mask}{, cache_policy}`,
      operands: {
        dstMem: destinationAddress('.shared::cluster'),
        srcMem: sourceAddress('.global'),
        mbar: barrier('.shared::cluster'),
      },
      since: since('8.0', 'sm_90+'),
    })
      .flatMap(withMulticast)
      .flatMap(withPolicy),
    ...strengths(
      {
        group: 'shared memory to that of another CTA',
        syntax: `cp.async.bulk<sem>.shared::cluster.shared::cta${tracked}<type>  [dstMem], [srcMem], size, [mbar]`,
        slots: { scope: nearScopes },
        operands: {
          dstMem: destinationAddress('.shared::cluster'),
          srcMem: sourceAddress('.shared::cta'),
          mbar: barrier('.shared::cluster'),
        },
        since: since('8.0', 'sm_90+'),
      },
      strongCopiesSeen,
    ),
    ...strengths(
      {
        group: 'shared to global memory',
        syntax:
          'cp.async.bulk<sem>.global.shared::cta.bulk_group{.level::cache_hint}{.mask}<type>  [dstMem], [srcMem], size{, cache_policy}{, byte_mask}',
        operands: { dstMem: destinationAddress('.global'), srcMem: sourceAddress('.shared::cta') },
        since: since('8.0', 'sm_90+'),
      },
      strongCopiesSeen,
    )
      .flatMap((form) => together(form, '.mask', ', byte_mask'))
      .flatMap(withPolicy),
  ],
  slots: {
    weak: [{ token: '.weak', since: strongCopiesSeen }],
    scope: scopes,
    report,
    multicast,
    ...cacheHintSlot,
    ignore_oob: [value('.ignore_oob', '9.2', 'sm_90+')],
    mask: [value('.cp_mask', '8.6', 'sm_100+')],
  },
  operands: {
    ...bulkOperands,
    ignoreBytesLeft: read('.u32', {
      integersOnly: true,
      range: [0, 15],
      meaning: 'bytes at the beginning that may be out of bounds',
    }),
    ignoreBytesRight: read('.u32', {
      integersOnly: true,
      range: [0, 15],
      meaning: 'bytes at the end that may be out of bounds',
    }),
  },
  modifiers: {
    ...multicastMeanings,
    ...reportMeanings,
    '.weak': 'The copy is a weak access (the default).',
    '.relaxed': 'Each 16-byte element is copied atomically with respect to the scope.',
    '.b128': 'The elements that are copied atomically have 16 bytes.',
    '.ignore_oob': 'Up to 15 bytes at either end may lie outside the allocation; what they become is undefined.',
    '.cp_mask': 'Copies only the bytes of each 16 whose bit is set in a mask.',
  },
  effects: { memory: 'read-write' },
  traps: [
    bulkTraps.one,
    bulkTraps.size,
    trapOf('Into shared memory', bulkTraps.expect),
    bulkTraps.writes,
    trapOf('Into global memory', bulkTraps.group),
    'From shared memory to `.shared::cluster` the destination must lie in another CTA.',
    '`.multicast::cluster` is fast on sm_90a, sm_100, sm_103 and sm_110 with `a` or `f` only; ptxas advises against it elsewhere.',
  ],
  examples: [
    'cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes [%r1], [%rd2], %r3, [%r4];',
    'cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes.multicast::cluster.L2::cache_hint [%r1], [%rd2], 4096, [%r4], %h1, %rd4;',
    'cp.async.bulk.shared::cluster.shared::cta.mbarrier::complete_tx::bytes [%r1], [%r2], 256, [%r4];',
    'cp.async.bulk.global.shared::cta.bulk_group.cp_mask [%rd1], [%r2], %r3, %h1;',
  ],
});
