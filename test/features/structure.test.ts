// Outline, folding and code lenses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis';
import { codeLenses } from '../../server/src/features/codeLens';
import { documentSymbols, type OutlineItem } from '../../server/src/features/documentSymbols';
import { foldingRanges } from '../../server/src/features/foldingRanges';
import { analysisOf, kernel, uri } from './harness';

const module = `//
// Made by hand
//
.version 8.0
.target sm_90
.address_size 64

.global .align 16 .v4 .f32 table[4];
.shared .align 4 .b8 pool[4096];
.extern .func (.param .b32 result) print(.param .b64 text);

/* What it does:
   nothing much. */
.visible .entry work(
  .param .u64 data,
  .param .u32 count
)
.maxntid 128, 1, 1
{
  .reg .pred %p<2>;
  .reg .b32 a, b, %r<4>;
  .reg .b64 %rd<4>;

  ld.param.u64 %rd1, [data];
  mov.u32 a, pool;
$L__tmp0:
L:
  {
    .reg .b32 inner;
    mov.u32 inner, a;
  }
  setp.eq.s32 %p1, a, 0;
  @%p1 bra L;
  call.uni (a),
    print,
    (%rd1);
  ret;
}

.section .debug_str
{
.b8 1
.b8 2
}
`;

function outline(items: readonly OutlineItem[], indent = ''): string[] {
  return items.flatMap((item) => [
    `${indent}${item.kind} ${item.name}${item.detail ? ` (${item.detail})` : ''}`,
    ...outline(item.children, `${indent}  `),
  ]);
}

test('outline: functions with what they declare', () => {
  assert.deepEqual(outline(documentSymbols(analysisOf(module))), [
    'variable table (.global .v4 .f32, 64 bytes)',
    'variable pool (.shared .b8, 4096 bytes)',
    'function print (.extern .func declaration)',
    '  parameter result (.param .b32, 4 bytes)',
    '  parameter text (.param .b64, 8 bytes)',
    'entry work (.visible .entry 7 instructions)',
    '  parameter data (.param .u64, 8 bytes)',
    '  parameter count (.param .u32, 4 bytes)',
    '  registers %p<2> (.reg .pred)',
    '  registers a (.reg .b32)',
    '  registers b (.reg .b32)',
    '  registers %r<4> (.reg .b32)',
    '  registers %rd<4> (.reg .b64)',
    '  label L',
    '  registers inner (.reg .b32)',
  ]);
});

test('outline: of a large text the functions and variables alone', () => {
  const large = `${module}// ${'x'.repeat(4_000_000)}\n`;
  assert.deepEqual(outline(documentSymbols(analysisOf(large))), [
    'variable table (.global .v4 .f32, 64 bytes)',
    'variable pool (.shared .b8, 4096 bytes)',
    'function print (.extern .func)',
    'entry work (.visible .entry)',
  ]);
  const { start, end } = documentSymbols(analysisOf(large))[3];
  assert.ok(module.slice(start, end).startsWith('work(') && module.slice(start, end).endsWith('}'));
});

test('outline: names lie in their items, children in their parents', () => {
  const text = module;
  const check = (items: readonly OutlineItem[], start: number, end: number): void => {
    for (const item of items) {
      assert.ok(item.start >= start && item.end <= end, item.name);
      assert.ok(item.selectionStart >= item.start && item.selectionEnd <= item.end, item.name);
      assert.equal(text.slice(item.selectionStart, item.selectionEnd), item.name.replace(/<.*/, ''));
      check(item.children, item.start, item.end);
    }
  };
  check(documentSymbols(analysisOf(text)), 0, text.length);
});

/** First and last line (1-based) and kind of every range. */
function folded({ document }: Analysis, ranges: ReturnType<typeof foldingRanges>): string[] {
  const line = (offset: number): number => document.positionAt(offset).line + 1;
  return ranges.map(({ start, end, kind }) => `${line(start)}-${line(end)}${kind ? ` ${kind}` : ''}`);
}

test('folding: comments, headers, bodies, declarations, calls and sections', () => {
  const analysis = analysisOf(module);
  assert.deepEqual(folded(analysis, foldingRanges(analysis)), [
    '1-3 comment',
    '12-13 comment',
    '14-16',
    '19-37',
    '20-22 region',
    '27-33',
    '28-30',
    '34-36',
    '40-43',
  ]);
});

test('folding: loops, the inner one in the outer one, before the code of a source line that crosses one', () => {
  const lines = [
    '  .loc 1 1 1',
    '  mov.u32 %r1, 0;',
    '$outer:',
    '  mov.u32 %r2, 0;',
    '$again: $inner:',
    '  add.s32 %r2, %r2, 1;',
    '  setp.lt.s32 %p1, %r2, 9;',
    '  @%p1 bra $inner;',
    '  add.s32 %r1, %r1, 1;',
    '  .loc 1 2 1',
    '  setp.lt.s32 %p1, %r1, 9;',
    '  @%p1 bra $outer;',
    '  st.global.u32 [%rd1], %r1;',
    '  ret;',
  ];
  const text = kernel(lines.join('\n'));
  const first = text.slice(0, text.indexOf(lines[0])).split('\n').length;
  const loops = (ranges: readonly string[]): string[] =>
    ranges
      .filter((range) => Number.parseInt(range, 10) >= first)
      .map((range) => range.replace(/\d+/g, (line) => lines[Number(line) - first].trim()));
  const analysis = analysisOf(text);
  assert.deepEqual(loops(folded(analysis, foldingRanges(analysis))), [
    '$outer:-@%p1 bra $outer;',
    '$again: $inner:-@%p1 bra $inner;',
  ]);
  const large = analysisOf(`${text}// ${'x'.repeat(1_000_000)}\n`);
  assert.deepEqual(loops(folded(large, foldingRanges(large))), [
    '.loc 1 1 1-add.s32 %r1, %r1, 1; region',
    '.loc 1 2 1-ret; region',
  ]);
});

test('folding: a loop on one line, one of a half-written branch, and one with code above its header', () => {
  const inBody = (body: string): string[] => {
    const text = kernel(body);
    const analysis = analysisOf(text);
    const first = text.slice(0, text.indexOf(body)).split('\n').length;
    return folded(analysis, foldingRanges(analysis)).filter((range) => Number.parseInt(range, 10) >= first);
  };
  assert.deepEqual(inBody('L: bra L;'), []);
  assert.deepEqual(inBody('L:\n  add.s32 %r1, %r1, 1;\n  bra'), []);
  assert.deepEqual(inBody('bra L;\nB:\n  add.s32 %r1, %r1, 1;\nL:\n  @%p1 bra B;\n  ret;'), []);
});

test('folding: of a large text the bodies of functions alone', () => {
  const large = analysisOf(`${module}// ${'x'.repeat(4_000_000)}\n`);
  assert.deepEqual(folded(large, foldingRanges(large)), ['19-37']);
});

test('folding: an open body folds to the end, other line ends count too', () => {
  const open = analysisOf('.version 8.0\r\n.target sm_90\r\n.entry k()\r\n{\r\n  ret;\r\n');
  assert.deepEqual(folded(open, foldingRanges(open)), ['4-5']);
});

test('code lens: registers, where most of them live, predicates, shared memory', () => {
  const analysis = analysisOf(module);
  const [lens, ...others] = codeLenses(analysis);
  assert.equal(others.length, 0, 'a declaration has none');
  assert.match(
    lens.title,
    /^≈ 24 registers(?: \(\d+–\d+\))? · 4 live at most \(line 30\) · 1 predicate · 4 KB shared · makes calls$/,
  );
  assert.equal(module.slice(lens.start, lens.end), 'work');
  assert.equal(lens.command?.name, 'ptx.goToMaximumPressure');
  assert.deepEqual(lens.command?.arguments, [uri, { line: 29, character: 4 }]);
});

test('code lens: a range where nothing fixes the number', () => {
  const [lens] = codeLenses(analysisOf(kernel('  add.s32 %r1, %r2, %r3;')));
  assert.match(lens.title, /^≈ \d+ registers \(\d+–\d+\) · 2 live at most \(line 13\)$/);
  assert.match(lens.tooltip, /an estimate/);
});

test('code lens: an empty body has no place to go to', () => {
  const [lens] = codeLenses(analysisOf('.version 8.0\n.target sm_90\n.entry k() { }\n'));
  assert.match(lens.title, /0 live at most$/);
  assert.equal(lens.command, undefined);
});

test('structure: a text that is no PTX has none', () => {
  const analysis = analysisOf('<?xml version="1.0"?>\n<pretext><p/></pretext>\n');
  assert.deepEqual(documentSymbols(analysis), []);
  assert.deepEqual(foldingRanges(analysis), []);
  assert.deepEqual(codeLenses(analysis), []);
});

test('structure: half a kernel does not throw', () => {
  const whole = kernel('L:\n  add.s32 %r1, %r2, 4;\n  bra L;');
  for (let length = 0; length < whole.length; length += 3) {
    const analysis = analysisOf(whole.slice(0, length));
    documentSymbols(analysis);
    foldingRanges(analysis);
    codeLenses(analysis);
  }
});
