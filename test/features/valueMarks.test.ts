// Marks of values among the semantic tokens: what nobody reads, what is the same for all threads of a warp, what may differ.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modifierNames, semanticTokens, tokenTypes } from '../../server/src/features/semanticTokens';
import { analysisOf } from './harness';

const declarations = '.reg .b32 %r<9>;\n.reg .b64 %rd<9>;\n.reg .pred %p<3>;\n';
const header = '.version 8.0\n.target sm_80\n.address_size 64\n.extern .func (.param .b32 r) f();\n';

/** Of each place of a register in a body: its name and its marks. */
function marks(body: string, kind = '.entry k(.param .u64 n)'): string[] {
  const analysis = analysisOf(`${header}${kind}\n{\n${declarations}${body}\n}\n`);
  const { document } = analysis;
  const data = semanticTokens(analysis) ?? [];
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    character = data[i] === 0 ? character + data[i + 1] : data[i + 1];
    line += data[i];
    if (!/^(?:register|predicate)$/.test(tokenTypes[data[i + 3]])) continue;
    const start = document.offsetAt({ line, character });
    const names = modifierNames(data[i + 4]);
    if (names.includes('declaration')) continue;
    const shown = names.filter((name) => ['unread', 'uniform', 'divergent'].includes(name));
    found.push([document.slice(start, start + data[i + 2]), ...shown].join(' '));
  }
  return found;
}

test('what comes from the number of the thread may differ, what comes from parameters and blocks is the same', () => {
  const body =
    'ld.param.u64 %rd1, [n];\nmov.u32 %r1, %ctaid.x;\nmov.u32 %r2, %tid.x;\nadd.s32 %r3, %r1, %r2;\nadd.s32 %r4, %r1, 1;\nst.global.v2.b32 [%rd1], {%r3, %r4};\nret;';
  assert.deepEqual(marks(body), [
    '%rd1 uniform',
    '%r1 uniform',
    '%r2 divergent',
    '%r3 divergent',
    '%r1 uniform',
    '%r2 divergent',
    '%r4 uniform',
    '%r1 uniform',
    '%rd1 uniform',
    '%r3 divergent',
    '%r4 uniform',
  ]);
});

test('what a call gives, a device function gets or a clock shows is not known', () => {
  for (const body of [
    'mov.u32 %r1, %clock;\nst.shared.u32 [0], %r1;',
    '.param .b32 x;\ncall (x), f;\nld.param.b32 %r1, [x];\nst.shared.u32 [0], %r1;',
    'mov.b64 %rd0, 0;\nld.b32 %r1, [%rd0];\nst.shared.u32 [0], %r1;',
    'st.shared.u32 [0], %r1;',
  ])
    assert.deepEqual(new Set(marks(body).filter((text) => text.startsWith('%r1'))), new Set(['%r1']), body);
  assert.deepEqual(marks('ld.param.b32 %r1, [n];\nst.shared.u32 [0], %r1;', '.func g(.param .b32 n)'), ['%r1', '%r1']);
});

test('threads that go different ways do not have the same in what the ways write', () => {
  const body = (guard: string) =>
    `mov.u32 %r1, %${guard};\nsetp.eq.u32 %p1, %r1, 0;\nmov.b32 %r2, 1;\n@%p1 bra L;\nmov.b32 %r2, 2;\nL: st.shared.u32 [0], %r2;\nret;`;
  assert.equal(marks(body('tid.x')).at(-1), '%r2 divergent');
  assert.equal(marks(body('ctaid.x')).at(-1), '%r2 uniform');
  const loop = (guard: string) =>
    `mov.u32 %r1, %${guard};\nmov.b32 %r3, 0;\nL: add.u32 %r3, %r3, 1;\nsetp.lt.u32 %p1, %r3, %r1;\n@%p1 bra L;\nst.shared.u32 [0], %r3;\nret;`;
  // In each iteration those that are still in it have the same; behind it they come from different ones.
  assert.deepEqual(
    marks(loop('tid.x')).filter((text) => text.startsWith('%r3')),
    ['%r3 uniform', '%r3 uniform', '%r3 uniform', '%r3 uniform', '%r3 divergent'],
  );
  assert.equal(marks(loop('ctaid.x')).at(-1), '%r3 uniform');
});

test('a write under a guard that differs is no common value', () =>
  assert.deepEqual(
    marks('mov.u32 %r1, %laneid;\nsetp.eq.u32 %p1, %r1, 0;\n@%p1 mov.b32 %r2, 1;\nst.shared.u32 [0], %r2;').at(-1),
    '%r2 divergent',
  ));

test('a value that is written anew before anything reads it', () => {
  const found = marks('mov.b32 %r1, 1;\nmov.b32 %r1, 2;\nst.shared.u32 [0], %r1;\nret;');
  assert.deepEqual(found, ['%r1 unread uniform', '%r1 uniform', '%r1 uniform']);
});

test('of several results each that nobody reads', () => {
  assert.deepEqual(marks('mov.b64 {%r1, %r2}, 5;\nst.shared.u32 [0], %r2;\nret;'), [
    '%r1 unread uniform',
    '%r2 uniform',
    '%r2 uniform',
  ]);
  const shuffle = 'mov.b32 %r2, 5;\nshfl.sync.idx.b32 %r1|%p1, %r2, 0, 31, -1;\nst.shared.u32 [0], %r1;\nret;';
  assert.ok(marks(shuffle).includes('%p1 unread divergent'));
});

test('half a statement, and functions without end, are marked or not, but answered', () => {
  for (const body of [
    'add.s32 %r1,',
    'add.s32 %r1, %r2, %r3\nmov.b32 %r4',
    '@%p1',
    'frob.x %r1, %r2;',
    '{ mov.b32 %r1, 1;',
  ])
    assert.ok(Array.isArray(marks(body)), body);
});

test('a function of thousands of instructions gets none', () => {
  const found = marks(`mov.u32 %r1, %tid.x;\n${'add.s32 %r2, %r1, 1;\n'.repeat(2100)}`);
  assert.deepEqual(new Set(found), new Set(['%r1', '%r2']));
});
