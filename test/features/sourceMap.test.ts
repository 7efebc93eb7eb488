// Between PTX and the CUDA source: by `.loc` forwards and back, in hovers, and as folds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRanges } from '../../server/src/features/foldingRanges';
import { codeOfLine, sourceAt, sourceSentence } from '../../server/src/features/sourceMap';
import { analysisOf, hoverText } from './harness';

const text = [
  '.version 8.0',
  '.target sm_80',
  '.address_size 64',
  '.entry k()',
  '{',
  '  .reg .b32 %r<4>;',
  '  mov.u32 %r1, 0;',
  '  .loc 1 10 3',
  '  add.u32 %r1, %r1, 1;',
  '  add.u32 %r1, %r1, 2;',
  '  .loc 2 7 1, function_name info, inlined_at 1 11 5',
  '  sub.u32 %r1, %r1, 3;',
  '  {',
  '  .loc 1 10 9',
  '  xor.b32 %r1, %r1, 4;',
  '  and.b32 %r1, %r1, 5;',
  '  }',
  '  .loc 1 0 0',
  '  ret;',
  '}',
  '.entry other() { ret; }',
  '.file 1 "/src/saxpy.cu"',
  '.file 2 "include\\\\half.h"',
  '.section .debug_str { info: .b8 0 }',
].join('\n');
const analysis = analysisOf(text);
const at = (word: string) => sourceAt(analysis, text.indexOf(word));
const places = (line: number, name = 'saxpy.cu') =>
  codeOfLine(analysis, (path) => path.endsWith(name), line).map(
    ({ start, end }) => text.slice(start, end).split('\n').length,
  );

test('forwards: the last `.loc` above in the same function', () => {
  assert.equal(at('mov.u32'), undefined);
  assert.deepEqual(at('add.u32 %r1, %r1, 2'), { path: '/src/saxpy.cu', line: 10, column: 3, inlinedAt: undefined });
  assert.equal(at('  .loc 1 10 3')?.line, 10, 'in front of a `.loc` on its line');
  const inlined = at('sub.u32');
  assert.deepEqual(inlined?.inlinedAt, { path: '/src/saxpy.cu', line: 11, column: 5 });
  assert.match(sourceSentence(inlined), /^From line 7 of `half\.h`, inlined into line 11 of `saxpy\.cu`\.$/);
  assert.equal(at('ret;\n}'), undefined, 'line 0 is no line');
  assert.equal(at('ret; }'), undefined, 'another function begins anew');
});

test('back: every stretch of a line', () => {
  assert.deepEqual(places(10), [3, 4]);
  assert.deepEqual(places(7, 'half.h'), [3]);
  assert.deepEqual(places(7), []);
  assert.deepEqual(places(10, 'missing.cu'), []);
});

test('an instruction says where it comes from, others do not', () => {
  assert.match(hoverText(text.replace('xor.b32', '<|>xor.b32')), /\n\nFrom line 10 of `saxpy\.cu`\.$/);
  assert.doesNotMatch(hoverText(text.replace('mov.u32', '<|>mov.u32')), /From line/);
});

test('the code of a line folds, within its braces', () => {
  const folds = foldingRanges(analysis)
    .filter(({ kind }) => kind === 'region')
    .map(({ start, end }) => [start, end].map((offset) => text.slice(0, offset).split('\n').length).join('-'));
  assert.deepEqual(folds, ['8-10', '11-17', '14-16', '18-19']);
});

test('half-written and hostile text: an answer', () => {
  const header = '.version 8.0\n.target sm_80\n.address_size 64\n';
  for (const end of [
    '',
    '.loc',
    '.loc 1',
    '.loc 1 2',
    '.loc 1 2 3, function_name',
    '.loc 1 2 3 , inlined_at',
    '.loc 99999999999999999999 1 1',
    '.file 1 "',
    '}}.loc 1 1 1',
  ]) {
    const broken = `${header}.file 1 "a.cu"\n.entry k() { ${end} ret;`;
    const found = analysisOf(broken);
    for (let offset = 0; offset <= broken.length; offset += 3) sourceAt(found, offset);
    codeOfLine(found, () => true, 1);
    foldingRanges(found);
  }
  assert.equal(sourceAt(analysisOf('<pretext/>'), 3), undefined);
});
