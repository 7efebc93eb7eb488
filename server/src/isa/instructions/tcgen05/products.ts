// The forms of tcgen05.mma and tcgen05.mma.sp, which differ in the metadata operand alone, and what the .ws variants have in
// common with them. A lies in shared memory (a descriptor) or in tensor memory (an address). Source: manual,
// #tcgen05-mma-instructions-mma and ...-mma-sp.
import { type Availability, since } from '../../availability';
import { excludes, type Form, immediate, type Operand, predicate, read, type SlotDomain, value } from '../../schema';
import { ctaGroup, descriptor, oneGroup, specific, tensorCore, untypedTensorMemory } from './shared';

const family = since('8.8', ['sm_100f', 'sm_101f']);
/** Scaling of the accumulator: not on sm_101 and sm_110. */
const scaledInput = since('8.6', 'sm_100a', '8.8', 'sm_100f');
const preview = since('9.4', 'sm_107f');

export const kinds: SlotDomain = [
  '.kind::f16',
  '.kind::tf32',
  '.kind::f8f6f4',
  value('.kind::i8', '8.6', ['sm_100a', 'sm_101a'], '9.0', 'sm_110a'),
  value('.kind::ti16', '9.4', 'sm_107f'),
];

const scaleVector = (token: string) => ({ token, since: specific });
const block = (token: string) => ({ token, since: family });
const scaleSizes: Readonly<Record<string, SlotDomain>> = {
  '.kind::mxf8f6f4': [scaleVector('.scale_vec::1X'), block('.block32')],
  '.kind::mxf4': [scaleVector('.scale_vec::2X'), block('.block32')],
  '.kind::mxf4nvf4': [
    scaleVector('.scale_vec::2X'),
    scaleVector('.scale_vec::4X'),
    block('.block16'),
    block('.block32'),
  ],
};

const usages = ['fill', 'use', 'lastuse', 'discard'];
const collectors: Readonly<Record<string, SlotDomain>> = {
  collector_a: usages.map((usage) => `.collector::a::${usage}`),
  collector_b: usages.map((usage) => value(`.collector::b::${usage}`, '9.4', 'sm_107f')),
};
const collector = '{.collector_a}{.collector_b}';

const noShiftOfKept = excludes(
  '.ashift',
  undefined,
  'collector_a',
  ['.collector::a::fill', '.collector::a::use'],
  '`.ashift` does not go with a collector buffer that is filled or kept',
);

export const common: Readonly<Record<string, Operand>> = {
  d: untypedTensorMemory('accumulator and result D in tensor memory'),
  a_desc: descriptor('descriptor of A in shared memory'),
  a: untypedTensorMemory('A in tensor memory'),
  b_desc: descriptor('descriptor of B in shared memory'),
  sp_meta: untypedTensorMemory('metadata of A in tensor memory: which elements are stored'),
  idesc: read('.u32', {
    integersOnly: true,
    meaning: 'instruction descriptor: shape, element types, transposition, sparsity',
  }),
  // Any number but 0 stands for true (ptxas 13.0).
  enable_input_d: predicate({ integersOnly: true, meaning: 'false: the old D counts as zero' }),
};

export const productOperands: Readonly<Record<string, Operand>> = {
  ...common,
  scale_input_d: immediate('.u32', { range: [0, 15], meaning: 'the old D is divided by 2 to this power' }),
  scale_a: untypedTensorMemory('scale factors of A in tensor memory'),
  scale_b: untypedTensorMemory('scale factors of B in tensor memory'),
  b_table: untypedTensorMemory('table of the values of B in tensor memory'),
};

/** `[d], a_desc, …` and `[d], [a], …`: `tail` begins behind the descriptor of B; `shift` is what only the second can do. */
function sources(opcode: string, shift: string, tail: string, form: Omit<Form, 'syntax'>): Form[] {
  const fromTensor = shift === '' ? form : { ...form, constraints: [noShiftOfKept] };
  return [
    { ...form, syntax: `${opcode}${collector}  [d], a_desc, b_desc${tail}` },
    { ...fromTensor, syntax: `${opcode}${shift}${collector}  [d], [a], b_desc${tail}` },
  ];
}

/** Without a mask of lanes, and with one, whose length the CTA group decides. */
function masked(rest: string, shift: string, heads: readonly [string, string], form: Omit<Form, 'syntax'>): Form[] {
  const [name, descriptors] = heads;
  const lanes = (length: number): Record<string, Operand> => ({
    ...form.operands,
    disable_output_lane: read('.b32', { vector: length, meaning: 'lanes that keep their old value, one bit each' }),
  });
  const [before, after] = rest.split('|');
  const tail = (mask: string): string => `${descriptors}${mask}, enable_input_d${after}`;
  const group = (which: string): string => `${name}${which}${before}`;
  return [
    ...sources(group('.cta_group'), shift, tail(''), form),
    ...sources(group('.cta_group::1'), shift, tail(', disable_output_lane'), { ...form, operands: lanes(4) }),
    ...sources(group('.cta_group::2'), shift, tail(', disable_output_lane'), { ...form, operands: lanes(8) }),
  ];
}

/** Products with scale factors; `metadata` is empty or the metadata of a sparse A. */
function scaled(name: string, metadata: string, sparse4Bits: Availability): Form[] {
  const tail = `${metadata}, idesc, [scale_a], [scale_b], enable_input_d`;
  const group = 'block scaling';
  const of = (kind: string, from: Availability): Form[] =>
    sources(`${name}.cta_group.kind.block_scale.scale`, '', tail, {
      group,
      slots: { kind: [kind], scale: scaleSizes[kind] },
      since: from,
    });
  return [
    ...of('.kind::mxf8f6f4', tensorCore),
    ...of('.kind::mxf4', sparse4Bits),
    ...of('.kind::mxf4nvf4', since('8.7', ['sm_100a', 'sm_101a'], ...laterThan87(sparse4Bits))),
    ...sources(`${name}.cta_group.kind.block_scale`, '', tail, {
      group,
      summary: 'Blocks of 32 elements share a scale factor.',
      slots: { kind: ['.kind::mxf8f6f4', { token: '.kind::mxf4', since: sparse4Bits }] },
      since: family,
    }),
  ];
}

/** The terms of an availability from 8.8 on, as arguments of since(). */
const laterThan87 = (availability: Availability) =>
  availability.terms.filter(({ version }) => version !== '8.6').flatMap(({ version, targets }) => [version, targets]);

const with4Bits = {
  dense: tensorCore,
  sparse: since('8.6', ['sm_100a', 'sm_101a'], '8.8', 'sm_103a', '9.0', 'sm_110a', '9.4', 'sm_107a'),
};

/** The forms of `tcgen05.mma` (dense) or `tcgen05.mma.sp`. */
export function products(name: string): Form[] {
  const isSparse = name.endsWith('.sp');
  const metadata = isSparse ? ', [sp_meta]' : '';
  const heads = [name, `${metadata}, idesc`] as const;
  const shift = '{.ashift}';
  return [
    ...masked('.kind|', shift, heads, { group: 'plain', slots: { kind: kinds }, since: tensorCore }),
    ...masked('.kind|, scale_input_d', shift, heads, {
      group: 'with scaled accumulator',
      slots: { kind: ['.kind::f16', '.kind::tf32'] },
      since: scaledInput,
    }),
    ...scaled(name, metadata, isSparse ? with4Bits.sparse : with4Bits.dense),
  ];
}

/** Products whose B holds indices into a table. */
export function decompressing(): Form[] {
  const group = 'decompression of B';
  const name = 'tcgen05.mma';
  return [
    ...masked('.kind.decompress::lut::b|', '', [name, ', [b_table], idesc'], {
      group,
      slots: { kind: ['.kind::f8f6f4'] },
      since: preview,
    }),
    ...sources(
      `${name}.cta_group.kind.block_scale.decompress::lut::b{.scale}`,
      '',
      ', [b_table], idesc, [scale_a], [scale_b], enable_input_d',
      { group, slots: { kind: ['.kind::mxf8f6f4'], scale: ['.block32'] }, since: preview },
    ),
  ];
}

export const productSlots: Readonly<Record<string, SlotDomain>> = { cta_group: ctaGroup, ...collectors };

export const description =
  'A single thread starts the whole product; it runs asynchronously, and `tcgen05.commit` reports its end. Products of one shape on the same accumulator run in order; no other order is promised among them. B lies in shared memory, D in tensor memory, A in either. Shape and exact element types stand in the instruction descriptor `idesc`; K follows from the kind.';

export const kindMeanings = {
  '.kind::f16': 'A and B are `.f16` or `.bf16`, D `.f16` or `.f32`; K is 16.',
  '.kind::tf32': 'A and B are `.tf32`, D is `.f32`; K is 8.',
  '.kind::f8f6f4': 'A and B have 8, 6 or 4 bits in floating point, D is `.f16` or `.f32`; K is 32.',
  '.kind::i8': 'A and B are signed or unsigned bytes, D is `.s32`; K is 32.',
  '.kind::ti16': 'A and B have 16 bits (`.s1z4m11`), D is `.s32`; K is 16.',
};

export const productMeanings = {
  ...kindMeanings,
  '.kind::mxf8f6f4': 'A and B have 8, 6 or 4 bits in floating point, with one scale factor for 32 elements; K is 32.',
  '.kind::mxf4': 'A and B are `.e2m1`, with one scale factor for 32 elements; K is 64, on sm_103a also 96.',
  '.kind::mxf4nvf4': 'A and B are `.e2m1`, with one scale factor for 16 or 32 elements; K is 64, on sm_103a also 96.',
  '.scale_vec::1X': 'One scale factor for each row of A and column of B; another name of `.block32`.',
  '.scale_vec::2X': 'Two scale factors for each row of A and column of B; another name of `.block32`.',
  '.scale_vec::4X': 'Four scale factors for each row of A and column of B; another name of `.block16`.',
  '.collector::a::fill': 'Reads A and keeps it in the collector buffer.',
  '.collector::a::use': 'Takes A from the collector buffer and keeps it.',
  '.collector::a::lastuse': 'Takes A from the collector buffer for the last time.',
  '.collector::a::discard': 'Does not keep A (the default).',
  '.collector::b::fill': 'Reads B and keeps it in the collector buffer.',
  '.collector::b::use': 'Takes B from the collector buffer and keeps it.',
  '.collector::b::lastuse': 'Takes B from the collector buffer for the last time.',
  '.collector::b::discard': 'Does not keep B (the default).',
  '.ashift': 'Moves the rows of A down by one, for M of 128 or 256.',
};

export const traps = [
  oneGroup,
  'One thread issues it, not a warp: guard it with `elect.sync`, or 32 products are started.',
  'Ordinary stores to shared memory need `fence.proxy.async` before it; data of bulk copies need only the wait for their mbarrier.',
  'With a false `enable_input_d` the old D is ignored: the first product of a sum clears the accumulator that way.',
];

export const usagesOfBuffers: SlotDomain = ['b0', 'b1', 'b2', 'b3'].flatMap((buffer) =>
  usages.map((usage) => `.collector::${buffer}::${usage}`),
);
