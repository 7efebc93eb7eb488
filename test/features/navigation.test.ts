// Definition, declaration, type definition, references and highlights.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis';
import { declaration, definition, sharedName, typeDefinition } from '../../server/src/features/definition';
import { documentHighlights, references } from '../../server/src/features/references';
import { analysisOf } from './harness';
import { assertPlaces, marked } from './places';

const header = '.version 8.0\n.target sm_80\n.address_size 64\n';
const kernel = (body: string): string => `${header}.entry k(.param .u64 data)\n{\n${body}\n}\n`;
const all = (analysis: Analysis, offset: number, others: readonly Analysis[]) =>
  references(analysis, offset, others, { includeDeclaration: true });
const uses = (analysis: Analysis, offset: number, others: readonly Analysis[]) =>
  references(analysis, offset, others, { includeDeclaration: false });

test('definition: a register of a range leads to the range, a single one to its name', () => {
  assertPlaces(definition, kernel('.reg .b32 «%r»<40>;\nadd.s32 %r1<|>2, %r1, 1;'));
  assertPlaces(definition, kernel('.reg .b32 a, «b»;\nadd.s32 a, <|>b, 1;'));
  assertPlaces(definition, kernel('.reg .pred «%p»<2>;\n@!%p<|>1 ret;'));
  assertPlaces(definition, kernel('.reg .v4 .f32 «v»;\nmov.f32 v.<|>x, 0f00000000;'));
});

test('definition: the innermost declaration of a name', () => {
  const body = (outer: string, inner: string): string =>
    kernel(`.reg .b32 ${outer};\n{ .reg .b32 ${inner}; mov.b32 x<|>, 1; }`);
  assertPlaces(definition, body('x', '«x»'));
  assertPlaces(definition, kernel('.reg .b32 «x»;\n{ .reg .b32 x; mov.b32 x, 1; }\nmov.b32 x<|>, 1;'));
});

test('definition: labels above and below, of branches and of tables', () => {
  assertPlaces(definition, kernel('bra.uni <|>L;\n«L»: ret;'));
  assertPlaces(definition, kernel('«L»:\nbra.uni L<|>;'));
  assertPlaces(definition, kernel('.reg .b32 i;\n«L»:\nT: .branchtargets <|>L;\nbrx.idx i, T;'));
  assertPlaces(definition, kernel('.reg .b32 i;\nL:\n«T»: .branchtargets L;\nbrx.idx i, <|>T;'));
});

test('definition: parameters and variables, local and of the module', () => {
  assertPlaces(definition, `${header}.entry k(.param .u64 «data»)\n{ .reg .b64 d; ld.param.u64 d, [<|>data]; }`);
  assertPlaces(definition, kernel('.shared .b32 «s»[4];\n.reg .b32 x;\nld.shared.b32 x, [s<|>+4];'));
  assertPlaces(definition, `${header}.global .b32 «g»;\n.entry k() { .reg .b32 x; ld.global.b32 x, [<|>g]; }`);
  assertPlaces(definition, `${header}.global .b32 «g»;\n.global .u64 table[1] = { <|>g };`);
});

test('definition: a call leads to the body, its declaration to the prototype', () => {
  const text = (proto: string, body: string): string =>
    `${header}.func ${proto}(.param .b32 a);\n.entry k() { .param .b32 p; call <|>f, (p); }\n.func ${body}(.param .b32 a) { ret; }\n`;
  assertPlaces(definition, text('f', '«f»'));
  assertPlaces(declaration, text('«f»', 'f'));
  assertPlaces(typeDefinition, text('«f»', 'f'));
});

test('definition: `.extern` leads into the module that has it', () => {
  const caller = (name: string): string =>
    `${header}.extern .func ${name}(.param .b32 a);\n.entry k() { .param .b32 p; call <|>f, (p); }\n`;
  const callee = (linkage: string, name: string): string =>
    `${header}${linkage}.func ${name}(.param .b32 a) { ret; }\n`;
  assertPlaces(definition, caller('f'), callee('.visible ', '«f»'));
  assertPlaces(definition, caller('f'), callee('.weak ', '«f»'), callee('', 'f'));
  assertPlaces(definition, caller('«f»'), callee('', 'f'));
  assertPlaces(declaration, caller('«f»'), callee('.visible ', 'f'));
  assertPlaces(
    definition,
    `${header}.extern .global .b32 g[];\n.entry k() { .reg .b32 x; ld.global.b32 x, [<|>g]; }`,
    `${header}.visible .global .b32 «g»[4];\n`,
  );
});

test('type definition: the type word, and the prototype of an indirect call', () => {
  assertPlaces(typeDefinition, kernel('.reg «.b32» %r<4>;\nadd.s32 %r<|>1, %r1, 1;'));
  assertPlaces(typeDefinition, `${header}.global .align 8 .v2 «.f32» g;\n.entry k() { .reg .b64 x; mov.u64 x, <|>g; }`);
  assertPlaces(typeDefinition, kernel('.reg .b64 f;\n«P»: .callprototype _ ();\ncall <|>f, (), P;'));
  assertPlaces(typeDefinition, kernel('«L»:\nbra.uni <|>L;'));
});

test('references: one name of a range, or all of it', () => {
  const body = (declared: string, one: string, other: string): string =>
    kernel(`.reg .b32 ${declared}<4>;\nadd.s32 ${one}, ${other}, ${one};`);
  assertPlaces(all, body('«%r»', '«%r1»', '%r2').replace('«%r1»,', '«%r<|>1»,'));
  assertPlaces(uses, body('%r', '«%r1»', '%r2').replace('«%r1»,', '«%r<|>1»,'));
  assertPlaces(all, body('«<|>%r»', '«%r1»', '«%r2»'));
});

test('references: guards, vectors, addresses, pairs', () => {
  assertPlaces(uses, kernel('.reg .pred <|>p;\nsetp.eq.s32 «p»|q, 1, 2;\n@«p» ret;\n@!«p» ret;'));
  assertPlaces(uses, kernel('.reg .b64 <|>a;\nld.global.v2.b64 {«a», b}, [«a»+8];'));
});

test('references: functions and variables in all blocks, and in modules that share them', () => {
  assertPlaces(
    all,
    `${header}.extern .func «f»();\n.entry k() { call «f<|>»; }\n.entry l() { call «f»; bra f2; f2: ret; }\n`,
    `${header}.visible .func «f»() { ret; }\n.entry m() { call «f»; }\n`,
    `${header}.func f() { ret; }\n`,
  );
  assertPlaces(all, `${header}.func «f<|>»() { ret; }\n`, `${header}.extern .func f();\n`);
  assertPlaces(
    uses,
    `${header}.func <|>f() { ret; }\n.alias g, «f»;\n.entry k() { .reg .b64 a;\nT: .calltargets «f»;\nmov.u64 a, «f»; }\n`,
  );
});

test('references: a special register in the whole file, but not where the name is taken or in comments', () => {
  assertPlaces(
    all,
    kernel('.reg .b32 a; // %tid.x\nmov.u32 a, «%tid<|>».x;\nmov.u32 a, «%tid».y;\nmov.u32 a, %ntid.x;') +
      '.entry l() { .reg .b32 %tid; mov.u32 %tid, 1; }\n.entry m() { .reg .b32 a; /* %tid */ mov.u32 a, «%tid».z; }\n',
  );
});

test('references: labels in debugging data', () => {
  const section = '.section .debug_info {\n.b64 «L»\n.b32 S\n}\n.section .debug_str {\nS: .b8 1\n}\n';
  assertPlaces(all, `${kernel('«<|>L»: ret;')}${section}`);
  assertPlaces(
    definition,
    `${kernel('.loc 1 2 3, function_name <|>S, inlined_at 1 2 3\nret;')}.section .debug_str {\n«S»:\n.b8 1\n}\n`,
  );
});

test('names that lead nowhere', () => {
  for (const body of [
    '<|>ret;',
    'bar.sy<|>nc 0;',
    '// a<|>b',
    'mov.u32 %r1, 1<|>2;',
    'bra <|>L;',
    'mov.u32 a, <|>WARP_SZ;',
  ])
    assertPlaces(definition, kernel(body));
  assertPlaces(definition, '.version 8.0\n.target <|>sm_80\n');
  assertPlaces(definition, '<?xml version="1.0"?><|>');
  assertPlaces(definition, '<|>');
});

test('half-written text: names are found by what the function declares', () => {
  assertPlaces(definition, kernel('.reg .b32 «%r»<4>;\nadd.s32 %r1, <|>%r2'));
  assertPlaces(definition, kernel('.reg .b32 «%r»<4>;\n= %r<|>3 [;'));
  assertPlaces(definition, `${header}.entry k() {\n.reg .b32 «x»;\nadd.s32 <|>x,`);
});

test('hostile text: no request throws at any offset', () => {
  const hostile = [
    kernel('.reg .b32 %r<0>;\n.reg .b32 %r<99999999>; mov.b32 %r00000000000000000000001, %r4294967296;\n@ @%p; L:L:L:'),
    `${header}.func f(.func f(.func f`,
    '.section .debug_info {\n.b64 L: : L\n',
    `${'{'.repeat(300)}%tid${'}'.repeat(300)}`,
  ];
  for (const text of hostile) {
    const analysis = analysisOf(text);
    for (let offset = 0; offset <= text.length; offset += 2) {
      for (const find of [definition, declaration, typeDefinition, all]) find(analysis, offset, []);
      documentHighlights(analysis, offset);
      sharedName(analysis, offset);
    }
  }
});

const roles = (source: string): string[] => {
  const { analysis, offset } = marked(source);
  return documentHighlights(analysis, offset).map(
    ({ start, end, role }) =>
      `${analysis.document.positionAt(start).line - 4} ${role} ${analysis.document.slice(start, end)}`,
  );
};

test('highlight: writes and reads are told apart', () => {
  assert.deepEqual(
    roles(
      kernel(
        '.reg .b32 %r<4>;\nmov.b32 %r1, 0;\nadd.s32 %r2, <|>%r1, %r1;\nwgmma.fence.sync.aligned;\nst.global.b32 [%r1], %r2;',
      ),
    ),
    ['1 definition %r', '2 write %r1', '3 read %r1', '3 read %r1', '5 read %r1'],
  );
  assert.deepEqual(roles(kernel('.reg .pred p, q;\nsetp.eq.s32 p|q<|>, 1, 2;\n@q ret;')), [
    '1 definition q',
    '2 write q',
    '3 read q',
  ]);
  assert.deepEqual(roles(kernel('mov.u32 a, %tid<|>.x;\nmov.u32 a, %tid.x;')), ['1 read %tid', '2 read %tid']);
});

test('every reference of the corpus is among the references of its definition', () => {
  const folder = 'test/corpus/ptx';
  const files = readdirSync(folder).filter((name) => name.endsWith('.sm_80.ptx'));
  let looked = 0;
  for (const name of files.filter((_, index) => index % 28 === 0)) {
    const analysis = analysisOf(readFileSync(`${folder}/${name}`, 'latin1'));
    const text = analysis.document.getText();
    for (const found of [...text.matchAll(/%(?:r|rd|f|p)\d+|\$L__BB\d+_\d+|%ctaid/g)].filter((_, i) => i % 101 === 0)) {
      const list = all(analysis, found.index + 1, []);
      assert.ok(
        list.some(({ start, end }) => start === found.index && end === found.index + found[0].length),
        `${name}: ${found[0]} at ${found.index}`,
      );
      looked++;
    }
  }
  assert.ok(looked > 12, `${looked}`);
});
