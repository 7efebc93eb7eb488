// Numbers of things: threads, registers, bytes, groups, columns, nanoseconds.
import { byteCount, plural } from '../markdown';
import { integerOf } from '../numbers';
import type { Decoder, Decoders } from './decoder';

const WARP = 32n;

const threads: Decoder = (value) =>
  value % WARP === 0n ? `${plural(Number(value / WARP), 'warp')}.` : 'Not a multiple of the warp size of 32.';

const barrier: Decoder = (value) =>
  value > 15n
    ? undefined
    : `Barrier ${value} of the 16 (0 to 15) that every CTA has${value === 0n ? '; `__syncthreads()` is this one' : ''}.`;

const WARPGROUP = 128n;
const REGISTERS = 65536n;

const registers: Decoder = (value) => {
  if (value === 0n) return undefined;
  const ofGroup = value * WARPGROUP;
  const fitting = plural(Number(REGISTERS / ofGroup), 'warpgroup');
  return `${ofGroup.toLocaleString('en-US')} registers for a warpgroup of 128 threads; the 65,536 of a multiprocessor are enough for ${fitting}.`;
};

const bytes: Decoder = (value) => `${byteCount(Number(value))}.`;

/** Bulk copies move multiples of 16 bytes. */
const bulkBytes: Decoder = (value) =>
  value % 16n === 0n ? bytes(value, undefined as never) : `${byteCount(Number(value))}: not a multiple of 16.`;

const pendingGroups: Decoder = (value) =>
  value === 0n
    ? 'Waits until all groups are complete.'
    : `Waits until at most the ${value === 1n ? 'newest group is' : `${value} newest groups are`} still under way.`;

/** Less than `cp_size`: the rest is zeros. */
const sourceBytes: Decoder = (value, { texts }) => {
  const all = integerOf(texts.cp_size ?? texts.cpSize ?? '');
  if (all === undefined || value > all) return undefined;
  if (value === all) return 'Copies all of them.';
  return `Copies ${plural(Number(value), 'byte')} and fills ${all - value} with zeros.`;
};

const arrivals: Decoder = (value) => `A phase is complete after ${plural(Number(value), 'arrival')}.`;

const columns: Decoder = (value) =>
  `${value} of the 512 columns: ${byteCount(Number(value) * 512)} of tensor memory (128 lanes of 4 bytes each).`;

const time: Decoder = (value) => {
  const nanoseconds = Number(value);
  if (nanoseconds < 1000) return `${nanoseconds} ns.`;
  return nanoseconds < 1e6 ? `${nanoseconds / 1000} µs.` : `${nanoseconds / 1e6} ms.`;
};

/** The bytes of a packed constant, lowest first. */
const packedBytes: Decoder = (value, { slots, operandName }) => {
  const type = slots[`${operandName}type`];
  const parts = [0n, 8n, 16n, 24n].map((shift) => {
    const part = (value >> shift) & 0xffn;
    return type === '.s32' ? BigInt.asIntN(8, part) : part;
  });
  return `Bytes, lowest first: ${parts.join(', ')}.`;
};

const elementTypes = [
  '.u8',
  '.u16',
  '.u32',
  '.s32',
  '.u64',
  '.s64',
  '.f16',
  '.f32',
  '.f32, subnormals flushed',
  '.f64',
  '.bf16',
  '.tf32',
  '.tf32, subnormals flushed',
  '.b4x16',
  '.b4x16_p64',
  '.b6x16_p32',
];

const tensorMapField: Decoder = (value, { slots }) => {
  if (slots['.elemtype'] !== undefined) {
    const [type, note] = elementTypes[Number(value)]?.split(', ') ?? [];
    return type && `Elements of \`${type}\`${note ? `, ${note}` : ''}.`;
  }
  return slots['.rank'] === undefined ? undefined : `${plural(Number(value) + 1, 'dimension')}.`;
};

export const counts: Decoders = {
  'bar a': barrier,
  'barrier a': barrier,
  'bar b': threads,
  'barrier b': threads,
  'setmaxnreg count': registers,
  'cp.async.wait_group n': pendingGroups,
  'cp.async.bulk.wait_group n': pendingGroups,
  'wgmma.wait_group n': pendingGroups,
  'cp.async src_size': sourceBytes,
  'cp.async.bulk size': bulkBytes,
  'cp.reduce.async.bulk size': bulkBytes,
  'cp.async.bulk.prefetch.L2 size': bulkBytes,
  'st.bulk size': bytes,
  'mbarrier.* txCount': bytes,
  'mbarrier.init count': arrivals,
  'mbarrier.* timeHint': time,
  'nanosleep t': time,
  'tcgen05.* nCols': columns,
  'dp4a a': packedBytes,
  'dp4a b': packedBytes,
  'tensormap.replace new_val': tensorMapField,
};
