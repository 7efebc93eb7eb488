// The types of values in registers that have none: `«f32»` behind a result is the hint that has to stand there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeHints } from '../../server/src/features/typeHints';
import { analysisOf } from './harness';

const header = '.version 8.8\n.target sm_100a\n.address_size 64\n';
const registers =
  '.reg .pred %p<4>; .reg .b16 %h<9>; .reg .b32 %r<20>; .reg .f32 %f<9>; .reg .b64 %rd<9>; .shared .b32 s[64];';

function hints(text: string, start = 0, end = text.length): string {
  let shown = '';
  let at = 0;
  for (const { offset, label } of typeHints(analysisOf(text), start, end, { operandTypes: true })) {
    shown += `${text.slice(at, offset)}«${label}»`;
    at = offset;
  }
  return shown + text.slice(at);
}

/** The body is given with its hints. */
function assertHints(body: string): void {
  const text = (statements: string): string => `${header}.entry k(.param .u64 n)\n{\n${registers}\n${statements}\n}\n`;
  assert.equal(hints(text(body.replace(/«[^»]*»/g, ''))), text(body));
}

test('what is loaded as bits has the type under which it is used', () => {
  assertHints('ld.global.b32 %r1«: f32», [%rd1];\nadd.f32 %r2, %r1, %r1;');
  assertHints('ld.shared.b32 %r1«: s32», [s];\nsetp.lt.s32 %p1, %r1, 5;');
  assertHints('ld.shared.b16 %h1«: f16», [s];\nfma.rn.f16 %h2, %h1, %h1, %h1;');
  assertHints('ld.global.b64 %rd2«: f64», [%rd1];\nadd.f64 %rd3, %rd2, %rd2;');
  assertHints('shfl.sync.bfly.b32 %r1«: f32»|%p1, %r2, 1, 31, -1;\nadd.f32 %r2, %r2, %r1;');
});

test('also where it is written by its type and handed on as bits', () =>
  assertHints(
    'add.f32 %r1, %r2, %r3;\nmov.b32 %r4«: f32», %r1;\nselp.b32 %r5«: f32», %r4, %r6, %p1;\nst.shared.b32 [s], %r5;',
  ));

test('one hint for a vector of one type, others for each', () => {
  assertHints('ld.shared.v2.b32 {%r1, %r2}«: f32», [s];\nadd.f32 %r3, %r1, %r2;');
  assertHints('ld.shared.v2.b32 {%r1«: f32», %r2«: u32»}, [s];\nadd.f32 %r3, %r1, %r1;\nmul.hi.u32 %r4, %r2, %r2;');
  assertHints('ld.shared.v2.b32 {%r1, _}«: f32», [s];\nadd.f32 %r3, %r1, %r1;');
  assertHints('ld.shared.v2.b32 {%r1«: f32», %f1}, [s];\nadd.f32 %r3, %r1, %f1;');
});

test('fragments of a matrix', () =>
  assertHints(
    'ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%r1, %r2, %r3, %r4}«: f16x2», [s];\nldmatrix.sync.aligned.m8n8.x2.shared.b16 {%r5, %r6}«: f16x2», [s];\nmma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%f1, %f2, %f3, %f4}, {%r1, %r2, %r3, %r4}, {%r5, %r6}, {%f1, %f2, %f3, %f4};',
  ));

test('pairs: put together and taken apart', () => {
  assertHints(
    'mov.b32 %r1«: f16x2», {%h1, %h2};\nadd.f16 %h1, %h2, %h2;\nadd.f16 %h2, %h1, %h1;\nst.shared.b32 [s], %r1;',
  );
  assertHints('ld.shared.b32 %r1«: f16x2», [s];\nmov.b32 {%h1, %h2}«: f16», %r1;\nadd.f16 %h3, %h1, %h2;');
});

test('nothing where there is nothing new', () => {
  // The opcode or the declaration says it.
  assertHints('ld.global.f32 %r1, [%rd1];\nadd.f32 %r2, %r1, %r1;');
  assertHints('ld.global.b32 %f1, [%rd1];\nadd.f32 %f2, %f1, %f1;');
  // A mask is an integer, and so is what a literal is moved to.
  assertHints('and.b32 %r1, %r2, 7;\nadd.s32 %r3, %r1, 1;');
  assertHints('mov.b32 %r1, 5;\nadd.s32 %r3, %r1, 1;');
  // Both signs.
  assertHints('ld.shared.b32 %r1, [s];\nadd.s32 %r3, %r1, 1;\nsetp.lt.u32 %p1, %r1, 4;');
  // An address.
  assertHints('ld.param.b64 %rd1, [n];\nadd.s64 %rd2, %rd1, 8;\nld.global.f32 %f1, [%rd2];');
  // Bits all the way.
  assertHints('ld.shared.b32 %r1, [s];\nst.shared.b32 [s], %r1;');
});

test('bits that are read as two things, and a register for two values', () => {
  assertHints('ld.shared.b32 %r1«: f32 | s32», [s];\nadd.f32 %r2, %r1, %r1;\nsetp.lt.s32 %p1, %r1, 0;');
  assertHints('or.b32 %r1«: f32», %r2, 1065353216;\nadd.f32 %r3, %r1, %r1;');
  assertHints('ld.shared.b32 %r1, [s];\nadd.f32 %r2, %r1, %r1;\nld.shared.b32 %r1, [s];\nadd.s32 %r3, %r1, 1;');
});

test('only what is asked for, and nothing when it is off', () => {
  const text = `${header}.entry k()\n{\n${registers}\nld.shared.b32 %r1, [s];\nld.shared.b32 %r2, [s];\nadd.f32 %r3, %r1, %r2;\n}\n`;
  const second = text.indexOf('ld.shared.b32 %r2');
  assert.equal(hints(text, second, text.length), text.replace('%r2, [s]', '%r2«: f32», [s]'));
  assert.equal(hints(text, 0, second), text.replace('%r1, [s]', '%r1«: f32», [s]'));
  assert.deepEqual(typeHints(analysisOf(text), 0, text.length, { operandTypes: false }), []);
});

test('half-written and hostile text: an answer', () => {
  for (const body of [
    'ld.global.b32 %r1',
    'ld.global.b32 %r1, [%rd1]\nadd.f32 %r2, %r1',
    'ld.shared.v2.b32 {%r1, ',
    'mov.b32 {, }, %r1;',
    'mov.b32 %r1, {%r2, {%r3}};',
    '@ ld.b32',
    'mov.b32 %r1, %r2; mov.b32 %r2, %r1;',
    'mov.b32 %r99999999999, %nothing;',
    '{ { ld.b32 %r1, [',
    '@%p1 @%p2 . . . mov',
  ])
    hints(`${header}.entry k()\n{\n${registers}\n${body}`);
  for (const text of ['', '.entry', 'mov.b32 %r1, %r2;', '}{', '\u0000\uffff']) hints(text);
});
