// Opcodes against the forms of their instructions: which form, which modifier in which slot, and what is said where none fits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allInstructions } from '../../server/src/isa/catalogue';
import { matchOpcode, type OpcodeMatch } from '../../server/src/semantic/match';

/** `code word: message` of each problem. */
function problems(text: string): string[] {
  const { words, problems } = matchOpcode(text);
  return problems.map(({ code, word, message }) => `${code} ${words[word]}: ${message}`);
}

const suggestions = (text: string): (string | undefined)[] =>
  matchOpcode(text).problems.map(({ suggestion }) => suggestion);

const name = ({ instruction, words, nameLength }: OpcodeMatch): string[] => [
  instruction?.name ?? '',
  words.slice(0, nameLength).join(''),
];

for (const [text, ...expected] of [
  ['add.u32', 'add', 'add'],
  ['ret', 'ret', 'ret'],
  ['cp.async.ca.shared.global', 'cp.async', 'cp.async'],
  ['cp.async.commit_group', 'cp.async.commit_group', 'cp.async.commit_group'],
  ['sub.cc.u32', 'sub.cc', 'sub.cc'],
  ['shf.l.wrap.b32', 'shf.l', 'shf.l'],
] as const) {
  test(`${text} is ${expected[0]}`, () => {
    assert.deepEqual(name(matchOpcode(text)), expected);
    assert.deepEqual(problems(text), []);
  });
}

for (const [one, other] of [
  ['add.rn.f32', 'add.f32.rn'],
  ['add.rn.ftz.sat.f32', 'add.sat.f32.ftz.rn'],
  ['ld.global.u32', 'ld.u32.global'],
  ['mul.rn.f32', 'mul.f32.rn'],
  ['atom.global.add.gpu.u32', 'atom.gpu.u32.add.global'],
  ['setp.lt.and.s32', 'setp.s32.and.lt'],
] as const) {
  test(`the order of modifiers is free: ${other}`, () => {
    const [first, second] = [matchOpcode(one), matchOpcode(other)];
    assert.deepEqual(second.problems, []);
    assert.equal(second.forms[0].form.syntax, first.forms[0].form.syntax);
    assert.deepEqual({ ...second.slots }, { ...first.slots });
  });
}

test('what stands directly behind the name, state spaces and layouts keep their places', () => {
  for (const [opcode, word] of [
    ['mul.u32.lo', 2],
    ['mad.sat.hi.s32', 2],
    ['div.ftz.full.f32', 2],
    ['bar.popc.red.u32', 2],
    ['cp.async.ca.global.shared', 4],
    ['mma.sync.aligned.m16n8k16.col.row.f32.f16.f16.f32', 5],
  ] as const)
    assert.deepEqual(
      matchOpcode(opcode).problems.map((problem) => [problem.code, problem.word]),
      [['modifier-not-allowed', word]],
      opcode,
    );
});

test('types keep their order: cvt converts to the first from the second', () => {
  assert.deepEqual(problems('cvt.f32.f16'), []);
  assert.equal(matchOpcode('cvt.f16.f32').problems[0].code, 'missing-modifier');
  const { forms, roles } = matchOpcode('mad.wide.u16');
  assert.equal(forms.length, 1);
  assert.deepEqual(roles, [undefined, '.wide', 'type']);
});

test('each word has a role', () => {
  assert.deepEqual(matchOpcode('add.ftz.rn.f32').roles, [undefined, 'ftz', 'rnd', '.f32']);
  assert.deepEqual(matchOpcode('shfl.sync.bfly.b32').roles, [undefined, '.sync', 'mode', '.b32']);
  assert.deepEqual({ ...matchOpcode('ld.global.v2.u32').slots }, { ss: '.global', vec: '.v2', type: '.u32' });
});

for (const [text, expected] of [
  ['addd.u32', ['unknown-opcode addd: `addd` is no instruction of PTX. Did you mean `add`?']],
  ['ADD.u32', ['unknown-opcode ADD: `ADD` is no instruction of PTX: opcodes are lower case, `add`.']],
  ['frobnicate.u32', ['unknown-opcode frobnicate: `frobnicate` is no instruction of PTX.']],
  ['cp.asnc', ['unknown-modifier .asnc: `cp.asnc` is no instruction of PTX. Did you mean `cp.async`?']],
  ['cp.foo', ['unknown-modifier .foo: `cp.foo` is no instruction of PTX. `cp` goes on with `.async` or `.reduce`.']],
  [
    'cp.reduce.asinc',
    ['unknown-modifier .asinc: `cp.reduce.asinc` is no instruction of PTX. Did you mean `cp.reduce.async`?'],
  ],
  ['cp', ['missing-modifier cp: `cp` is no whole opcode: it goes on with `.async` or `.reduce`.']],
  ['brx', ['missing-modifier brx: `brx` is no whole opcode: it goes on with `.idx`.']],
  ['cp.reduce', ['missing-modifier cp: `cp.reduce` is no whole opcode: it goes on with `.async`.']],
  ['min.nan.f32', ['modifier-not-allowed .nan: `.nan` is no modifier of `min`. Did you mean `.NaN`?']],
  ['mma.SYNC', ['unknown-modifier .SYNC: `.SYNC` is no modifier of `mma`. Did you mean `.sync`?']],
  ['mul.low.s32', ['unknown-modifier .low: `.low` is no modifier of `mul`. Did you mean `.lo`?']],
  ['add.u33', ['unknown-modifier .u33: `.u33` is no modifier of `add`. Did you mean `.u32`?']],
  ['add.fz.f32', ['unknown-modifier .fz: `.fz` is no modifier of `add`. Did you mean `.ftz`?']],
  [
    'cp.async.bulk.shared::cluter.global.mbarrier::complete_tx::bytes',
    [
      'unknown-modifier .shared::cluter: `.shared::cluter` is no modifier of `cp.async.bulk`. Did you mean `.shared::cluster`?',
    ],
  ],
  ['ld.globl.u32', ['unknown-modifier .globl: `.globl` is no modifier of `ld`. Did you mean `.global`?']],
  ['ret.foo', ['unknown-modifier .foo: `.foo` is no modifier of `ret`.']],
  [
    'add.foo.bar.u32',
    [
      'unknown-modifier .foo: `.foo` is no modifier of `add`.',
      'unknown-modifier .bar: `.bar` is no modifier of `add`.',
    ],
  ],
  ['mul.s32', ['missing-modifier mul: `mul` needs one of `.hi`, `.lo`, `.wide`.']],
  ['fma.f32', ['missing-modifier fma: `fma` needs one of `.rn`, `.rz`, `.rm`, `.rp`.']],
  ['add.rn.s32', ['modifier-not-allowed .rn: `.rn` does not go with `add.s32`.']],
  ['cvt.rn.f32.f16', ['modifier-not-allowed .rn: `.rn` does not go with `cvt.f32.f16`.']],
  ['add.rn.rn.f32', ['modifier-not-allowed .rn: `.rn` is given twice.']],
  ['add.u32.u32', ['modifier-not-allowed .u32: `.u32` is given twice.']],
  [
    'add.rn.rz.f32',
    ['modifier-not-allowed .rz: `.rz` cannot stand beside `.rn`: only one of `.rn`, `.rz`, `.rm`, `.rp` is allowed.'],
  ],
] as const) {
  test(`what is said of ${text}`, () => assert.deepEqual(problems(text), expected));
}

test('suggestions', () => {
  assert.deepEqual(suggestions('addd.u32'), ['add']);
  assert.deepEqual(suggestions('mul.low.s32'), ['.lo']);
  assert.deepEqual(suggestions('mul.s32'), [undefined], 'of two choices none is suggested');
  assert.deepEqual(suggestions('cvt.ri.s32.f32'), [undefined], 'nor of four roundings');
  assert.deepEqual(suggestions('xyzzy'), [undefined]);
});

test('nobody is advised to write what is written', () => {
  const firstWords = [...new Set(allInstructions().map((instruction) => instruction.name.split('.')[0]))];
  for (const word of firstWords) {
    const { words, problems } = matchOpcode(word);
    for (const { suggestion, word: at } of problems) assert.notEqual(suggestion, words[at]);
  }
});

test('few modifiers may be written twice (ptxas 13.0)', () => {
  for (const text of [
    'add.cc.cc.u32',
    'min.NaN.f16.NaN',
    'bra.uni.uni',
    'sqrt.approx.approx.f32',
    'shfl.sync.idx.b32.sync',
  ])
    assert.deepEqual(problems(text), [], text);
  for (const text of [
    'add.ftz.ftz.f32',
    'ld.global.global.u32',
    'ld.volatile.volatile.u32',
    'mma.sync.aligned.aligned',
  ])
    assert.notEqual(problems(text).length, 0, text);
  assert.deepEqual(problems('add.sat.s32.sat'), []);
  assert.deepEqual(problems('add.sat.sat.sat.s32'), []);
  assert.deepEqual(matchOpcode('add.sat.s32.sat').roles, [undefined, '.sat', 'type', '.sat']);
});

test('where no form fits, the nearest one is shown', () => {
  const { instruction, forms } = matchOpcode('mul.s32');
  assert.equal(instruction?.name, 'mul');
  assert.equal(forms.length, 1);
  assert.match(forms[0].form.syntax, /^mul\.mode\.type /);
  assert.deepEqual(matchOpcode('frobnicate').forms, []);
});

test('the match of a text is computed once', () => assert.equal(matchOpcode('add.u32'), matchOpcode('add.u32')));

test('opcodes of a thousand words end', () => {
  assert.ok(matchOpcode(`add${'.rn'.repeat(1000)}`).problems.length > 0);
  assert.ok(matchOpcode(`mma${'.f16'.repeat(1000)}`).problems.length > 0);
  assert.ok(matchOpcode(`ld${'.global.u32.v2'.repeat(300)}`).problems.length > 0);
});

test('messages are sentences', () => {
  const texts = [
    'add',
    'mul.u32',
    'ld',
    'st',
    'atom.u32',
    'mma.sync',
    'cvt',
    'shfl',
    'bar',
    'wgmma',
    'cp.async',
    'setp.lt',
    'ADD',
  ];
  for (const text of texts)
    for (const { message } of matchOpcode(text).problems) assert.match(message, /^[A-Z`].*[.?]$/);
});
