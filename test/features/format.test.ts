// The formatter: what it makes of text, and that it never changes a token, keeps comments, and is done after one run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, defaultFormat, format } from '../../server/src/features/format';
import { PtxDocument } from '../../server/src/syntax/document';
import { assertSound, formatted } from './formatting';

test('statements on lines of their own, operands in a column, labels outdented', () => {
  const text =
    '.version 8.0\n.target sm_80\n\n\n\n.visible .entry k( .param .u64 data ,\n.param .u32 n )\n.maxntid 128 , 1\n{ .reg .b32 %r<4> ; .reg .pred p;\nmov.b32 %r1,1;// one\n  // own line\nL :\n@ ! p bra L;\n   ld.global.v2.b32 { %r1 ,%r2 } , [ %r3+ 4 ];\n{\nret;\n}\nT: .branchtargets L ;\n}\n\n\n';
  assert.equal(
    assertSound(text, 'the text'),
    `.version 8.0
.target sm_80

.visible .entry k(.param .u64 data,
    .param .u32 n)
.maxntid 128, 1
{
    .reg .b32 %r<4>;
    .reg .pred p;
    mov.b32             %r1, 1; // one
    // own line
L:
    @!p bra             L;
    ld.global.v2.b32    {%r1, %r2}, [%r3+4];
    {
        ret;
    }
T: .branchtargets L;
}
`,
  );
});

test('settings: no column, a gutter for guards, tabs', () => {
  const body = (lines: string): string => `.version 8.0\n.target sm_80\n.entry k()\n{\n${lines}}\n`;
  const text = body('@p add.s32 a,b,c;\nadd.s32 a, b, c;\n');
  assert.equal(formatted(text, { operandColumn: 0 }), body('    @p add.s32 a, b, c;\n    add.s32 a, b, c;\n'));
  assert.equal(
    formatted(text, { operandColumn: 0, guardColumns: 6 }),
    body('    @p    add.s32 a, b, c;\n          add.s32 a, b, c;\n'),
  );
  assert.equal(
    formatted(text, { operandColumn: 0, indentation: '\t' }),
    body('\t@p add.s32 a, b, c;\n\tadd.s32 a, b, c;\n'),
  );
});

test('settings: labels with the statements', () => {
  const text = '.version 8.0\n.target sm_80\n.entry k()\n{\nL:\n    ret;\n}\n';
  assert.equal(formatted(text, { labels: 'indented' }), text.replace('L:', '    L:'));
  assert.equal(formatted(text), text);
});

test('an opcode in pieces is put together before its width counts', () => {
  assertSound('.version 8.0\n.target sm_80\n.entry k()\n{\nadd .f32 a, b, c;\n}\n', 'an opcode');
});

test('long vectors are wrapped', () => {
  const vector = Array.from({ length: 32 }, (_, i) => `%r${i}`).join(', ');
  const once = assertSound(
    `.version 8.0\n.target sm_90a\n.entry k()\n{\ntcgen05.ld.sync.aligned.32x32b.x32.b32 {${vector}}, [%r1];\n}\n`,
    'a vector',
  );
  assert.equal(once.split('\n').length, 4 + 4 + 2);
  assert.ok(once.split('\n').every((line) => line.length <= 120));
});

test('what is too long for a line goes on in the next, in front of an operand where that is enough', () => {
  const rows = (statement: string): string[] =>
    assertSound(`.version 8.0\n.target sm_90a\n.entry k()\n{\n${statement}\n}\n`, statement)
      .split('\n')
      .slice(4, -2)
      .map((line) => line.trim());
  assert.deepEqual(
    rows('mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {f0,f1,f2,f3},{%r1,%r2,%r3,%r4},{%r5,%r6},{f0,f1,f2,f3};'),
    [
      'mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {f0, f1, f2, f3}, {%r1, %r2, %r3, %r4}, {%r5, %r6},',
      '{f0, f1, f2, f3};',
    ],
  );
  const names = Array.from({ length: 4 }, (_, i) => `a_register_with_a_long_name_${i}`);
  assert.deepEqual(rows(`st.global.v4.b32 [%rd1],{${names.join()}};`), [
    'st.global.v4.b32    [%rd1],',
    `{${names[0]}, ${names[1]}, ${names[2]},`,
    `${names[3]}};`,
  ]);
  assert.deepEqual(rows(`call (${names[0]}),${names[1]},(${names.join()});`), [
    `call                (${names[0]}), ${names[1]},`,
    `(${names[0]}, ${names[1]}, ${names[2]},`,
    `${names[3]});`,
  ]);
});

test('what is not understood stays as it is', () => {
  for (const text of [
    '.version 8.0\n.target sm_80\n.entry k(.param) {   add.s32   a, b, c;   }\n',
    '.section .debug_info\n{\n.b8   1\n  .b8 2\n}\n',
    '<?xml version="1.0"?>\n  <a/>',
    '',
    '\n\n',
  ])
    assert.equal(formatted(text).trim(), text.trim());
  const inside = '.version 8.0\n.target sm_80\n.entry k()\n{\n    add.s32 a, /* why */   b, c;\n}\n';
  assert.equal(formatted(inside), inside);
  const broken = '.version 8.0\n.target sm_80\n.entry k() {   add.s32   ,, ;   }\n';
  assert.equal(formatted(broken), '.version 8.0\n.target sm_80\n.entry k()\n{\n    add.s32   ,, ;\n}\n');
});

test('ranges: only gaps inside, and a part of the whole', () => {
  const text = '.version 8.0\n.target sm_80\n.entry k()\n{\nadd.s32 a,b,c;\nadd.s32 d,e,f;\n}\n';
  const document = new PtxDocument('file:///k.ptx', 'ptx', 1, text);
  const start = text.indexOf('add.s32 d');
  const edits = format(document, defaultFormat, { start: start + 1, end: start + 14 });
  assert.ok(edits.length > 0 && edits.every((edit) => edit.start > start && edit.end <= start + 14));
  // From its beginning on a line gets its indentation; the gap in front of it stays otherwise.
  const line = format(document, defaultFormat, { start, end: start + 14 });
  assert.equal(applyEdits(text, line), text.replace('add.s32 d,e,f', '    add.s32             d, e, f'));
});
