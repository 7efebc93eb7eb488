// Signatures of instructions and calls, with the operand at the cursor.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signatures } from '../../server/src/features/signatureHelp';
import { analysisOf, atMarker } from './harness';

const header = '.version 8.0\n.target sm_80\n.address_size 64\n';
const kernel = (body: string): string =>
  `${header}.extern .func (.param .b32 r) f(.param .b64 text, .param .b32 count);\n.entry k(.param .u64 data)\n{\n${body}\n}\n`;

/** Label and the active parameter's text, of the first signature. */
function first(body: string): [string, string | undefined] | undefined {
  const { analysis, offset } = atMarker(kernel(body));
  const [found] = signatures(analysis, offset);
  if (!found) return undefined;
  const active = found.parameters[found.active ?? -1];
  return [found.label, active && found.label.slice(active.start, active.end)];
}

test('instructions: the operand at the cursor, on half-typed lines', () => {
  assert.deepEqual(first('add.s32 <|>'), ['add.s32 d, a, b', 'd']);
  assert.deepEqual(first('add.s32 %r1, <|>'), ['add.s32 d, a, b', 'a']);
  assert.deepEqual(first('@%p1 add.s32 %r1, %r2, %r<|>3;'), ['add.s32 d, a, b', 'b']);
  assert.deepEqual(first('add.s32 %r1, %r2, %r3, <|>'), ['add.s32 d, a, b', undefined]);
  assert.deepEqual(first('ld.global.v4.f32 {%f1, %f2, <|>')?.[1], 'd');
  assert.deepEqual(first('ld.global.f32 %f1, [%rd<|>1+8];')?.[1], '[a]');
  assert.deepEqual(first('setp.eq.s32 %p1|<|>')?.[1], 'p{|q}');
  assert.deepEqual(first('shfl.sync.idx.b32 %r1|%p1, %r2, <|>')?.[1], 'b');
});

test('instructions: types as the modifiers resolve them', () => {
  const { analysis, offset } = atMarker(kernel('mul.wide.s32 <|>'));
  const [{ parameters, documentation }] = signatures(analysis, offset);
  assert.match(parameters[0].documentation, /writes `\.s64`/);
  assert.match(parameters[1].documentation, /reads `\.s32`/);
  assert.ok(documentation);
});

test('instructions: of several forms those that fit what is typed', () => {
  const { analysis, offset } = atMarker(kernel('setp.eq.and.s32 %p1, %r1, %r2, <|>'));
  for (const { active } of signatures(analysis, offset)) assert.equal(active, 3);
});

test('calls: the parameters of the function', () => {
  const label = 'f(.param .b64 text, .param .b32 count)';
  assert.deepEqual(first('call (r), f, (<|>'), [label, '.param .b64 text']);
  assert.deepEqual(first('call (r), f, (a, <|>b);'), [label, '.param .b32 count']);
  assert.deepEqual(first('call (r), f, (a, b, <|>'), [label, undefined]);
  assert.match(first('call (r), <|>')?.[0] ?? '', /^call /);
  assert.match(first('call (r), nowhere, (<|>')?.[0] ?? '', /^call /);
});

test('nowhere else', () => {
  for (const body of [
    '<|>',
    'ad<|>d',
    'add.<|>',
    'add.s32 %r1, %r2, %r3;<|>',
    '.reg .b32 <|>',
    '// add.s32 <|>',
    'L<|>:',
  ])
    assert.equal(first(body), undefined, body);
  assert.deepEqual(signatures(analysisOf(''), 0), []);
});

test('hostile text: an answer at every offset', () => {
  const text = kernel('call ((((, f, ((; mma.sync {{{[[[ ,,,,, add.s32 ,,,,,,,, unknown.thing %r1, ; @ add ||||');
  const analysis = analysisOf(text);
  for (let offset = 0; offset <= text.length; offset++) signatures(analysis, offset);
});
