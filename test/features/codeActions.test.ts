// Quick fixes: what is offered for the mistakes of their fixtures, and what each does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis';
import type { TextEdit } from '../../server/src/base/text';
import { fixAllOf, fixesOf, quickFixes, safeFixes } from '../../server/src/features/codeActions';
import { analysisOf, kernel } from './harness';

const applied = (analysis: Analysis, edits: readonly TextEdit[] | undefined): string =>
  analysis.document.edited(edits ?? []).getText();

test('fix all of a kind: every finding with a preferred fix, and nothing else', () => {
  const text = kernel(
    '  add.f32.rn %f1, %f2, %f3;\n  ld.u32.global %r1, [%rd1];\n  mov.u32 %r1, %r20;\n  mov.u32 %r1, %r30;',
  );
  const analysis = analysisOf(text);
  assert.match(applied(analysis, fixAllOf(analysis, 'modifier-order')), /add\.rn\.f32 .*\n.*ld\.global\.u32 /);
  const raised = applied(analysis, fixAllOf(analysis, 'undefined-symbol'));
  assert.equal(raised, text.replace('%r<16>', '%r<31>'), 'one edit serves both');
  assert.equal(fixAllOf(analysis, 'missing-semicolon'), undefined);
});

test('safe fixes: semicolons and order, not names or versions', () => {
  const text = kernel('  add.f32.rn %f1, %f2, %f3\n  movv.u32 %r1, %r2;\n  mov.u32 %r1, %r20;');
  const analysis = analysisOf(text);
  const expected = text.replace('add.f32.rn %f1, %f2, %f3', 'add.rn.f32 %f1, %f2, %f3;');
  assert.equal(applied(analysis, safeFixes(analysis)), expected);
});

test('quick fixes: those of the findings that touch the range', () => {
  const analysis = analysisOf(kernel('  addd.u32 %r1, %r2, 1;\n  movv.u32 %r1, %r2;'));
  const at = analysis.document.getText().indexOf('movv');
  for (const [start, end] of [
    [at, at],
    [at + 4, at + 4],
    [at + 1, at + 2],
  ])
    assert.deepEqual(
      quickFixes(analysis, { start, end }).map(({ title }) => title),
      ['Change `movv` to `mov`'],
    );
  assert.deepEqual(quickFixes(analysis, { start: at + 8, end: at + 9 }), []);
});

/** A register is declared where it is looked for, in the file's own manner. */
test('declare a register: on a line of its own below the others, or on the only line', () => {
  const header = '.version 8.0\n.target sm_80\n.address_size 64\n';
  const cases: [string, string][] = [
    ['.entry k()\n{\n\t.reg .f32 %f;\n\tmov.f32 %f, %x;\n\tret;\n}\n', '\t.reg .f32 %f;\n\t.reg .f32 %x;\n\tmov'],
    ['.entry k()\r\n{\r\n  st.global.u8 [%a], %b;\r\n  ret;\r\n}\r\n', '{\r\n  .reg .b64 %a;\r\n  st.'],
    ['.entry k() { @%q ret; ret; }', '{ .reg .pred %q; @%q'],
    ['.entry k() { .reg .b32 %r; add.u32 %r, %y, 1; cvt.rn.f32.s32 %r, %y; ret; }', '%r; .reg .b32 %y; add'],
  ];
  for (const [source, part] of cases) {
    const analysis = analysisOf(source.includes('\r') ? header.replaceAll('\n', '\r\n') + source : header + source);
    const [fix] = fixesOf(analysis, analysis.diagnostics[0]);
    const text = applied(analysis, fix?.edits);
    assert.ok(text.includes(part), JSON.stringify(text));
  }
});

test('version and target: the least that serves all needs of the file', () => {
  const body = (statements: string, version = '7.0', target = 'sm_80'): string =>
    `.version ${version}\n.target ${target}, debug\n.address_size 64\n.section .debug_info { .b8 0 }\n.entry k() { .reg .b32 %r<4>; .reg .b64 %rd<4>; ${statements} ret; }\n`;
  const cases: [string, string][] = [
    [body('add.u16x2 %r1, %r2, %r3;', '7.8', 'sm_90'), 'Raise `.version` to 8.0'],
    [body('wgmma.fence.sync.aligned;'), 'Change `.target` to `sm_90a` and `.version` to 8.0'],
    [body('tcgen05.wait::ld.sync.aligned;', '8.0', 'sm_90a'), 'Change `.target` to `sm_100a` and `.version` to 8.6'],
    [body('barrier.cluster.arrive.aligned;', '8.0'), 'Change `.target` to `sm_90`'],
  ];
  for (const [text, title] of cases) {
    const analysis = analysisOf(text);
    const fixes = fixesOf(analysis, analysis.diagnostics[0]);
    assert.deepEqual(
      fixes.map((fix) => fix.title),
      [title],
    );
    assert.deepEqual(analysisOf(applied(analysis, fixes[0].edits)).diagnostics, []);
  }
});

/** What is offered about an operand that does not suit its opcode. */
function operandFixes(code: string, statement: string, operand: string): string[] {
  const analysis = analysisOf(kernel(`  ${statement}`));
  const text = analysis.document.getText();
  const start = text.indexOf(operand, text.indexOf(statement) + statement.indexOf(' '));
  const range = { start, end: start + operand.length };
  return fixesOf(analysis, { ...range, code, severity: 'error', message: '' }).map(({ title }) => title);
}

test('operands: the opcode that suits the registers, the same kind of type first', () => {
  const cases: [code: string, statement: string, operand: string, titles: string[]][] = [
    ['operand-type', 'add.s32 %rd1, %rd2, %rd3;', '%rd1', ['Write `add.s64`', 'Write `add.u64`']],
    ['operand-type', 'add.s32 %f1, %f2, %f3;', '%f1', ['Write `add.f32`']],
    ['operand-type', 'mul.lo.u32 %h1, %h2, %h3;', '%h1', ['Write `mul.lo.u16`', 'Write `mul.lo.s16`']],
    ['operand-type', 'cvt.u64.u32 %rd1, %rd2;', '%rd2', ['Write `cvt.u64.u64`', 'Write `cvt.u64.s64`']],
    [
      'vector-size',
      'ld.global.v2.f32 {%f1, %f2, %f3, %f4}, [%rd1];',
      '{%f1, %f2, %f3, %f4}',
      ['Write `ld.global.v4.f32`'],
    ],
    ['operand-kind', 'add.f32 %f1, %f2, 3;', '3', ['Write `0f40400000` (3.0)']],
  ];
  for (const [code, statement, operand, titles] of cases)
    assert.deepEqual(operandFixes(code, statement, operand).slice(0, titles.length), titles, statement);
});

test('operands: a register on a line of its own can be declared otherwise', () => {
  const statement = '.reg .f64 %x; add.s32 %r1, %r2, %x;';
  const analysis = analysisOf(kernel(`  ${statement}`));
  const start = analysis.document.getText().lastIndexOf('%x');
  const diagnostic = { start, end: start + 2, code: 'operand-type', severity: 'error', message: '' } as const;
  const fix = fixesOf(analysis, diagnostic).find(({ title }) => title === 'Declare `%x` as `.s32`');
  assert.ok(applied(analysis, fix?.edits).includes('.reg .s32 %x;'));
});
