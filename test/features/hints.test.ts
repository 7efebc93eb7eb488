// Hints behind literals and branches, and links to the source.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentLinks } from '../../server/src/features/documentLinks';
import { literalHints } from '../../server/src/features/literalHints';
import { structureHints } from '../../server/src/features/structureHints';
import { analysisOf } from './harness';

const header = '.version 8.0\n.target sm_80\n.address_size 64\n';

test('hints: floats as bits, and how far branches go', () => {
  const text = `${header}.entry k()\n{\nmov.f32 a, 0f3F800000;\nL:\nmov.f64 b, 0dBFE0000000000000;\nbra L;\nbra M;\nM: ret;\n}\n`;
  const analysis = analysisOf(text);
  const both = { hexFloats: true, branchDistance: true };
  const found = literalHints(analysis, 0, text.length, both).map(
    ({ offset, label }) => `${/[\w$]+$/.exec(text.slice(0, offset))?.[0]} ${label}`,
  );
  assert.deepEqual(found, ['0f3F800000 = 1.0', '0dBFE0000000000000 = -0.5', 'L ↑ 2', 'M ↓ 1']);
  assert.deepEqual(literalHints(analysis, 0, text.length, { hexFloats: false, branchDistance: false }), []);
  assert.equal(literalHints(analysis, text.indexOf('0d'), text.indexOf('bra'), both).length, 1);
});

test('hints: where parameters begin, and how deep loops lie', () => {
  const parameters = '.param .u8 a, .param .u32 b, .param .align 16 .b8 c[20], .param .u64 d';
  const body = 'A:\nB: add.s32 r, r, 1;\n@p bra B;\nC: add.s32 r, r, 2;\n@p bra C;\n@p bra A;\nret;\nD:';
  const text = `${header}.entry k(${parameters})\n{\n.reg .s32 r; .reg .pred p;\n.reg .u32 q;\nmov.u32 q, 0;\nE: ret;\n}\n.entry m()\n{\n.reg .s32 r; .reg .pred p;\nmov.s32 r, 0;\n${body.replace('A:', 'A: add.s32 r, r, 3;')}\n}\n`;
  const analysis = analysisOf(text);
  const all = { parameterOffsets: true, loopDepth: true };
  const found = structureHints(analysis, 0, text.length, all).map(
    ({ offset, label }) => `${/[\w[\]:]+$/.exec(text.slice(0, offset))?.[0]} ${label}`,
  );
  assert.deepEqual(found, ['a +0', 'b +4', 'c[20] +16', 'd +40', 'A: loop', 'B: loop in 1', 'C: loop in 1']);
  assert.deepEqual(structureHints(analysis, 0, text.length, { parameterOffsets: false, loopDepth: false }), []);
  assert.equal(structureHints(analysis, text.indexOf('B:'), text.indexOf('C:'), all).length, 1);
});

test('links: the file, and the lines of it', () => {
  const text = `${header}.file 1 "/src/kernel.cu"\n.entry k()\n{\n.loc 1 42 7\nret;\n.loc 2 1 1\n}\n`;
  const links = documentLinks(analysisOf(text)).map(({ start, end, path, line }) => [
    text.slice(start, end),
    path,
    line,
  ]);
  assert.deepEqual(links, [
    ['/src/kernel.cu', '/src/kernel.cu', undefined],
    ['42', '/src/kernel.cu', 42],
  ]);
});

test('hostile text: an answer', () => {
  for (const text of [
    '',
    '.file',
    '.file 1',
    '.file 1 "',
    `${header}.entry k( { .loc 1 .loc . 0f 0fzz bra bra L L:`,
    `${header}.entry k(.param .u32 a[, .param`,
  ]) {
    const analysis = analysisOf(text);
    documentLinks(analysis);
    literalHints(analysis, 0, text.length, { hexFloats: true, branchDistance: true });
    structureHints(analysis, 0, text.length, { parameterOffsets: true, loopDepth: true });
  }
});
