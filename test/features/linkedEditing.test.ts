// What changes together while a name is typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis';
import { linkedRanges, NAME_PATTERN } from '../../server/src/features/linkedEditing';
import { analysisOf } from './harness';
import { assertPlaces } from './places';

const kernel = (body: string): string =>
  `.version 8.0\n.target sm_80\n.address_size 64\n.entry k(.param .u64 data)\n{\n${body}\n}\n`;
const linked = (analysis: Analysis, offset: number) =>
  linkedRanges(analysis, offset).map((range) => ({ document: analysis.document, ...range }));

test('a register, from its declaration and from any use', () => {
  assertPlaces(linked, kernel('.reg .b32 «a<|>», b;\nadd.s32 «a», b, 1;\nadd.s32 b, «a», «a»;'));
  assertPlaces(linked, kernel('.reg .b32 «%a», %b;\nadd.s32 %b, «%<|>a», 1;'));
  assertPlaces(linked, kernel('.reg .v2 .f32 «v»;\nmov.f32 «v<|>».x, 0f00000000;\nmov.f32 «v».y, 0f00000000;'));
});

test('a label, of branches and of tables', () => {
  assertPlaces(linked, kernel('bra.uni «$L<|>»;\n«$L»: ret;'));
  assertPlaces(linked, kernel('.reg .b32 i;\n«L<|>»:\nT: .branchtargets «L»;\nbrx.idx i, T;'));
});

test('only the declaration that the name stands for', () => {
  assertPlaces(linked, kernel('.reg .b32 x;\n{ .reg .b32 «x»; mov.b32 «x<|>», 1; }\nmov.b32 x, 1;'));
  assertPlaces(linked, kernel('.reg .b32 «x»;\n{ .reg .b32 x; mov.b32 x, 1; }\nmov.b32 «x<|>», 1;'));
  const two = (name: string, body: string): string => `.entry ${name}() {\n${body}\n}\n`;
  const header = '.version 8.0\n.target sm_80\n.address_size 64\n';
  assertPlaces(linked, header + two('a', 'bra.uni «L<|>»;\n«L»: ret;') + two('b', 'bra.uni L;\nL: ret;'));
});

test('nothing for ranges, other names, and a name that stands alone', () => {
  for (const body of [
    '.reg .b32 %r<4>;\nadd.s32 %r<|>1, %r1, 1;',
    '.reg .b32 %r<|><4>;\nadd.s32 %r1, %r1, 1;',
    '.reg .b32 x;\nmov.u32 x, %tid<|>.x;\nmov.u32 x, %tid.x;',
    '.shared .b32 s<|>[4];\n.reg .b32 x;\nmov.b32 x, s;',
    '.reg .b64 d;\nld.param.u64 d, [da<|>ta];',
    '.reg .b32 x;\nad<|>d.s32 x, x, 1;\nadd.s32 x, x, 1;',
    '.reg .b32 x<|>;',
    'mov.b32 x<|>, x;',
    '.reg .b32 x;\n.reg .f32 x;\nadd.s32 x<|>, x, 1;',
    '<|>',
  ])
    assertPlaces(linked, kernel(body));
});

test('nothing while the name stands in text that does not parse', () => {
  assertPlaces(linked, kernel('.reg .b32 x, y;\nadd.s32 x<|>, y, 1;\nadd.s32 y, x x;'));
  assertPlaces(linked, kernel('bra.uni L<|>;\nL: ret;\n) L'));
});

test('beside text that does not parse and does not have the name', () => {
  assertPlaces(linked, kernel('.reg .b32 x, «y»;\nadd.s32 x, «y<|>», 1;\nadd.s32 «y», x x;'));
  assertPlaces(linked, kernel('.reg .b32 «x»;\nadd.s32 «x<|>», «x», '));
  assertPlaces(linked, kernel('.reg .b32 «x»;\nadd.s32 «x<|>», «x», 1;\n"'));
  assertPlaces(linked, kernel('bra.uni «L<|>»;\n«L»: ret;\n)'));
});

test('no offset of hostile texts throws, and places are equal, apart and under the cursor', () => {
  for (const text of ['', '\0', '.entry', kernel('.reg .b32 é; é é'), kernel('L: L: bra L; .reg .b32 L;'), '{{{{x x']) {
    const analysis = analysisOf(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const ranges = linkedRanges(analysis, offset);
      const words = new Set(ranges.map(({ start, end }) => text.slice(start, end)));
      assert.ok(words.size <= 1, [...words].join(' '));
      assert.ok(ranges.length === 0 || ranges.some(({ start, end }) => start <= offset && offset <= end));
      for (const word of words) assert.match(word, new RegExp(`^(?:${NAME_PATTERN})$`));
      for (let i = 1; i < ranges.length; i++) assert.ok(ranges[i - 1].end <= ranges[i].start);
    }
  }
});
