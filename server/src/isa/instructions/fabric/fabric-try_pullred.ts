// fabric.try_pullred: asynchronous reduction over all members of a multicast endpoint, into shared memory.
import { address, copied, type Form, instruction, read, type SlotDomain, value } from '../../schema';
import { countsBytes, fabricMeanings, fabricSince, fetchOperands, lifeDescription, lifeTraps } from './shared';

const restricted = ['sm_120a', 'sm_121a', 'sm_100f', 'sm_110f'];
const narrow: SlotDomain = [value('.e4m3', '9.3', restricted), value('.e5m2', '9.3', restricted)];

/** `accumulator`: a further modifier that names the type of the sums, and its availability. */
const form = (op: SlotDomain, type: SlotDomain, accumulator?: SlotDomain): Form => ({
  syntax: `fabric.try_pullred.async.multimem.shared::cta${countsBytes}.relaxed.sys.op${accumulator ? '.acc' : ''}.type.sync  [dst], [srcLeId, srcDataOff], size, [bar], membermask`,
  slots: accumulator ? { op, type, acc: accumulator } : { op, type },
  since: fabricSince,
});

export default instruction({
  name: 'fabric.try_pullred',
  category: 'fabric',
  anchor: 'fabric-instructions-try-pullred',
  summary:
    'Reads the same array from every member of a multicast endpoint and stores their combination in shared memory, asynchronously.',
  description: `The endpoint must support it and have the own device as a member. All lanes of the warp execute it together, with the same operands. ${lifeDescription}`,
  forms: [
    form(['.and', '.xor', '.or'], ['.b32', '.b64']),
    form(['.min', '.max'], ['.u32', '.s32', '.u64', '.s64', '.bf16', '.f16', ...narrow]),
    form(['.add'], ['.u32', '.u64', '.f16', '.bf16', '.f32']),
    form(['.add'], ['.e4m3', '.e5m2'], [value('.acc::f16', '9.3', restricted)]),
    form(['.add'], ['.f16', '.bf16'], [value('.acc::f32', '9.3', restricted)]),
  ],
  operands: {
    ...fetchOperands,
    // Copied, not added to, as in the others.
    dst: address('.shared::cta', '.b8', { ...copied, meaning: 'destination in shared memory, aligned to 16 bytes' }),
    bar: address('.shared::cta', '.b64', { notOpaque: true, meaning: 'mbarrier object with `.layout::v1`' }),
    membermask: read('.b32', {
      integersOnly: true,
      values: [0xffffffff],
      meaning: 'lanes that take part: all, 0xffffffff',
    }),
  },
  modifiers: {
    ...fabricMeanings,
    '.multimem': 'The endpoint is a multicast one.',
    '.acc::f16': 'Sums in `.f16`.',
    '.acc::f32': 'Sums in `.f32`.',
    '.sync': 'Waits until all lanes of the warp are here.',
  },
  effects: { memory: 'read-write', convergent: true },
  traps: ['Sums of `.e4m3` and `.e5m2` need `.acc::f16`.', ...lifeTraps],
  examples: [
    'fabric.try_pullred.async.multimem.shared::cta.mbarrier::complete_tx::bytes.mbarrier::report::fabric.relaxed.sys.add.f32.sync [svar], [%r1, %rd1], %r3, [%r2], 0xffffffff;',
    'fabric.try_pullred.async.multimem.shared::cta.mbarrier::complete_tx::bytes.mbarrier::report::fabric.relaxed.sys.add.acc::f32.bf16.sync [svar], [%r1, %rd1], 0x100, [%r2], 0xffffffff;',
  ],
});
