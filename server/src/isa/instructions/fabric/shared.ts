// What the fabric instructions share: operands, meanings and the rules of their life. Facts: manual 9.3, chapter "Fabric
// instructions"; ptxas 13.0 knows none of them.
import { type Availability, since } from '../../availability';
import { added, address, read } from '../../schema';

export const fabricSince: Availability = since('9.3', 'sm_100+');

/** The completion that counts bytes, and the one that counts 16 bytes as 1. */
export const countsBytes = '.mbarrier::complete_tx::bytes.mbarrier::report::fabric';
export const countsChunks = '.mbarrier::complete_tx::16B.mbarrier::report::fabric';

const endpoint = address(undefined, '.b8', {
  registers: ['.b32', '.u32', '.s32'],
  notOpaque: true,
  meaning: 'logical endpoint: a 32-bit identifier',
});
const offset = (type: string) => read(type, { meaning: 'offset of the data in the endpoint, a multiple of 16' });

export const size = read('.u32', { meaning: 'bytes, a multiple of 16' });
export const bar = address('.shared::cta', '.b64', { ...added, meaning: 'mbarrier object with `.layout::v1`' });

/** Of a copy from an endpoint to shared memory. */
export const fetchOperands = {
  dst: address('.shared::cta', '.b8', { ...added, meaning: 'destination in shared memory, aligned to 16 bytes' }),
  srcLeId: endpoint,
  srcDataOff: offset('.u64'),
  size,
  bar,
};

/** Of a copy from shared memory to an endpoint. */
export const deliverOperands = {
  dstLeId: endpoint,
  dstDataOff: offset('.u64'),
  dstCounterOff: read('.u64', { meaning: 'offset of an 8-byte counter in the endpoint, a multiple of 256' }),
  src: address('.shared::cta', '.b8', { ...added, meaning: 'source in shared memory, aligned to 16 bytes' }),
  size,
  bar,
};

export const lifeDescription =
  'The operation begins when `fabric.submit` hands it over, and its end is seen by waiting for the phase of the mbarrier object. An operation can fail: the report of the phase then says so (`mbarrier.try_wait` with `.phase_type::primary`).';

export const lifeTraps = [
  'Submit it with `fabric.submit` before the phase of `bar` ends, and wait for it before the grid exits; otherwise the behaviour is undefined.',
  '`bar` must have been initialised with `.layout::v1`.',
  'A phase can complete although the operation failed: look at the report.',
];
export const chunkTrap =
  '`bar` counts 1 for every 16 bytes, whereas `fabric.try_get` counts bytes: expect `size / 16`.';

export const fabricMeanings = {
  '.async': 'Returns at once; the data move later.',
  '.shared::cta': 'The local side lies in shared memory of the own CTA.',
  '.mbarrier::complete_tx::bytes': 'The mbarrier object counts the bytes copied.',
  '.mbarrier::complete_tx::16B': 'The mbarrier object counts 1 for every 16 bytes copied.',
  '.mbarrier::report::fabric': 'A failure is reported in the mbarrier object.',
  '.relaxed': 'The accesses to the endpoint are relaxed.',
  '.sys': 'The accesses to the endpoint have system scope.',
};
export const deliverMeanings = {
  '.multimem': 'The endpoint is a multicast one, of which the own device is a member.',
  '.counted::bytes': 'A counter at the endpoint is raised by the bytes that have arrived.',
};
