// Values that are read bit by bit: descriptors of matrices and of tcgen05.mma, cache policies.
import {
  type BitField,
  fractionalPolicy,
  instructionDescriptor,
  tensorCoreDescriptor,
  warpgroupDescriptor,
} from '../../../isa/bitFields';
import { byteCount, code, list } from '../markdown';
import type { Decoder, Decoders } from './decoder';
import { hex } from './words';

const bitsOf = (value: bigint, { first, bits }: Pick<BitField, 'first' | 'bits'>): bigint =>
  (value >> BigInt(first)) & ((1n << BigInt(bits)) - 1n);

/** One line for each field that says something, and one for bits that no field has. */
function fieldLines(value: bigint, fields: readonly BitField[]): string {
  let rest = value;
  const lines: string[] = [];
  for (const field of fields) {
    const raw = bitsOf(value, field);
    rest &= ~(((1n << BigInt(field.bits)) - 1n) << BigInt(field.first));
    if (field.isQuiet && raw === 0n) continue;
    const line = fieldText(raw, field);
    if (line) lines.push(line);
  }
  if (rest !== 0n) lines.push(`bits that have to be 0: ${hex(rest)}`);
  return list(lines);
}

function fieldText(raw: bigint, field: BitField): string | undefined {
  const { name, scale = 1, unit, values, fixed, first, bits } = field;
  const place = `(${bits === 1 ? `bit ${first}` : `bits ${first} to ${first + bits - 1}`})`;
  if (fixed !== undefined)
    return raw === BigInt(fixed) ? undefined : `${place.slice(1, -1)} have to be ${fixed}, not ${raw}`;
  if (values) {
    const text = values[Number(raw)];
    if (text === undefined) return `${name}: ${raw}, which is no allowed value ${place}`;
    return `${name}: ${text.startsWith('.') ? code(text) : text} ${place}`;
  }
  const scaled = raw * BigInt(scale);
  if (unit === 'address') return `${name}: ${hex(scaled)} ${place}`;
  return `${name}: ${unit === 'bytes' ? byteCount(Number(scaled)) : scaled} ${place}`;
}

const matrix =
  (fields: readonly BitField[]): Decoder =>
  (value) =>
    `As a descriptor of a matrix in shared memory:\n\n${fieldLines(value, fields)}`;

const instruction: Decoder = (value, { slots }) => {
  const kind = Object.values(slots).find((token) => token?.startsWith('.kind::'));
  const fields = kind === undefined ? undefined : instructionDescriptor(kind);
  return fields && `As the descriptor of a product of ${code(kind!)}:\n\n${fieldLines(value, fields)}`;
};

const policy: Decoder = (value) => {
  const { first, tag, primary, secondary, share } = fractionalPolicy;
  if (
    value >> BigInt(first) !== tag ||
    (value & ((1n << BigInt(share.first)) - 1n)) !== 0n ||
    bitsOf(value, { first: 59, bits: 1 })
  )
    return undefined;
  const sixteenths = Number(bitsOf(value, share)) + 1;
  const main = primary.values[Number(bitsOf(value, primary))];
  const other = secondary.values[Number(bitsOf(value, secondary))];
  const isAll = sixteenths === 16 || main === other;
  const rest = isAll ? '' : `, the rest ${code(other)}`;
  const part = isAll ? 'all accesses' : `${sixteenths} of 16 accesses`;
  return `As a cache policy: ${code(main)} for ${part}${rest}.`;
};

export const descriptors: Decoders = {
  'wgmma.* a_desc': matrix(warpgroupDescriptor),
  'wgmma.* b_desc': matrix(warpgroupDescriptor),
  'tcgen05.* a_desc': matrix(tensorCoreDescriptor),
  'tcgen05.* b_desc': matrix(tensorCoreDescriptor),
  'tcgen05.cp s_desc': matrix(tensorCoreDescriptor),
  'tcgen05.* idesc': instruction,
  '* cache_policy': policy,
};
