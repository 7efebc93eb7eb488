// What modifiers mean, one short sentence each, for the tokens that several instructions share. An instruction's own
// `modifiers` win over this table; types and state spaces, which are written as modifiers too, have their own tables.
import type { Instruction } from './schema';
import { stateSpace } from './stateSpaces';
import { typeInfo } from './types';

type Meanings = Readonly<Record<string, string>>;

const rounding: Meanings = {
  '.rn': 'Rounds to the nearest value, ties to the even one.',
  '.rna': 'Rounds to the nearest value, ties away from zero.',
  '.rz': 'Rounds towards zero.',
  '.rm': 'Rounds towards minus infinity.',
  '.rp': 'Rounds towards plus infinity.',
  '.rs': 'Rounds stochastically, with random bits from an operand.',
  '.rni': 'Rounds to the nearest integer, ties to the even one.',
  '.rzi': 'Rounds to an integer towards zero.',
  '.rmi': 'Rounds to an integer towards minus infinity.',
  '.rpi': 'Rounds to an integer towards plus infinity.',
};

const arithmetic: Meanings = {
  '.ftz': 'Replaces subnormal inputs and results by zero of the same sign.',
  '.noftz': 'Keeps subnormal values.',
  '.sat': 'Clamps the result: floating point to 0…1 (NaN becomes 0), integers to the range of their type.',
  '.satfinite': 'Clamps what is too large for the destination to its largest finite value.',
  '.relu': 'Replaces negative results by 0.',
  '.approx': 'Fast approximation; the error is bounded, but the last bits differ from exact rounding.',
  '.full': 'Approximation over the full range of `.f32`, scaling operands where needed.',
  '.oob': 'Gives 0 where an operand holds the marker of an out-of-bounds element.',
  '.pzo': 'Turns a negative zero into a positive one.',
  '.abs': 'Takes the absolute value.',
  '.NaN': 'Gives NaN when an operand is NaN, instead of the other operand.',
  '.xorsign': 'The sign of the result is the exclusive or of the signs of the operands.',
  '.wide': 'Result twice as wide as the operands.',
  '.cc': 'Writes the carry or borrow into the condition code register.',
  '.clamp': 'Limits a value that is out of range to the nearest one in range.',
  '.wrap': 'Reduces a value that is out of range modulo the range.',
  '.shiftamt': 'Gives the shift that brings the bit found to the top, instead of its position.',
  '.scaled::n2::ue8m0': 'Multiplies the two elements by scale factors of type `.ue8m0`.',
  '.scaled::n1::ue8m0': 'Multiplies by one scale factor of type `.ue8m0`.',
};

const comparison: Meanings = {
  '.eq': 'True when equal.',
  '.ne': 'True when not equal.',
  '.lt': 'True when less.',
  '.le': 'True when less or equal.',
  '.gt': 'True when greater.',
  '.ge': 'True when greater or equal.',
  '.lo': 'True when lower (unsigned).',
  '.ls': 'True when lower or the same (unsigned).',
  '.hi': 'True when higher (unsigned).',
  '.hs': 'True when higher or the same (unsigned).',
  '.equ': 'True when equal or an operand is NaN.',
  '.neu': 'True when not equal or an operand is NaN.',
  '.ltu': 'True when less or an operand is NaN.',
  '.leu': 'True when less or equal or an operand is NaN.',
  '.gtu': 'True when greater or an operand is NaN.',
  '.geu': 'True when greater or equal or an operand is NaN.',
  '.num': 'True when neither operand is NaN.',
  '.nan': 'True when an operand is NaN.',
};

const operations: Meanings = {
  '.and': 'Combines by and, bit by bit or as truth values.',
  '.or': 'Combines by or, bit by bit or as truth values.',
  '.xor': 'Combines by exclusive or, bit by bit or as truth values.',
  '.not': 'Bitwise complement.',
  '.popc': 'Counts the bits that are set.',
  '.add': 'Adds.',
  '.min': 'Takes the smaller value.',
  '.max': 'Takes the larger value.',
  '.inc': 'Adds 1, or starts again at 0 when the operand is reached.',
  '.dec': 'Subtracts 1, or starts again at the operand when 0 or more than the operand is found.',
  '.exch': 'Stores the operand and gives back what was there.',
  '.cas': 'Stores only if the value found equals the operand it is compared with.',
};

const memory: Meanings = {
  '.weak': 'Plain access: no order among threads is promised (the default).',
  '.relaxed': 'Atomic with respect to the scope, without ordering other accesses.',
  '.acquire': 'Later accesses stay behind it: sees what a matching release published.',
  '.release': 'Earlier accesses stay in front of it: publishes them to a matching acquire.',
  '.acq_rel': 'Acquire and release in one.',
  '.sc': 'Sequentially consistent: the strongest and slowest order.',
  '.volatile': 'Not cached, merged or dropped; orders like `.relaxed` at system scope.',
  '.mmio': 'Access to a device register: exactly once and exactly this wide.',
  '.nc': 'Reads through the non-coherent cache; the data must not change while the kernel runs.',
  '.unified': 'The address is that of a variable with the `.unified` attribute.',
  '.cta': 'Among the threads of the block.',
  '.cluster': 'Among the threads of the cluster.',
  '.gpu': 'Among all threads of the device.',
  '.sys': 'Among all threads of the system, the host and other devices included.',
  '.gl': 'Waits until memory accesses are seen by the whole device.',
  '.ca': 'Caches at all levels; likely to be used again.',
  '.cg': 'Caches in level 2 only, past level 1.',
  '.cs': 'Likely to be used once: evicted first.',
  '.lu': 'Last use: the cached line need not be written back.',
  '.cv': 'Does not cache: fetches again each time.',
  '.wb': 'Writes back: cached at all coherent levels (the default of stores).',
  '.wt': 'Writes through level 2 to system memory.',
  '.L1': 'Level 1 cache.',
  '.L2': 'Level 2 cache.',
  '.L1::evict_normal': 'Normal priority in level 1 (the default).',
  '.L1::evict_unchanged': 'Leaves the priority of the line in level 1 as it is.',
  '.L1::evict_first': 'Level 1 evicts the line early: data that streams through.',
  '.L1::evict_last': 'Level 1 keeps the line long: data that is used again.',
  '.L1::no_allocate': 'Does not put the data into level 1.',
  '.L1::32B': 'Prefetches 32 bytes into level 1.',
  '.L2::evict_normal': 'Normal priority in level 2.',
  '.L2::evict_unchanged': 'Leaves the priority of the line in level 2 as it is.',
  '.L2::evict_first': 'Level 2 evicts the line early: data that streams through.',
  '.L2::evict_last': 'Level 2 keeps the line long: data that is used again.',
  '.L2::64B': 'Hint to fetch 64 bytes into level 2.',
  '.L2::128B': 'Hint to fetch 128 bytes into level 2.',
  '.L2::256B': 'Hint to fetch 256 bytes into level 2.',
  '.L2::cache_hint': 'An operand holds the cache policy of level 2, made by `createpolicy`.',
  '.v2': 'Two elements at once.',
  '.v4': 'Four elements at once.',
  '.v8': 'Eight elements at once.',
  '.generic': 'Generic address space.',
  '.ignore_oob': 'Skips the bytes that lie outside, as operands say.',
  '.cp_mask': 'An operand masks which bytes of each 16 are copied.',
};

const proxies: Meanings = {
  '.proxy': 'Orders accesses that go by different ways (proxies).',
  '.proxy::readonly': 'Reads through the read-only proxy.',
  '.alias': 'Accesses to the same memory through different virtual addresses.',
  '.async': 'Runs asynchronously, or concerns the asynchronous proxy.',
  '.async::generic': 'Between the asynchronous and the generic proxy.',
  '.tensormap::generic': 'Between the tensor map proxy and the generic one.',
  '.fabric': 'Accesses through the fabric that joins devices.',
  '.mbarrier_init': 'Orders only earlier `mbarrier.init` operations of the thread.',
  '.sync_restrict::shared::cta': "Orders only accesses to the block's shared memory.",
  '.sync_restrict::shared::cluster': "Orders only accesses to the cluster's shared memory.",
  '.sync_restrict::shared::read::mma::a': 'Waits only until matrix A has been read from shared memory.',
};

const execution: Meanings = {
  '.sync': 'Waits until all threads named by the mask, or of the warp, arrive here.',
  '.aligned': 'All threads of the warp must execute this same instruction.',
  '.uni': 'All active threads of the warp do the same.',
  '.warp': 'Concerns the threads of the warp.',
  '.arrive': 'Marks arrival without waiting.',
  '.wait': 'Waits for an earlier arrival or operation.',
  '.red': 'Reduces a value over the threads.',
  '.all': 'All threads, or all operations.',
  '.any': 'Any thread.',
  '.ballot': 'Gives a mask with one bit for each thread whose predicate is true.',
  '.to': 'Converts from the generic address to the state space, instead of the other way.',
  '.noComplete': 'The phase must not complete by this arrival.',
  '.noinc': 'Does not raise the pending count of the phase.',
  '.parity': 'The phase is named by its parity instead of a state value.',
  '.expect_tx': 'Also raises the count of bytes still expected.',
  '.read': 'Waits only until the sources have been read.',
  '.commit_group': 'Closes a group of asynchronous operations.',
  '.wait_group': 'Waits until at most so many groups are pending.',
  '.bulk_group': 'Completion is tracked by groups: `cp.async.bulk.commit_group` and `wait_group`.',
  '.bulk': 'Copies a contiguous block of bytes.',
  '.mbarrier::complete_tx::bytes': 'Completion is reported to an mbarrier as a number of bytes.',
  '.mbarrier::arrive::one': 'Completion makes one arrival on an mbarrier.',
  '.complete_tx::bytes': 'Lowers the count of bytes still expected.',
  '.multicast::cluster': 'Delivers to the same offset in every block of the cluster that a mask names.',
  '.multicast::cluster::32b': 'Delivers to the blocks of the cluster that a mask of 32 bits names.',
  '.multicast::cluster::all': 'Delivers to every block of the cluster.',
  '.x': 'Component x.',
  '.y': 'Component y.',
  '.z': 'Component z.',
};

const tensor: Meanings = {
  '.1d': 'One dimension.',
  '.2d': 'Two dimensions.',
  '.3d': 'Three dimensions.',
  '.4d': 'Four dimensions.',
  '.5d': 'Five dimensions.',
  '.a1d': 'Array of one-dimensional layers.',
  '.a2d': 'Array of two-dimensional layers.',
  '.cube': 'Cube map: six square faces.',
  '.acube': 'Array of cube maps.',
  '.2dms': 'Two dimensions, several samples per element.',
  '.a2dms': 'Array of two-dimensional layers, several samples per element.',
  '.tensor': 'Copies a box out of a tensor that a tensor map describes.',
  '.tensormap': 'Concerns a tensor map: the description of a tensor in memory.',
  '.tile': 'Box of the tensor as it lies (the default).',
  '.tile::gather4': 'Gathers four rows of a two-dimensional tensor.',
  '.tile::scatter4': 'Scatters to four rows of a two-dimensional tensor.',
  '.im2col': 'Unfolds convolution windows into columns.',
  '.im2col::w': 'Unfolds convolution windows along W.',
  '.im2col::w::128': 'Unfolds convolution windows along W, always 128 columns.',
  '.im2col_no_offs': 'Folds columns back, without offsets.',
  '.im2col_no_offs::w': 'Folds columns back along W, without offsets.',
  '.override::global_address': 'An operand replaces the base address of the tensor map.',
};

const matrix: Meanings = {
  '.row': 'Row-major order.',
  '.col': 'Column-major order.',
  '.trans': 'Transposes the matrix while it is moved.',
  '.sp': 'Matrix A is sparse: two of four elements, chosen by metadata.',
  '.sp::ordered_metadata': 'Matrix A is sparse, with the indices of the metadata in ascending order.',
  '.block_scale': 'Elements share scale factors by blocks.',
  '.scale_vec::1X': 'One scale factor for each row of A and column of B.',
  '.scale_vec::2X': 'Two scale factors for each row of A and column of B.',
  '.scale_vec::4X': 'Four scale factors for each row of A and column of B.',
  '.block16': 'One scale factor for 16 elements.',
  '.block32': 'One scale factor for 32 elements.',
  '.kind::f16': 'Elements `.f16` or `.bf16`.',
  '.kind::tf32': 'Elements `.tf32`.',
  '.kind::f8f6f4': 'Elements of 8, 6 or 4 bits in floating point, mixed as wanted.',
  '.kind::i8': 'Elements of 8-bit integers.',
  '.kind::ti16': 'Elements of 16 bits, integer.',
  '.kind::mxf8f6f4': 'Elements of 8, 6 or 4 bits in floating point with a scale factor for each 32.',
  '.kind::mxf4': 'Elements `.e2m1` with a scale factor for each 32.',
  '.kind::mxf4nvf4': 'Elements `.e2m1` with a scale factor for each 32 or 16.',
  '.cta_group::1': 'Tensor memory and multiplication of one block.',
  '.cta_group::2': 'Tensor memory and multiplication of a pair of blocks of the cluster.',
  '.exclusive': 'No other block allocates meanwhile.',
  '.pack::16b': 'Packs two 16-bit elements into one 32-bit register.',
  '.unpack::16b': 'Unpacks one 32-bit register into two 16-bit elements.',
  '.collector::a::fill': 'Reads matrix A into the collector buffer, for reuse.',
  '.collector::a::use': 'Takes matrix A from the collector buffer.',
  '.collector::a::lastuse': 'Takes matrix A from the collector buffer, which may then be dropped.',
  '.collector::a::discard': 'Does not keep matrix A in the collector buffer (the default).',
  '.ashift': 'Shifts the rows of A in tensor memory by one.',
  '.ws': 'Weight-stationary: matrix B stays in the collector buffers.',
  '.warpx2::02_13': 'Repeats the data for warps 0 and 2, and 1 and 3.',
  '.warpx2::01_23': 'Repeats the data for warps 0 and 1, and 2 and 3.',
  '.warpx4': 'Repeats the data for all four warps.',
  '.32x32b': 'Each lane of the warp takes 32 bits of its row.',
  '.16x64b': '16 rows of 64 bits.',
  '.16x128b': '16 rows of 128 bits.',
  '.16x256b': '16 rows of 256 bits.',
  '.16x32bx2': '16 rows of 32 bits, twice, at two column offsets.',
  '.32x128b': '32 rows of 128 bits.',
  '.64x128b': '64 rows of 128 bits.',
  '.128x128b': '128 rows of 128 bits.',
  '.128x256b': '128 rows of 256 bits.',
  '.4x256b': '4 rows of 256 bits.',
  '.down': 'Moves rows down.',
  '.spcompress': 'Compresses the data to its sparse form.',
  '.b2': 'Two bits for each index of the metadata.',
  '.decompress::lut::b': 'Matrix B is decoded by a look-up table.',
};

const texture: Meanings = {
  '.base': 'Samples the base level.',
  '.level': 'Samples the level of detail that an operand gives.',
  '.grad': 'Samples with gradients that operands give.',
  '.trap': 'An access out of bounds traps (the default).',
  '.zero': 'An access out of bounds reads 0, or writes nothing.',
  '.width': 'Width in elements.',
  '.height': 'Height in elements.',
  '.depth': 'Depth in elements.',
  '.channel_data_type': 'Data type of the channels.',
  '.channel_order': 'Order of the channels.',
  '.normalized_coords': 'Whether coordinates run from 0 to 1.',
  '.array_size': 'Number of layers.',
  '.num_mipmap_levels': 'Number of mipmap levels.',
  '.num_samples': 'Number of samples per element.',
  '.memory_layout': 'Layout in memory: linear or by blocks.',
  '.filter_mode': 'Filter of the sampler.',
  '.addr_mode_0': 'Addressing mode in dimension 0.',
  '.addr_mode_1': 'Addressing mode in dimension 1.',
  '.addr_mode_2': 'Addressing mode in dimension 2.',
  '.force_unnormalized_coords': 'Whether the sampler takes coordinates as element numbers.',
};

const central: ReadonlyMap<string, string> = new Map(
  [texture, matrix, tensor, proxies, execution, operations, comparison, arithmetic, memory, rounding].flatMap((group) =>
    Object.entries(group),
  ),
);

/** Families of tokens that differ in numbers alone. */
const families: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^\.m(\d+)n(\d+)k(\d+)$/, ([, m, n, k]) => `Matrix A of ${m}x${k} elements times matrix B of ${k}x${n}.`],
  [/^\.m(\d+)n(\d+)$/, ([, m, n]) => `Matrices of ${m} rows and ${n} columns.`],
  [/^\.x(\d+)$/, ([, count]) => (count === '1' ? 'Once, or one matrix.' : `${count} times, or ${count} matrices.`)],
  [/^\.collector::b(\d)::fill$/, ([, buffer]) => `Reads matrix B into collector buffer ${buffer}, for reuse.`],
  [/^\.collector::b(\d)::use$/, ([, buffer]) => `Takes matrix B from collector buffer ${buffer}.`],
  [
    /^\.collector::b(\d)::lastuse$/,
    ([, buffer]) => `Takes matrix B from collector buffer ${buffer} for the last time.`,
  ],
  [/^\.collector::b(\d)::discard$/, ([, buffer]) => `Does not keep matrix B in collector buffer ${buffer}.`],
];

/** The meaning of a modifier token with its dot, for an instruction where that is known; undefined when there is none. */
export function meaningOf(token: string, instruction?: Pick<Instruction, 'modifiers'>): string | undefined {
  return (
    instruction?.modifiers?.[token] ??
    central.get(token) ??
    typeInfo(token)?.meaning ??
    stateSpace(token)?.meaning ??
    familyMeaning(token)
  );
}

function familyMeaning(token: string): string | undefined {
  for (const [pattern, meaning] of families) {
    const match = pattern.exec(token);
    if (match) return meaning(match);
  }
  return undefined;
}
