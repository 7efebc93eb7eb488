// One walk over a block: scopes and names, what instructions read and write, where control goes, what functions say of
// themselves. The notation is that of bodies.ts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SymbolKind } from '../../server/src/semantic/symbols';
import { analyseBody, analyseItems, flow, free, parts, resolved } from './bodies';

/** Lines of a body, what its names refer to (`name=line`), and the names left over. */
const scopes: readonly [string, readonly string[], string, string][] = [
  ['a range', ['.reg .b32 r<4>;', 'mov.u32 r0, r3;'], 'r0=1 r3=1', ''],
  ['a range ends', ['.reg .b32 r<4>;', 'mov.u32 r3, r4;'], 'r3=1 r4=?', 'symbol r4'],
  [
    'leading zeros',
    ['.reg .b32 r<10>;', 'mov.u32 r0, r03;', 'mov.u32 r00009, r010;'],
    'r0=1 r03=1 r00009=1 r010=?',
    'symbol r010',
  ],
  ['a hexadecimal range', ['.reg .b32 r<0x4>;', 'mov.u32 r3, r4;'], 'r3=1 r4=?', 'symbol r4'],
  ['an empty range', ['.reg .b32 r<0>;', 'mov.u32 r0, 1;'], 'r0=?', 'symbol r0'],
  [
    'a huge range',
    ['.reg .b32 r<5000000>;', 'mov.u32 r4999999, r5000000;'],
    'r4999999=1 r5000000=?',
    'symbol r5000000',
  ],
  [
    'a range whose prefix ends in a digit',
    ['.reg .b32 r1<2>, s<3>;', 'mov.u32 r10, s2;', 'mov.u32 r11, r12;'],
    'r10=1 s2=1 r11=1 r12=?',
    'symbol r12',
  ],
  ['the bare prefix is no name', ['.reg .b32 r<4>;', 'mov.u32 r, 1;'], 'r=?', 'symbol r'],
  ['letters behind digits', ['.reg .b32 r<4>;', 'mov.u32 r1e1, 1;'], 'r1e1=?', 'symbol r1e1'],
  ['use above the declaration', ['mov.u32 a, 1;', '.reg .b32 a;'], 'a=?', 'symbol a'],
  ['an inner block hides', ['.reg .b32 a;', '{ .reg .f32 a;', 'mov.b32 a, 1; }', 'mov.b32 a, 2;'], 'a=2 a=1', ''],
  [
    'an inner name hides one of a range',
    ['.reg .b32 r<3>;', '{ .reg .b32 r1;', 'mov.b32 r1, r2; }', 'mov.b32 r1, 1;'],
    'r1=2 r2=1 r1=1',
    '',
  ],
  [
    'an inner range hides a name',
    ['.reg .b32 r1;', '{ .reg .b32 r<3>;', 'mov.b32 r1, r2; }', 'mov.b32 r1, 1;'],
    'r1=2 r2=2 r1=1',
    '',
  ],
  ['names of an inner block end with it', ['{ .reg .b32 a; }', 'mov.b32 a, 1;'], 'a=?', 'symbol a'],
  ['a label further down', ['bra L;', 'L: ret;'], 'L=2', ''],
  ['a label further down in a block around', ['{ { bra L;', '} }', 'L: ret;'], 'L=3', ''],
  ['a label of an inner block is not seen', ['bra L;', '{ L: ret; }'], 'L=?', 'label L'],
  ['the nearest label counts', ['bra L;', '{ bra L;', 'L: ret; }', 'L: ret;'], 'L=4 L=3', ''],
  [
    'special registers',
    ['.reg .b32 a;', 'mov.u32 a, %tid.x;', 'mov.u32 a, %laneid;', 'mov.u32 a, %nosuch;'],
    'a=1 %tid=? a=1 %laneid=? a=1 %nosuch=?',
    'symbol %nosuch',
  ],
  ['a special register declared anew', ['.reg .b32 %tid;', 'mov.u32 %tid, 1;'], '%tid=1', ''],
  ['tables', ['.reg .b32 a;', 'T: .branchtargets L, M;', 'brx.idx a, T;', 'L: ret;', 'M: ret;'], 'L=4 M=5 a=1 T=2', ''],
  [
    'a table further down',
    ['.reg .b32 a;', 'brx.idx a, T;', 'T: .branchtargets L, N;', 'L: ret;'],
    'a=1 T=3 L=4 N=?',
    'label N',
  ],
  [
    'functions',
    ['.reg .b32 a;', 'call (a), g, (a);', 'C: .calltargets g, h;'],
    'a=1 g=? a=1 g=? h=?',
    'function g, function g, function h',
  ],
  [
    'variables of the body',
    ['.shared .b32 s[4];', '.reg .b32 a;', 'mov.u32 a, s;', 'ld.shared.u32 a, [s+4];'],
    'a=2 s=1 a=2 s=1',
    '',
  ],
];

for (const [name, lines, names, left] of scopes) {
  test(`scopes: ${name}`, () => {
    const semantics = analyseBody(lines.join('\n'));
    assert.equal(resolved(semantics), names);
    assert.equal(free(semantics), left);
    assert.deepEqual(semantics.duplicates, []);
  });
}

/** Declarations and `later/earlier` of each clash. */
const duplicates: readonly [string, string][] = [
  ['.reg .b32 a; .reg .f32 a;', 'a/a'],
  ['.reg .b32 r<2>; .reg .b32 r1;', 'r1/r'],
  ['.reg .b32 r1; .reg .b32 r<2>;', 'r/r1'],
  ['.reg .b32 r<2>; .reg .b32 r2;', ''],
  ['.reg .b32 r<2>; .reg .b32 r<3>;', 'r/r'],
  ['.reg .b32 r<2>; .reg .b32 s<2>;', ''],
  ['.reg .b32 a; { .reg .b32 a; }', ''],
  ['.reg .b32 a; a: ret;', 'a/a'],
  ['L: ret; L: ret;', 'L/L'],
  ['L: ret; { L: ret; }', ''],
];

for (const [text, expected] of duplicates) {
  test(`duplicates: ${text}`, () => {
    const { symbols, duplicates: found } = analyseBody(text);
    assert.equal(
      found.map(({ symbol, earlier }) => `${symbols[symbol].name}/${symbols[earlier].name}`).join(),
      expected,
    );
  });
}

test('a label may have the name of a register of a range (ptxas 13.0)', () => {
  assert.deepEqual(analyseBody('.reg .b32 a<3>; a1: ret;').duplicates, []);
});

const registers =
  '.reg .pred p, q; .reg .b32 a, b, c, d; .reg .b64 x, y; .reg .f32 f<4>; .reg .v4 .f32 v; .reg .b16 h;\n';

/** An instruction, and what it writes and reads. */
const instructions: readonly [string, string][] = [
  ['add.u32 a, b, c;', 'a = b c'],
  ['add.u32 a, b, 1;', 'a = b'],
  ['mad.lo.u32 a, a, b, c;', 'a = a b c'],
  ['@p add.u32 a, b, 1;', '@ a = p b'],
  ['@!p mov.u32 a, b;', '@ a = p b'],
  ['neg.s32 a, -b;', 'a = b'],
  ['selp.u32 a, b, c, p;', 'a = b c p'],
  ['cvt.u32.u16 a, h;', 'a = h'],
  ['mov.u32 a, %tid.x;', 'a ='],
  ['setp.lt.u32 p|q, a, b;', 'p q = a b'],
  ['setp.lt.and.u32 p|_, a, b, !q;', 'p = a b q'],
  ['shfl.sync.bfly.b32 a|p, b, 1, 2, 3;', 'a p = b'],
  ['mov.b64 {a, b}, x;', 'a b = x'],
  ['mov.b64 {a, _}, x;', 'a = x'],
  ['mov.b64 x, {a, b};', 'x = a b'],
  ['ld.global.u32 a, [x];', 'a = x'],
  ['ld.global.v2.u32 {a, b}, [x+4];', 'a b = x'],
  ['st.global.u32 [x], a;', '= x a'],
  ['st.global.v2.u32 [x], {a, b};', '= x a b'],
  ['atom.global.add.u32 a, [x], b;', 'a = x b'],
  ['atom.global.add.u32 _, [x], b;', '= x b'],
  ['atom.global.cas.b32 a, [x], b, c;', 'a = x b c'],
  ['red.global.add.u32 [x], a;', '= x a'],
  ['cp.async.ca.shared.global [a], [x], 4, b;', '= a x b'],
  ['ldmatrix.sync.aligned.m8n8.x2.shared.b16 {a, b}, [c];', 'a b = c'],
  [
    'mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {f0,f1,f2,f3}, {a,b,c,d}, {a,b}, {f0,f1,f2,f3};',
    'f0 f1 f2 f3 = a b c d a b f0 f1 f2 f3',
  ],
  ['mov.f32 f0, v.y;', 'f0 = v'],
  ['mov.f32 v.x, f0;', 'v = v f0'],
  ['call (a), g, (b, 1);', 'a = b call'],
  ['call g, (b);', '= b call'],
  ['bar.sync 0;', '= ordering'],
  ['bar.red.popc.u32 a, 0, p;', 'a = p ordering'],
  ['fence.sc.gpu;', '= ordering'],
  ['ret;', '= ends'],
  ['@p exit;', '@ = p ends'],
  ['frobnicate a, b;', 'a = a b'],
  // Half typed: what is there counts.
  ['add.u32 a,', 'a ='],
  ['st.global.u32 [x], a b;', '= x a'],
];

for (const [text, expected] of instructions) {
  test(`reads and writes: ${text}`, () => assert.equal(flow(analyseBody(registers + text)), expected));
}

for (const [name, text] of [
  ['a prototype', 'P: .callprototype _ (.param .b32 _); call x, (b), P;'],
  ['call targets', 'T: .calltargets g; call x, (b), T;'],
] as const) {
  test(`a call by way of ${name} does not jump`, () => {
    assert.equal(flow(analyseBody(registers + text)), '= x b call');
  });
}

test('references know how they are used', () => {
  assert.equal(parts(analyseBody(`${registers}@p atom.global.add.u32 a, [x], b;`)), 'p:r a:w x:r b:r');
  assert.equal(parts(analyseBody(`${registers}bra L; L: ret;`)), 'L:r');
});

test('the code of a small loop', () => {
  const semantics = analyseBody(`
    .reg .pred p; .reg .b32 i, n, sum; .reg .b64 at;
    mov.u32 i, 0;
    mov.u32 sum, 0;
    LOOP:
      setp.ge.u32 p, i, n;
      @p bra DONE;
      { .reg .b32 value;
        ld.global.u32 value, [at];
        add.u32 sum, sum, value; }
      add.u32 i, i, 1;
      bra LOOP;
    DONE:
    st.global.u32 [at], sum;
    ret;`);
  assert.equal(
    flow(semantics),
    [
      'i =',
      'sum =',
      'p = i n',
      '@ = p -> 8 ends',
      'value = at',
      'sum = sum value',
      'i = i',
      '= -> 2 ends',
      '= at sum',
      '= ends',
    ].join('\n'),
  );
  const [code] = semantics.codes;
  assert.deepEqual([...code.units], [1, 1, 0, 1, 1, 2]);
  assert.deepEqual([...code.predicates], [0, 0, 1, 0, 0, 0]);
});

test('a label behind the last instruction is the end of the body', () => {
  assert.equal(flow(analyseBody('bra L; L:')), '= -> 1 ends');
});

test('tables of targets, wherever they stand', () => {
  const text = 'brx.idx a, T; L: ret; M: exit;';
  const expected = '= a -> 1 2 ends\n= ends\n= ends';
  assert.equal(flow(analyseBody(`${registers}T: .branchtargets L, M; ${text}`)), expected);
  assert.equal(flow(analyseBody(`${registers}${text} T: .branchtargets L, M;`)), expected);
});

test('values: registers that nothing uses have none, and a range of five million costs nothing', () => {
  const [code] = analyseBody(
    '.reg .b32 r<5000000>; .reg .b64 x<9>; mov.b64 x8, {r1, r4999999}; mov.b64 x8, {r1, r1};',
  ).codes;
  assert.equal(code.valueCount, 3);
  assert.deepEqual([...code.units], [2, 1, 1]);
});

test('sizes in registers', () => {
  const [code] = analyseBody(
    '.reg .pred p; .reg .b8 e; .reg .b16 h; .reg .f16x2 hh; .reg .f64 w; .reg .b128 q; .reg .v4 .f32 v; .reg .v2 .b64 u;\n' +
      'frobnicate p, e, h, hh, w, q, v, u;',
  ).codes;
  assert.deepEqual([...code.units], [0, 1, 1, 1, 2, 4, 4, 4]);
});

// As the splitter cuts: variables in a block of their own.
const variables = analyseItems(`
.version 8.0
.global .b32 g = 1, list[4] = {g, other};
.extern .shared .align 16 .b8 pool[];
`);

const functions = analyseItems(`
.func (.reg .b32 r) helper(.param .b32 p, .reg .b64 q) {
  .shared .align 8 .v4 .f32 tile[2];
  .shared .b8 tail[16];
  ld.param.b32 r, [p];
  mov.b64 q, g;
}
.visible .entry kernel(.param .b32 p) .maxntid 32, 4 .minnctapersm 2 .maxnreg 40 { call other, (p); ret; }
.extern .func announced(.param .b32 _);
`);

test('what functions say of themselves', () => {
  const [helper, kernel, announced] = functions.functions;
  assert.deepEqual([helper.name, helper.kind, helper.hasBody, helper.sharedBytes], ['helper', 'func', true, 48]);
  assert.deepEqual([kernel.name, kernel.kind, kernel.hasBody, kernel.sharedBytes], ['kernel', 'entry', true, 0]);
  assert.deepEqual([announced.name, announced.hasBody], ['announced', false]);
  assert.deepEqual(helper.bounds, { setsMaxRegisters: false, calls: false });
  assert.deepEqual(kernel.bounds, {
    setsMaxRegisters: false,
    calls: true,
    maxThreads: 128,
    minBlocksPerMultiprocessor: 2,
    maxRegisters: 40,
  });
  assert.deepEqual(
    helper.matches.map(({ words }) => words.join('')),
    ['ld.param.b32', 'mov.b64'],
  );
});

test('what a block declares for the module', () => {
  const shown = [...variables.moduleSymbols, ...functions.moduleSymbols].map(
    ({ kind, name, space, type, bytes, linkage, isDefinition }) =>
      `${SymbolKind[kind]} ${name} ${space}${type} ${bytes ?? '?'} ${linkage}${isDefinition ? ' defined' : ''}`,
  );
  assert.deepEqual(shown, [
    'Variable g .global.b32 4  defined',
    'Variable list .global.b32 16  defined',
    'Variable pool .shared.b8 ? .extern',
    'Function helper  ?  defined',
    'Entry kernel  ? .visible defined',
    'Function announced  ? .extern',
  ]);
});

test('names that the module must explain, with the function they stand in', () => {
  const [helper, kernel] = functions.functions;
  const shown = [...variables.free, ...functions.free].map(({ name, expected, inFunction }) => [
    name,
    expected,
    inFunction,
  ]);
  assert.deepEqual(shown, [
    ['g', 'symbol', undefined],
    ['other', 'symbol', undefined],
    ['g', 'symbol', helper.node],
    ['other', 'function', kernel.node],
  ]);
});

test('parameters and return values', () => {
  const kinds = functions.symbols.map(({ kind, name, space }) => `${SymbolKind[kind]} ${name} ${space}`);
  assert.deepEqual(kinds, [
    'Register r .reg',
    'Parameter p .param',
    'Register q .reg',
    'Variable tile .shared',
    'Variable tail .shared',
    'Parameter p .param',
  ]);
});

test('two hundred nested blocks', () => {
  const depth = 200;
  const open = Array.from({ length: depth }, (_, i) => `{ .reg .b32 r${i}; bra L${i};`).join('\n');
  const close = Array.from({ length: depth }, (_, i) => `mov.b32 r${depth - 1 - i}, r0; L${depth - 1 - i}: }`).join(
    '\n',
  );
  const semantics = analyseBody(`${open}\n${close}`);
  assert.equal(free(semantics), '');
  assert.equal(semantics.codes[0].valueCount, depth);
});
