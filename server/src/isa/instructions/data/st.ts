// st: stores, weak, volatile, relaxed, release and to memory-mapped registers.
import { since } from '../../availability';
import { address, excludes, type Form, instruction, read, type SlotDomain, value } from '../../schema';
import { cacheHint, ctaShared, level1Eviction, level2Eviction, memoryTypes, scopes } from '../../vocabulary';

const spaces: SlotDomain = [
  '.global',
  '.local',
  '.param',
  value('.param::func', '8.3'),
  '.shared',
  ctaShared,
  value('.shared::cluster', '7.8', 'sm_90+'),
];
const synchronizing: SlotDomain = ['.global', '.shared', ctaShared, value('.shared::cluster', '7.8', 'sm_90+')];
const volatileSpaces: SlotDomain = [
  '.global',
  value('.local', '9.1'),
  '.shared',
  ctaShared,
  value('.shared::cluster', '7.8', 'sm_90+'),
];
const cacheOperators: SlotDomain = [
  value('.wb', '2.0', 'sm_20+'),
  value('.cg', '2.0', 'sm_20+'),
  value('.cs', '2.0', 'sm_20+'),
  value('.wt', '2.0', 'sm_20+'),
];

const notGlobal = ['.local', '.param', '.param::func', '.shared', '.shared::cta', '.shared::cluster'];
/** `.b128` with `.sys`, the only scope of `.mmio`, is younger than `.b128` itself. */
const mmioTypes = memoryTypes.map((type) =>
  typeof type === 'string' || type.token !== '.b128' ? type : value('.b128', '8.4', 'sm_70+'),
);
const words = ['.b32', '.u32', '.s32', '.f32'];
const doubles = ['.b64', '.u64', '.s64', '.f64'];

const onlyGlobal = [
  excludes('level1::eviction_priority', undefined, 'ss', notGlobal, 'eviction priorities apply to global memory only'),
  excludes('level::cache_hint', undefined, 'ss', notGlobal, '`.L2::cache_hint` applies to global memory only'),
];
const oneCaching = excludes(
  'cop',
  undefined,
  'level1::eviction_priority',
  undefined,
  'a cache operator and an eviction priority exclude each other',
);
const oneCaching2 = excludes(
  'cop',
  undefined,
  'level2::eviction_priority',
  undefined,
  'a cache operator and an eviction priority exclude each other',
);
const atMost128Bits = [
  excludes('vec', undefined, 'type', ['.b128'], 'a vector of `.b128` is too large'),
  excludes('vec', ['.v4'], 'type', doubles, 'vectors of 256 bits exist in global memory only'),
  // The manual has no vectors of eight here; ptxas 13.0 takes them where they have at most 128 bits, in any version.
  excludes('vec', ['.v8'], 'type', [...words, ...doubles], 'vectors of 256 bits exist in global memory only'),
];
const exactly256Bits = [
  excludes('vec', ['.v8'], 'type', doubles, '`.v8` takes 32-bit types'),
  excludes('vec', ['.v4'], 'type', words, '`.v4` of 32-bit types has 128 bits'),
];
const wide = { vec: ['.v4', '.v8'], type: [...words, ...doubles], ss: ['.global'] };
const wideSource = read('type', { vector: 'vec', wide: true, sink: true });

/** The form without a cache policy, and with it: `.L2::cache_hint` and the operand go together. */
const withAndWithoutPolicy = (form: Form): Form[] => [
  { ...form, syntax: form.syntax.replace('{.level::cache_hint}', '').replace('{, cache_policy}', '') },
  {
    ...form,
    syntax: form.syntax
      .replace('{.level::cache_hint}', '.level::cache_hint')
      .replace('{, cache_policy}', ', cache_policy'),
  },
];

export default instruction({
  name: 'st',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-st',
  summary: 'Stores one value or a vector from registers to memory.',
  description:
    'Without a state space the address is generic. Without `.volatile`, `.relaxed`, `.release` or `.mmio` the store is weak: it synchronises with nothing. `.relaxed` and `.release` are strong and need a scope.\n\nThe source register may be wider than the type; its lower bits are stored. The address must be a multiple of the size of the whole access, vectors included.',
  forms: [
    ...withAndWithoutPolicy({
      group: 'weak',
      syntax: 'st{.weak}.ss{.cop}{.level1::eviction_priority}{.level::cache_hint}{.vec}.type  [a], b{, cache_policy}',
      constraints: [oneCaching, ...onlyGlobal, ...atMost128Bits],
      since: since('1.0'),
    }),
    ...withAndWithoutPolicy({
      group: 'weak, generic address',
      syntax: 'st{.weak}{.cop}{.level1::eviction_priority}{.level::cache_hint}{.vec}.type  [a], b{, cache_policy}',
      operands: { a: address(undefined, 'type', { notOpaque: true }) },
      constraints: [oneCaching, ...atMost128Bits],
      since: since('2.0', 'sm_20+'),
    }),
    ...withAndWithoutPolicy({
      group: 'weak, 256 bits',
      syntax:
        'st{.weak}{.ss}{.cop}{.level1::eviction_priority}{.level2::eviction_priority}{.level::cache_hint}.vec.type  [a], b{, cache_policy}',
      slots: wide,
      operands: { b: wideSource },
      constraints: [oneCaching, oneCaching2, ...exactly256Bits],
      since: since('8.8', 'sm_100+'),
    }),
    {
      group: 'volatile',
      syntax: 'st.volatile.ss{.vec}.type  [a], b',
      slots: { ss: volatileSpaces },
      constraints: atMost128Bits,
      since: since('1.1'),
    },
    {
      group: 'volatile, generic address',
      syntax: 'st.volatile{.vec}.type  [a], b',
      operands: { a: address(undefined, 'type', { notOpaque: true }) },
      constraints: atMost128Bits,
      since: since('2.0', 'sm_20+'),
    },
    {
      group: 'volatile, 256 bits',
      syntax: 'st.volatile{.ss}.vec.type  [a], b',
      slots: wide,
      operands: { b: wideSource },
      constraints: exactly256Bits,
      since: since('8.8', 'sm_100+'),
    },
    ...withAndWithoutPolicy({
      group: 'relaxed and release',
      syntax: 'st.sem.scope{.ss}{.level1::eviction_priority}{.level::cache_hint}{.vec}.type  [a], b{, cache_policy}',
      slots: { ss: synchronizing },
      constraints: [...onlyGlobal, ...atMost128Bits],
      since: since('6.0', 'sm_70+'),
      observed: since('5.1', 'sm_70+'),
    }),
    ...withAndWithoutPolicy({
      group: 'relaxed and release, 256 bits',
      syntax:
        'st.sem.scope{.ss}{.level1::eviction_priority}{.level2::eviction_priority}{.level::cache_hint}.vec.type  [a], b{, cache_policy}',
      slots: wide,
      operands: { b: wideSource },
      constraints: exactly256Bits,
      since: since('8.8', 'sm_100+'),
    }),
    {
      group: 'memory-mapped registers',
      syntax: 'st.mmio.sem.sys{.ss}.type  [a], b',
      slots: { sem: ['.relaxed', value('.release', '9.3', 'sm_75+')], ss: ['.global'], type: mmioTypes },
      operands: { b: read('type', { wide: true }) },
      since: since('8.2', 'sm_70+'),
    },
  ],
  slots: {
    weak: [value('.weak', '6.0', 'sm_70+')],
    sem: ['.relaxed', '.release'],
    scope: scopes,
    ss: spaces,
    cop: cacheOperators,
    'level1::eviction_priority': level1Eviction,
    'level2::eviction_priority': level2Eviction,
    'level::cache_hint': cacheHint,
    vec: ['.v2', '.v4', '.v8'],
    type: memoryTypes,
  },
  operands: {
    a: address('ss', 'type', { notOpaque: true }),
    b: read('type', { vector: 'vec', wide: true, meaning: 'value stored' }),
    cache_policy: read('.b64', { integersOnly: true, meaning: 'policy made by `createpolicy`' }),
  },
  effects: { memory: 'write' },
  traps: [
    'Vector and 64-bit accesses must be aligned to their whole size; misaligned ones fault at run time.',
    'There is no `.f16` or `.bf16` type: store half values as `.b16`, pairs as `.b32`.',
    'A weak store followed by a flag is no publication: use `st.release` or a fence.',
    'Scope `.sys` with `.b128` needs PTX 8.4.',
    'An argument stored with `st.param` must not stand under a guard predicate.',
  ],
  examples: [
    'st.global.v2.f32 [%rd1], {%f1, %f2};',
    'st.release.gpu.global.u32 [%rd1], %r1;',
    'st.shared.b16 [svar+2], %h1;',
    'st.global.L1::no_allocate.L2::cache_hint.b32 [%rd1], %r1, %rd2;',
  ],
});
