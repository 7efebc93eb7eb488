// multimem.cp.async.bulk: asynchronous copy of a block of shared memory to the memory of several devices.
import { since } from '../../availability';
import { type Form, instruction, value } from '../../schema';
import {
  bulkOperands,
  bulkTraps,
  destinationAddress,
  scopes,
  sourceAddress,
  strongCopies,
  strongCopiesSeen,
  together,
} from './bulk';

const withMask = (form: Form): Form[] => together(form, '.mask', ', byte_mask');

export default instruction({
  name: 'multimem.cp.async.bulk',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-multimem-cp-async-bulk',
  summary: 'Starts a copy of a block of shared memory to all memories that a multimem address stands for.',
  description: 'It belongs to a bulk group, see `cp.async.bulk.commit_group`. One thread issues it.',
  forms: [
    ...withMask({
      syntax:
        'multimem.cp.async.bulk{.weak}.global.shared::cta.bulk_group{.mask}  [dstMem], [srcMem], size{, byte_mask}',
      since: since('9.1', 'sm_90+'),
    }),
    ...withMask({
      group: 'relaxed',
      syntax:
        'multimem.cp.async.bulk.relaxed.scope.global.shared::cta.bulk_group{.mask}.b128  [dstMem], [srcMem], size{, byte_mask}',
      since: strongCopies,
      observed: strongCopiesSeen,
    }),
  ],
  slots: {
    weak: [{ token: '.weak', since: strongCopiesSeen }],
    scope: scopes,
    mask: [value('.cp_mask', '9.1', 'sm_100+')],
  },
  operands: { ...bulkOperands, dstMem: destinationAddress('.global'), srcMem: sourceAddress('.shared::cta') },
  modifiers: {
    '.weak': 'The copy is a weak access (the default).',
    '.relaxed': 'Each 16-byte element is copied atomically with respect to the scope.',
    '.b128': 'The elements that are copied atomically have 16 bytes.',
    '.cp_mask': 'Copies only the bytes of each 16 whose bit is set in a mask.',
  },
  effects: { memory: 'read-write' },
  traps: [bulkTraps.one, bulkTraps.size, bulkTraps.writes, bulkTraps.group],
  examples: ['multimem.cp.async.bulk.global.shared::cta.bulk_group [%rd1], [%r2], 512;'],
});
