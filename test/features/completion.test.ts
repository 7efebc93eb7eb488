// What completion offers at a cursor, in half-written lines, in the middle of lines, and nowhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Completions, completions, itemDocumentation } from '../../server/src/features/completion';
import { header, kernel } from './completionTexts';
import { atMarker } from './harness';

function at(source: string, unavailable: 'leave out' | 'show' = 'leave out'): Completions | undefined {
  const { analysis, offset } = atMarker(source);
  return completions(analysis, offset, { unavailable });
}

const labels = (source: string): string[] => at(source)?.items.map(({ label }) => label) ?? [];

/** The word that is replaced: up to the cursor, and from it on. */
function word(source: string): [string, string] {
  const found = at(source);
  assert.ok(found, source);
  const offset = source.indexOf('<|>');
  return [source.slice(found.start, offset), source.replace('<|>', '').slice(offset, found.end)];
}

test('opcodes: by use, with their signature', () => {
  const found = at(kernel('  a<|>'));
  const names = found?.items.map(({ label }) => label) ?? [];
  assert.equal(names[0], 'add');
  assert.ok(names.includes('cp.async') && names.includes('.loc'));
  assert.match(found?.items[0].detail ?? '', /d, a, b/);
  assert.deepEqual(found?.items[0].commit, ['.']);
  assert.deepEqual(word(kernel('  a<|>dd')), ['a', 'dd']);
});

test('opcodes: behind a guard, a label and on the next line of one without a semicolon', () => {
  for (const body of ['@%p1 <|>', 'L: <|>', 'L:\n<|>', 'ret;<|>', 'add.s32 %r1, %r2, %r3\n  mo<|>', '{ <|>'])
    assert.ok(labels(kernel(body)).includes('mov'), body);
});

test('opcodes: what the file does not have is left out, or told apart', () => {
  assert.ok(!labels(kernel('<|>', header('8.0', 'sm_70'))).includes('cp.async'));
  const shown = at(kernel('<|>', header('8.0', 'sm_70')), 'show')?.items.find(({ label }) => label === 'cp.async');
  assert.match(shown?.detail ?? '', /^needs PTX 7\.0, sm_80/);
  assert.ok(!labels(kernel('<|>')).includes('tcgen05.ld'));
});

test('modifiers: the legal ones alone, the usual one first', () => {
  assert.equal(labels(kernel('  ld.global.<|>'))[0].startsWith('.'), true);
  assert.deepEqual(labels(kernel('  mul.<|>')).slice(0, 3).sort(), ['.f32', '.lo', '.wide']);
  assert.ok(!labels(kernel('  add.s32.<|>')).includes('.f32'));
  assert.deepEqual(word(kernel('  ld.global.L1::<|>')), ['.L1::', '']);
  assert.ok(labels(kernel('  ld.global.L1::<|>')).includes('.L1::evict_last'));
  assert.ok(labels(kernel('  ld.global.L1::ev<|>ict')).includes('.L1::evict_last'));
  assert.ok(labels(kernel('  cp.<|>')).includes('.async'));
  assert.ok(labels(kernel('  @%p1 add.<|> %r1')).includes('.s32'));
});

test('modifiers: in front of others', () => {
  const source = kernel('  add.<|>.f32 %f1, %f2, %f3;');
  assert.ok(labels(source).includes('.rn') && !labels(source).includes('.s32'));
  assert.ok(labels(kernel('  mul.l<|>o.s32 %r1, %r2, %r3;')).includes('.hi'));
});

test('operands: registers of the right class, the last written first, the next free one for a result', () => {
  const body = '  mov.b32 %r3, 1;\n  mov.b32 %r1, 2;\n  mov.f32 %f1, 0f00000000;\n';
  assert.deepEqual(labels(kernel(`${body}  add.s32 <|>`)), ['%r4', '%r1', '%r3']);
  assert.deepEqual(labels(kernel(`${body}  add.s32 %r4, <|>`)).slice(0, 2), ['%r1', '%r3']);
  const floats = ['%f1', '%f2', 'x', '%r1', '%r3', '0f00000000', '0f3F800000'];
  assert.deepEqual(labels(kernel(`${body}  add.f32 %f2, <|>`)), floats);
  assert.deepEqual(labels(kernel(`${body}  add.f32 <|>`)).includes('0f00000000'), false, 'no constant for a result');
  assert.deepEqual(labels(kernel(`${body}  setp.eq.s32 <|>`)), ['%p1', '_']);
  assert.ok(labels(kernel(`${body}  mul.wide.s32 %<|>`)).every((name) => name.startsWith('%rd')));
  assert.deepEqual(word(kernel(`${body}  add.s32 %r<|>4, %r1;`)), ['%r', '4']);
});

test('operands: guards', () => {
  const body = '  setp.eq.s32 %p2, 1, 2;\n';
  for (const guard of ['@<|>', '@!<|>', '@%<|>', '@%p<|> bra L;'])
    assert.deepEqual(labels(kernel(body + guard)), ['%p2'], guard);
});

test('operands: labels and functions', () => {
  assert.deepEqual(labels(kernel('A: bra <|>\nB: ret;\n{ C: ret; }')), ['A', 'B']);
  assert.deepEqual(labels(kernel('  call <|>')).slice(-1), ['f']);
  assert.ok(labels(kernel('  .param .b32 a;\n  call f, (<|>')).includes('a'));
});

test('operands: calls with what they pass and take', () => {
  const functions = '.func (.param .b32 r) two(.param .b32 a, .param .b32 b) { ret; }\n.func none() { ret; }\n';
  const insert = (line: string): (string | undefined)[] =>
    at(kernel(line, header() + functions))?.items.map(({ label, insert = label }) => insert) ?? [];
  assert.deepEqual(insert('  call <|>'), ['($1)', '($1), two, ($2, $3)', 'none', 'f, ($1)']);
  assert.deepEqual(insert('  call <|>, (x);'), ['($1)', 'none', 'f']);
  assert.deepEqual(insert('  .param .b32 p;\n  call (p), <|>;'), ['two, ($1, $2)']);
});

test('operands: numbers that are being typed are not names', () => {
  const body = '  mov.b32 %r1, 1;\n';
  assert.deepEqual(labels(kernel(`${body}  add.s32 %r2, 1<|>;`)), []);
  assert.deepEqual(labels(kernel(`${body}  mov.f32 %f1, 0f3<|>`)), ['0f3F800000']);
});

test('operands: addresses of the space', () => {
  const body = '  mov.b64 %rd1, 0;\n';
  assert.deepEqual(labels(kernel(`${body}  ld.shared.b32 %r1, <|>`)), ['[%rd1]', '[%r1]', '[tile]', '[base+offset]']);
  assert.deepEqual(
    labels(kernel(`${body}  ld.param.u64 %rd2, [<|>]`)).filter((name) => !name.startsWith('%')),
    ['data', 'n'],
  );
  assert.ok(labels(kernel(`${body}  ld.global.b32 %r1, [<|>`)).includes('g'));
  assert.ok(!labels(kernel(`${body}  ld.global.b32 %r1, [<|>`)).includes('tile'));
  assert.deepEqual(labels(kernel(`${body}  ld.global.b32 %r1, [%rd1+<|>`)), []);
});

test('operands: vectors, pairs, special registers and their components', () => {
  const template = at(kernel('  ld.global.v4.f32 <|>'))?.items[0];
  assert.equal(template?.insert, '{$1, $2, $3, $4}');
  assert.equal(labels(kernel('  mov.f32 %f3, %f1;\n  ld.global.v2.f32 {%f1, <|>'))[0], '%f4');
  assert.ok(
    labels(kernel('  setp.eq.s32 %p1|<|>')).includes('%p1') || labels(kernel('  setp.eq.s32 %p1|<|>')).includes('%p2'),
  );
  assert.ok(labels(kernel('  mov.u32 %r1, <|>')).includes('%tid.x'));
  assert.deepEqual(labels(kernel('  mov.u32 %r1, %tid.<|>')), ['.x', '.y', '.z', '.w']);
  assert.ok(!labels(kernel('  add.u32 %r1, <|>')).includes('%tid.x'));
  assert.ok(!labels(kernel('  mov.u32 %r1, <|>')).includes('%clusterid.x'), 'sm_80 has no clusters');
  assert.ok(labels(kernel('  mov.u32 %r1, <|>', header('8.0', 'sm_90'))).includes('%clusterid.x'));
});

test('operands: the names of the innermost scope', () => {
  const shadowed = kernel('  mov.b32 %r2, 1;\n{ .reg .f32 %r2; .reg .b32 g;\n  add.s32 %r1, <|>\n}');
  assert.deepEqual(labels(shadowed), ['%r1', 'g']);
  assert.deepEqual(labels(shadowed.replace('add.s32 %r1, ', 'add.f32 %f1, ')).slice(0, 3), ['%f1', 'x', '%r2']);
  assert.ok(!labels(shadowed.replace('add.s32 %r1, ', 'ld.global.b32 %r1, [')).some((name) => name === 'tile'));
});

test('operands: nothing behind a whole one, nor where a number belongs; the width of a warp may be one', () => {
  const wholes = [
    'add.s32 %r1 <|>',
    'mov.b64 %rd1, {%r1, %r2} <|>',
    'mov.b64 %rd1, {%r1, %r2}<|>',
    'mov.u32 %r1, g+<|>',
  ];
  const numbers = [
    'add.s32 %r1, %r2, -<|>',
    'ld.u32 %r1, [%rd1+-<|>',
    'ld.u32 %r1, [%rd1-<|>',
    'st.u32 [g+4<|>], %r1;',
  ];
  for (const line of [...wholes, ...numbers, 'suld.b.1d.b32.trap %r1, [g, {%r1}<|>', 'add.f32 %f1, .<|>'])
    assert.deepEqual(labels(kernel(`  mov.b32 %r1, 1; mov.b32 %r2, 1;\n  ${line}`)), [], line);
  assert.deepEqual(labels(kernel('  ld.u32 %r1, [%rd1+W<|>')), ['WARP_SZ']);
});

test('operands: a predicate alone is negated, and in front of a bar no component stands', () => {
  const body = '  setp.eq.s32 %p2, 1, 2;\n  .reg .v2 .b32 pair;\n  mov.b32 %r1, 1;\n';
  assert.deepEqual(labels(kernel(`${body}  add.s32 %r1, !<|>`)), []);
  assert.deepEqual(labels(kernel(`${body}  selp.b32 %r1, 1, 2, !<|>`)), ['%p2']);
  const shuffled = `${body}  shfl.sync.up.b32 <|>, %r1, 1, 0, -1;`;
  assert.ok(labels(kernel(shuffled)).includes('pair.x'));
  assert.ok(!labels(kernel(shuffled.replace('<|>', '<|>|%p1'))).includes('pair.x'));
});

test('operands: in front of a component only what has one', () => {
  assert.deepEqual(labels(kernel('  mov.u32 %r1, %<|>tid.x;')), ['%tid', '%ntid', '%ctaid', '%nctaid']);
  assert.deepEqual(word(kernel('  mov.u32 %r1, %<|>tid.x;')), ['%', 'tid']);
  assert.deepEqual(labels(kernel('  .reg .v2 .f32 pair;\n  mov.f32 %f1, p<|>.x;')), ['pair']);
  assert.deepEqual(labels(kernel('  mov.u32 %r1, %tid.<|>x;')), ['.x', '.y', '.z', '.w']);
});

test('operands: what a video instruction takes of a register', () => {
  assert.deepEqual(labels(kernel('  vadd.s32.s32.s32 %r1, %r2.<|>')), ['.b0', '.b1', '.b2', '.b3', '.h0', '.h1']);
  assert.deepEqual(labels(kernel('  vadd2.s32.s32.s32 %r1.<|>')), ['.h0', '.h1', '.h10']);
  assert.ok(labels(kernel('  vadd4.s32.s32.s32 %r1, %r2.<|>')).includes('.b3210'));
  assert.ok(labels(kernel('  vadd4.s32.s32.s32 %r1, %r2.b31<|>')).includes('.b3172'));
  const subject = at(kernel('  vadd.s32.s32.s32 %r1.b2, %r2.h<|>'))?.items[1].subject;
  assert.match((subject && itemDocumentation(subject)) ?? '', /^\*\*`.h1`\*\* Half 1 of `%r2`/);
});

test('directives by place', () => {
  assert.ok(labels('<|>').includes('.version'));
  assert.ok(labels(`${header()}.<|>`).includes('.global'));
  assert.ok(!labels(`${header()}.<|>`).includes('.reg'));
  assert.ok(labels('.version <|>').includes('8.0'));
  assert.ok(labels('.version 8.0\n<|>').includes('.target'));
  assert.ok(labels('.version 8.0\n.target <|>').includes('sm_90a'));
  assert.ok(!labels('.version 7.0\n.target <|>').includes('sm_90'));
  assert.deepEqual(labels('.version 7.0\n.target sm_80\n.address_size <|>'), ['64', '32']);
  assert.ok(labels(`${header()}.visible <|>`).includes('.entry'));
  assert.ok(labels(`${header()}.entry k() <|>{ }`).includes('.maxntid'));
  assert.ok(!labels(`${header()}.func k() <|>{ }`).includes('.maxntid'));
  assert.ok(labels(`${header()}.entry k(<|>`).includes('.param'));
  assert.ok(labels(`${header()}.entry k(.param <|>`).includes('.u64'));
  assert.ok(labels(`${header()}.entry k(.param .u64 <|>`).includes('.ptr'));
  assert.ok(labels(kernel('  .<|>')).includes('.reg'));
  assert.ok(labels(kernel('  .reg .<|>')).includes('.f32'));
  assert.ok(labels(kernel('  T: .<|>')).includes('.branchtargets'));
  assert.ok(!labels(kernel('  .<|>')).includes('.branchtargets'));
  assert.deepEqual(labels(`${header()}.entry k() { .reg .f64 <|>`), ['%fd<…>']);
});

test('directives: what is written most is on top, and what a module has once is offered once', () => {
  const first = (source: string, count = 3): string[] => labels(source).slice(0, count);
  assert.deepEqual(first(kernel('  .<|>')), ['.global', '.shared', '.const']);
  assert.deepEqual(first(kernel('  .reg <|>')), ['.b32', '.pred', '.b64']);
  assert.deepEqual(first(kernel('  .shared <|>')), ['.align', '.b8', '.b32']);
  assert.deepEqual(first(`${header()}.entry k(.param <|>`, 2), ['.u64', '.u32']);
  assert.deepEqual(first(`${header()}.entry k() <|>{ }`, 1), ['.maxntid']);
  assert.deepEqual(first(`${header()}<|>`, 2), ['.visible', '.global']);
  assert.equal(first('// a module\n.version 8.0\n<|>\n', 1)[0], '.target');
  assert.ok(!labels('.version 8.0\n.target sm_80\n<|>').includes('.version'));
  assert.deepEqual(word('.version 8.<|>0\n'), ['8.', '0']);
  assert.deepEqual(labels(kernel('  .shared .align <|>')).slice(0, 2), ['4', '8']);
  assert.deepEqual(labels(`${header()}.func (.reg .b32 r) <|>`), [], 'a name');
});

test('directives: lists of labels and functions, prototypes, pragmas', () => {
  assert.deepEqual(labels(kernel('A: B: T: .branchtargets A, <|>;')), ['A', 'B']);
  assert.deepEqual(labels(kernel('T: .calltargets <|>')), ['f']);
  assert.deepEqual(labels(kernel('P: .callprototype (<|>')), ['.param', '.reg']);
  const pragma = at(kernel('  .pragma "no<|>"'));
  assert.deepEqual([pragma?.items[0].label, pragma?.items[0].insert], ['nounroll', 'nounroll']);
  assert.equal(at(kernel('  .pragma "<|>'))?.items[0].insert, 'nounroll";');
});

test('operands: addresses: names of parameters first, of shared memory what was written last', () => {
  const body = '  mov.b64 %rd1, 0;\n  mov.b32 %r1, 0;\n';
  const first = (line: string, count: number): string[] => labels(kernel(body + line)).slice(0, count);
  assert.deepEqual(first('  ld.param.u64 %rd2, [<|>', 2), ['data', 'n']);
  assert.deepEqual(first('  ld.shared.u32 %r2, [<|>', 3), ['%r1', '%rd1', '%r2']);
  assert.deepEqual(first('  ld.global.u32 %r2, [<|>', 2), ['%rd1', '%r1']);
});

test('operands: what is dropped', () => {
  assert.ok(labels(kernel('  tex.1d.v4.f32.s32 {%f1, <|>')).includes('_'));
  assert.ok(labels(kernel('  mov.b64 {%r1, <|>')).includes('_'));
  assert.equal(labels(kernel('  tex.1d.v4.f32.s32 {%f1, %f2, %f3, %f4}, [g, <|>')).includes('{ }'), true);
  assert.equal(labels(kernel('  mbarrier.init.shared.b64 [tile], <|>')).includes('{ }'), false);
  assert.ok(labels(kernel('  ld.global.v2.f32 {%f1, <|>')).includes('_'));
  assert.ok(!labels(kernel('  ld.global.v2.f32 {_, <|>')).includes('_'));
  assert.ok(!labels(kernel('  add.s32 <|>')).includes('_'));
});

test('nothing in comments, strings, numbers, data and what is no PTX', () => {
  for (const source of [kernel('// ad<|>'), kernel('/* ad<|>'), kernel('.file 1 "no<|>";'), '<?xml version="1.0"?><|>'])
    assert.equal(at(source), undefined, source);
  assert.deepEqual(labels(`${header()}.global .b32 a[2] = { <|> };`), []);
});

test('documentation of what is offered', () => {
  for (const source of ['<|>', '  ld.global.<|>', '  mov.u32 %r1, <|>', '  .<|>', '  .reg .<|>']) {
    for (const { subject, label } of at(kernel(source))?.items ?? [])
      if (subject) assert.ok(itemDocumentation(subject), `${label}: ${JSON.stringify(subject)}`);
  }
});

test('a function with thousands of registers: a short list, and asked again with each letter', () => {
  const lines = Array.from({ length: 1000 }, (_, i) => `mov.b32 %q${i}, ${i};`).join('\n');
  const source = kernel(`.reg .b32 %q<2000>;\n${lines}\n  add.s32 %q1000, <|>`);
  const found = at(source);
  assert.ok(found?.isIncomplete && found.items.length < 300);
  assert.equal(found.items[0].label, '%q999');
  assert.ok(labels(source.replace('<|>', '%q17<|>')).includes('%q17'));
});

test('a prototype with several parameters: each has its type', () => {
  const offered = labels(kernel('  proto: .callprototype (.param .b64 _) _ (.param .b32 _, .param <|>'));
  for (const type of ['.b64', '.f32']) assert.ok(offered.includes(type), type);
});
