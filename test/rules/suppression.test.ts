// Comments and settings that silence rules or make their findings more or less severe.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AnalysisOptions, analyse } from '../../server/src/analysis';
import { type RuleLevels, ruleLevels } from '../../server/src/rules/severity';
import { PtxDocument } from '../../server/src/syntax/document';

const header = '.version 8.0\n.target sm_80\n.address_size 64\n';

/** `line severity[code]` of each diagnostic of a text. */
function found(text: string, options: AnalysisOptions = { flow: 'all' }): string[] {
  const document = new PtxDocument('', 'ptx', 1, text);
  return analyse(document, options).diagnostics.map(
    ({ start, severity, code }) => `${document.positionAt(start).line + 1} ${severity}[${code}]`,
  );
}

const body = (lines: string): string => `${header}.entry k()\n{\n${lines}\n}\n`;

test('a comment silences its own line', () => {
  assert.deepEqual(found(body('a: bar.sync 0; // ptx-lens: ignore unused-label\nb: ret;')), ['7 hint[unused-label]']);
});

test('a comment that stands alone silences the next line of code', () => {
  assert.deepEqual(found(body('// ptx-lens: ignore unused-label\n// a word more\na: bar.sync 0;\nb: ret;')), [
    '9 hint[unused-label]',
  ]);
});

test('a comment behind a statement does not reach the next line', () => {
  assert.deepEqual(found(body('bar.sync 0; // ptx-lens: ignore unused-label\nb: ret;')), ['7 hint[unused-label]']);
});

test('several codes, blanks, a reason, Windows lines', () => {
  const comment = '  //  ptx-lens:  ignore unused-label ,undefined-symbol -- as the tool wrote it';
  assert.deepEqual(found(body(`${comment}\na: bar.sync missing;\nret;`).replaceAll('\n', '\r\n')), []);
});

test('another code silences nothing', () => {
  assert.deepEqual(found(body('// ptx-lens: ignore unreachable-code\na: ret;')), ['7 hint[unused-label]']);
});

test('ignore-file counts in the first 50 lines', () => {
  const file = (at: number): string =>
    `${header}${'\n'.repeat(at - 4)}// ptx-lens: ignore-file unused-label\n.entry k() { a: ret; }\n`;
  assert.deepEqual(found(file(50)), []);
  assert.deepEqual(found(file(51)), ['52 hint[unused-label]']);
});

test('a comment above a function silences what is found on its first line, whatever block it belongs to', () => {
  const text = `${header}.entry k() { ret; }\n// ptx-lens: ignore duplicate-declaration\n.entry k() { ret; }\n`;
  assert.deepEqual(found(text), []);
  assert.deepEqual(found(text.replace('ignore duplicate', 'ignore unknown')), [
    '5 hint[unknown-suppression]',
    '6 error[duplicate-declaration]',
  ]);
});

test('what names no rule is told', () => {
  const text = body('// ptx-lens: ignore\n// ptx-lens: silence unused-label\n// ptx-lens: ignore nonsense\nret;');
  assert.deepEqual(found(text), [
    '6 hint[unknown-suppression]',
    '7 hint[unknown-suppression]',
    '8 hint[unknown-suppression]',
  ]);
  assert.deepEqual(found(text, { least: 'warning', flow: 'all' }), []);
});

test('levels: off, and more or less severe', () => {
  const text = body('a: ret;\nbar.sync 0;');
  const levels = (given: Record<string, unknown>): RuleLevels => ruleLevels(Object.entries(given));
  const judged = (given: Record<string, unknown>): string[] => found(text, { flow: 'all', levels: levels(given) });
  assert.deepEqual(judged({}), ['6 hint[unused-label]', '7 warning[unreachable-code]']);
  assert.deepEqual(judged({ 'unused-label': 'off' }), ['7 warning[unreachable-code]']);
  assert.deepEqual(judged({ 'unused-label': 'error', 'unreachable-code': 'information' }), [
    '6 error[unused-label]',
    '7 information[unreachable-code]',
  ]);
  assert.deepEqual(judged({ 'unused-label': 7, 'unreachable-code': 'nonsense', constructor: 'off' }), judged({}));
});

test('what is off by default is told where a setting asks for it', () => {
  const text = `${header.replace('sm_80', 'sm_86')}.entry k() {
.reg .f64 %fd<3>;
.reg .f32 %f<3>;
mov.f64 %fd1, 0d3FF0000000000000;
add.f64 %fd2, %fd1, %fd1;
fma.rn.f64 %fd2, %fd2, %fd1, %fd1;
st.local.f64 [0], %fd2;
mov.f32 %f1, 0f3F800000;
sqrt.rn.f32 %f2, %f1;
st.local.f32 [0], %f2;
ret;
}
`;
  assert.deepEqual(found(text), []);
  const levels = ruleLevels([
    ['slow-double', 'warning'],
    ['precise-division', 'hint'],
  ]);
  assert.deepEqual(found(text, { flow: 'all', levels }), ['8 warning[slow-double]', '12 hint[precise-division]']);
  assert.deepEqual(found(text.replace('sm_86', 'sm_80'), { flow: 'all', levels }), ['12 hint[precise-division]']);
});

test('what is less severe than wanted is not looked for, but for what the settings make of it', () => {
  const text = body('a: ret;');
  assert.deepEqual(found(text, { flow: 'all', least: 'warning' }), []);
  const levels = ruleLevels([['unused-label', 'warning']]);
  assert.deepEqual(found(text, { flow: 'all', least: 'warning', levels }), ['6 warning[unused-label]']);
});

test('suspicious functions alone: what the quick look does not notice is left', () => {
  const text = body('a: ret;\nbar.sync 0;');
  assert.deepEqual(found(text, { flow: 'suspicious' }), ['7 warning[unreachable-code]']);
  assert.deepEqual(found(text, {}), []);
});

test('functions with errors are not judged by their flow', () => {
  assert.deepEqual(found(body('a: addd.u32 1;\nret;')), ['6 error[unknown-opcode]']);
});

test('what is left for later is found later, and what is known is kept', () => {
  const document = new PtxDocument('', 'ptx', 1, `${header}.entry k() { a: ret; }\n.entry l() { b: ret; }\n`);
  let left = 1;
  const first = analyse(document, { flow: 'all', isOver: () => left-- <= 0 });
  assert.deepEqual([first.isComplete, first.diagnostics.length], [false, 1]);
  const second = analyse(document, { flow: 'all' });
  assert.deepEqual([second.isComplete, second.diagnostics.length], [true, 2]);
  const third = analyse(document, { flow: 'all', isOver: () => assert.fail('all is known') });
  assert.deepEqual([third.isComplete, third.diagnostics.length], [true, 2]);
});
