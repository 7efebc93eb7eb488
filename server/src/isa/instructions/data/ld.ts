// ld: loads, weak, volatile, relaxed, acquire and of memory-mapped registers, and non-coherent loads (ld.global.nc).
import { since } from '../../availability';
import { address, excludes, type Form, instruction, read, type SlotDomain, value, write } from '../../schema';
import {
  cacheHint,
  ctaShared,
  level1Eviction,
  level2Eviction,
  level2Prefetch,
  memoryTypes,
  scopes,
} from '../../vocabulary';

const spaces: SlotDomain = [
  '.const',
  '.global',
  '.local',
  '.param',
  value('.param::entry', '8.3'),
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
  value('.ca', '2.0', 'sm_20+'),
  value('.cg', '2.0', 'sm_20+'),
  value('.cs', '2.0', 'sm_20+'),
  value('.lu', '2.0', 'sm_20+'),
  value('.cv', '2.0', 'sm_20+'),
];

const notGlobal = [
  '.const',
  '.local',
  '.param',
  '.param::entry',
  '.param::func',
  '.shared',
  '.shared::cta',
  '.shared::cluster',
];
/** `.b128` with `.sys`, the only scope of `.mmio`, is younger than `.b128` itself. */
const mmioTypes = memoryTypes.map((type) =>
  typeof type === 'string' || type.token !== '.b128' ? type : value('.b128', '8.4', 'sm_70+'),
);
const words = ['.b32', '.u32', '.s32', '.f32'];
const doubles = ['.b64', '.u64', '.s64', '.f64'];

const onlyGlobal = [
  excludes('level1::eviction_priority', undefined, 'ss', notGlobal, 'eviction priorities apply to global memory only'),
  excludes('level::cache_hint', undefined, 'ss', notGlobal, '`.L2::cache_hint` applies to global memory only'),
  excludes('level::prefetch_size', undefined, 'ss', notGlobal, 'prefetch sizes apply to global memory only'),
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

const nonCoherent = {
  group: 'non-coherent',
  anchor: 'data-movement-and-conversion-instructions-ld-global-nc',
  summary: 'Loads global data that nobody writes while the kernel runs, through the read-only cache.',
  operands: { a: address('.global', 'type', { notOpaque: true }) },
};

export default instruction({
  name: 'ld',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-ld',
  summary: 'Loads one value or a vector from memory to registers.',
  description:
    'Without a state space the address is generic. Without `.volatile`, `.relaxed`, `.acquire` or `.mmio` the load is weak: it synchronises with nothing. `.relaxed` and `.acquire` are strong and need a scope.\n\nThe destination register may be wider than the type; signed values are then sign-extended, others zero-extended. The address must be a multiple of the size of the whole access, vectors included.',
  forms: [
    ...withAndWithoutPolicy({
      group: 'weak',
      syntax:
        'ld{.weak}.ss{.cop}{.level1::eviction_priority}{.level::cache_hint}{.level::prefetch_size}{.vec}.type  d, [a]{.unified}{, cache_policy}',
      constraints: [oneCaching, ...onlyGlobal, ...atMost128Bits],
      since: since('1.0'),
    }),
    ...withAndWithoutPolicy({
      group: 'weak, generic address',
      syntax:
        'ld{.weak}{.cop}{.level1::eviction_priority}{.level::cache_hint}{.level::prefetch_size}{.vec}.type  d, [a]{.unified}{, cache_policy}',
      operands: { a: address(undefined, 'type', { notOpaque: true }) },
      constraints: [oneCaching, ...atMost128Bits],
      since: since('2.0', 'sm_20+'),
    }),
    ...withAndWithoutPolicy({
      group: 'weak, 256 bits',
      syntax:
        'ld{.weak}{.ss}{.cop}{.level1::eviction_priority}{.level2::eviction_priority}{.level::cache_hint}{.level::prefetch_size}.vec.type  d, [a]{.unified}{, cache_policy}',
      slots: wide,
      constraints: [oneCaching, oneCaching2, ...exactly256Bits],
      since: since('8.8', 'sm_100+'),
    }),
    {
      group: 'volatile',
      syntax: 'ld.volatile.ss{.level::prefetch_size}{.vec}.type  d, [a]',
      slots: { ss: volatileSpaces },
      constraints: [...onlyGlobal.slice(2), ...atMost128Bits],
      since: since('1.1'),
    },
    {
      group: 'volatile, generic address',
      syntax: 'ld.volatile{.level::prefetch_size}{.vec}.type  d, [a]',
      operands: { a: address(undefined, 'type', { notOpaque: true }) },
      constraints: atMost128Bits,
      since: since('2.0', 'sm_20+'),
    },
    {
      group: 'volatile, 256 bits',
      syntax: 'ld.volatile{.ss}{.level::prefetch_size}.vec.type  d, [a]',
      slots: wide,
      constraints: exactly256Bits,
      since: since('8.8', 'sm_100+'),
    },
    ...withAndWithoutPolicy({
      group: 'relaxed and acquire',
      syntax:
        'ld.sem.scope{.ss}{.level1::eviction_priority}{.level::cache_hint}{.level::prefetch_size}{.vec}.type  d, [a]{, cache_policy}',
      slots: { ss: synchronizing },
      constraints: [...onlyGlobal, ...atMost128Bits],
      since: since('6.0', 'sm_70+'),
      observed: since('5.1', 'sm_70+'),
    }),
    ...withAndWithoutPolicy({
      group: 'relaxed and acquire, 256 bits',
      syntax:
        'ld.sem.scope{.ss}{.level1::eviction_priority}{.level2::eviction_priority}{.level::cache_hint}{.level::prefetch_size}.vec.type  d, [a]{, cache_policy}',
      slots: wide,
      constraints: exactly256Bits,
      since: since('8.8', 'sm_100+'),
    }),
    {
      group: 'memory-mapped registers',
      syntax: 'ld.mmio.sem.sys{.ss}.type  d, [a]',
      slots: { sem: ['.relaxed', value('.acquire', '9.3', 'sm_75+')], ss: ['.global'], type: mmioTypes },
      operands: { d: write('type', { wide: true }) },
      since: since('8.2', 'sm_70+'),
    },
    {
      group: 'read-only proxy',
      syntax: 'ld.proxy::readonly{.ss}.type  d, [a]',
      slots: { ss: ['.global'] },
      operands: { d: write('type', { wide: true }) },
      since: since('9.4', 'sm_90+'),
    },
    ...withAndWithoutPolicy({
      ...nonCoherent,
      syntax:
        'ld.global{.cop}.nc{.level1::eviction_priority}{.level::cache_hint}{.level::prefetch_size}{.vec}.type  d, [a]{, cache_policy}',
      slots: { cop: ['.ca', '.cg', '.cs'] },
      constraints: [oneCaching, ...atMost128Bits],
      since: since('3.1', 'sm_32+'),
    }),
    ...withAndWithoutPolicy({
      ...nonCoherent,
      group: 'non-coherent, 256 bits',
      syntax:
        'ld.global{.cop}.nc{.level1::eviction_priority}{.level2::eviction_priority}{.level::cache_hint}{.level::prefetch_size}.vec.type  d, [a]{, cache_policy}',
      slots: { cop: ['.ca', '.cg', '.cs'], vec: wide.vec, type: wide.type },
      constraints: [oneCaching, oneCaching2, ...exactly256Bits],
      since: since('8.8', 'sm_100+'),
    }),
  ],
  slots: {
    weak: [value('.weak', '6.0', 'sm_70+')],
    sem: ['.relaxed', '.acquire'],
    scope: scopes,
    ss: spaces,
    cop: cacheOperators,
    'level1::eviction_priority': level1Eviction,
    'level2::eviction_priority': level2Eviction,
    'level::cache_hint': cacheHint,
    'level::prefetch_size': level2Prefetch,
    vec: ['.v2', '.v4', '.v8'],
    type: memoryTypes,
  },
  operands: {
    d: write('type', { vector: 'vec', wide: true, sink: true }),
    a: address('ss', 'type', { notOpaque: true }),
    cache_policy: read('.b64', { integersOnly: true, meaning: 'policy made by `createpolicy`' }),
  },
  modifiers: {
    '.nc': 'Through the read-only cache, which is not kept coherent with writes.',
    '.proxy::readonly': 'Through the read-only proxy: the memory is not written while the kernel runs.',
  },
  effects: { memory: 'read' },
  traps: [
    'Vector and 64-bit accesses must be aligned to their whole size; misaligned ones fault at run time.',
    'There is no `.f16` or `.bf16` type: load half values as `.b16`, pairs as `.b32`.',
    '`.shared` is the own CTA; a mapped address of another CTA needs `.shared::cluster`.',
    '`.nc` data that is written while the kernel runs may be read stale.',
    'Scope `.sys` with `.b128` needs PTX 8.4.',
    'A return value read with `ld.param` must not stand under a guard predicate.',
  ],
  examples: [
    'ld.global.v4.f32 {%f1, %f2, %f3, %f4}, [%rd1+16];',
    'ld.acquire.gpu.global.u32 %r1, [%rd1];',
    'ld.global.nc.L1::no_allocate.L2::128B.u32 %r1, [%rd1];',
    'ld.global.L2::cache_hint.u32 %r1, [%rd1], %rd2;',
  ],
});
