// How often a module names its functions and variables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceLenses } from '../../server/src/features/referenceLens';
import { references } from '../../server/src/features/references';
import { analysisOf } from './harness';

const header = '.version 8.0\n.target sm_80\n.address_size 64\n';
const lenses = (text: string): string[] =>
  referenceLenses(analysisOf(text)).map(({ start, end, title }) => `${text.slice(start, end)}: ${title}`);

test('functions and variables, and entries only where something names them', () => {
  const text = `${header}.global .b32 g;
.global .b32 unused[4];
.global .u64 table[2] = { g, f };
.func f() { .reg .b32 x; ld.global.b32 x, [g]; ret; }
.entry k() { call f; call f; ret; }
`;
  assert.deepEqual(lenses(text), ['g: 2 references', 'unused: 0 references', 'table: 0 references', 'f: 3 references']);
  assert.deepEqual(lenses(`${header}.entry k() { ret; }\n.global .u64 t[1] = { k };\n`), [
    'k: 1 reference',
    't: 0 references',
  ]);
});

test('once for each name: at the definition, else at the first announcement', () => {
  const prototype = '.func f();\n';
  assert.deepEqual(lenses(`${header}${prototype}.entry k() { call f; }\n.func f() { ret; }\n`), ['f: 1 reference']);
  const text = `${header}.extern ${prototype}.extern ${prototype}.entry k() { call f; }\n`;
  const [lens, ...more] = referenceLenses(analysisOf(text));
  assert.deepEqual(more, []);
  assert.equal(lens.start, text.indexOf('f()'));
});

test('a local name that hides one of the module is not counted', () => {
  assert.deepEqual(lenses(`${header}.global .b32 g;\n.entry k() { .reg .b32 g; mov.b32 g, g; }\n`), [
    'g: 0 references',
  ]);
});

test('the number is that of the list behind the click', () => {
  const text = `${header}.global .b32 g;
.func f() { .reg .b32 x; ld.global.b32 x, [g+4]; st.global.b32 [g], x; call f; ret; }
.entry k() { .reg .b64 a; mov.u64 a, g; mov.u64 a, f; call f; ret; }
.section .debug_info { .b64 f .b64 k .b32 g }
`;
  const analysis = analysisOf(text);
  const found = referenceLenses(analysis);
  assert.equal(found.length, 3);
  for (const { start, title, command } of found) {
    const places = references(analysis, start, [], { includeDeclaration: false });
    assert.equal(Number.parseInt(title, 10), places.length, text.slice(start, start + 1));
    assert.deepEqual(command?.arguments, [analysis.document.uri, analysis.document.positionAt(start)]);
  }
});

test('half-written and hostile texts, and none in a file of more than 4 MB', () => {
  for (const text of ['', '.func', '.func f', `${header}.func f( .global .b32`, '.global .b32 __proto__;', '\0\0{{{'])
    for (const { start, end } of referenceLenses(analysisOf(text))) assert.ok(start < end && end <= text.length);
  assert.deepEqual(lenses(`${header}.global .b32 constructor;\n`), ['constructor: 0 references']);
  assert.deepEqual(lenses(`${header}.global .b32 g;\n${' '.repeat(4e6)}`), []);
});
