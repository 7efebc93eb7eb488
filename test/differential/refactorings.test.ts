// Refactorings that keep the meaning keep the machine code. Live where ptxas is; elsewhere our own analysis stands for it
// (test/features/refactorings.property.test.ts).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analysisOf } from '../features/harness';
import { refactoredAt } from '../features/refactoring';
import { sameCode } from './machineCode';
import { findPtxas, versionOf } from './ptxas';

const text = `.version 8.0
.target sm_80
.address_size 64

.visible .entry k(.param .u64 data, .param .u32 count)
{
  .reg .pred %p<9>;
  .reg .b32 %r<99>;
  .reg .f32 %f<9>;
  .reg .b64 %rd<9>;
  .reg .b32 single, other;
  .reg .b32 nothing, third;
  ld.param.u64 %rd1, [data];
  ld.param.u32 %r1, [count];
  cvta.to.global.u64 %rd2, %rd1;
  ld.global.f32 %f1, [%rd2];
  mul.f32 %f2, %f1, 0fC0490FDB;
  add.f32 %f3, %f2, -0.1;
  setp.lt.s32 %p1, %r1, 4;
  @%p1 bra SMALL;
  bra LARGE;
SMALL:
  setp.gt.f32 %p2, %f1, %f3;
  @%p2 st.global.f32 [%rd2+4], %f2;
  ret;
LARGE:
  mad.lo.s32 %r2, %r1, 12, %r1;
  mov.b32 single, 77;
  add.s32 other, %r2, single;
  mul.lo.s32 %r4, other, %r2;
  add.s32 third, other, %r4;
  st.global.u32 [%rd2], third;
  st.global.f32 [%rd2+8], %f3;
  ret;
}
`;

// `swapBranches` is not among them: the meaning stays, but ptxas 13.0 lays the two branches out in the order of the jumps.
/** Where it is asked for and the beginning of its title. */
const kept: readonly (readonly [word: string, title: string])[] = [
  ['0fC0490FDB', 'Write the number as'],
  ['-0.1', 'Write the number as'],
  ['@%p1', 'Invert the predicate `%p1`'],
  ['mad.lo', 'Write `mad.lo` as'],
  ['mul.lo', 'Write `mul.lo` and `add` as'],
  ['single;\n  mul', 'Write `77` in place of'],
  ['12, %r1', 'Move `12` to a register'],
  ['.reg .b32 %r<99>', 'Shorten `%r<99>` to `%r<5>`'],
  ['.reg .b32 single', 'Declare each register by itself'],
  ['.reg .b32 single', 'Declare the 2 groups'],
  ['.reg .pred', 'Sort the declarations'],
  ['.reg .pred', 'Remove the declarations'],
  ['@%p2', 'Invert the predicate `%p2`'],
];

for (const [word, title] of kept) {
  test(`refactoring at ${word} keeps the machine code: ${title}`, async (t) => {
    const after = refactoredAt(text, word, title);
    assert.ok(after !== undefined && after !== text, 'it is offered');
    assert.deepEqual(
      analysisOf(after).diagnostics.filter(({ severity }) => severity === 'error'),
      [],
    );
    const ptxas = findPtxas();
    if (ptxas === undefined) return t.diagnostic('ptxas is not on PATH: judged by our own analysis only');
    assert.ok(await sameCode(ptxas, text, after), `ptxas ${versionOf(ptxas)}:\n${after}`);
  });
}
