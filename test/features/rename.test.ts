// Rename: what is changed, and what is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareRename } from '../../server/src/features/rename';
import { analysisOf } from './harness';
import { marked } from './places';
import { renamed, renamedAt } from './renaming';

const header = '.version 8.0\n.target sm_80\n.address_size 64\n';
const kernel = (body: string): string => `${header}.entry k(.param .u64 data)\n{\n${body}\n}\n`;
const assertRenamed = (name: string, source: string, expected: string): void =>
  assert.deepEqual(renamed(name, source), [expected]);

test('one register of a range gets its own declaration', () => {
  assertRenamed(
    '%tile_row',
    kernel('  .reg .b32 \t%r<40>, x;\n  mov.b32 %r12, 1;\n  add.s32 %r1, %r<|>12, %r012;'),
    kernel(
      '  .reg .b32 \t%r<40>, x;\n  .reg .b32 %tile_row;\n  mov.b32 %tile_row, 1;\n  add.s32 %r1, %tile_row, %tile_row;',
    ),
  );
  assertRenamed(
    'p',
    kernel('\t.reg .pred %p<2>;\n@%p<|>1 ret;').replaceAll('\n', '\r\n'),
    kernel('\t.reg .pred %p<2>;\n\t.reg .pred p;\n@p ret;').replaceAll('\n', '\r\n'),
  );
});

test('one register of a range takes another name of it that is free', () => {
  const body = (name: string): string => kernel(`.reg .b32 %r<4>;\nmov.b32 ${name}, 1;\nmov.b32 %r2, 1;`);
  assertRenamed('%r3', body('%<|>r1'), body('%r3'));
  assert.match(String(renamed('%r2', body('%<|>r1'))), /`%r2` is used already/);
  assertRenamed('%r4', body('%<|>r1'), kernel('.reg .b32 %r<4>;\n.reg .b32 %r4;\nmov.b32 %r4, 1;\nmov.b32 %r2, 1;'));
});

test('a whole range by its prefix', () => {
  const body = (prefix: string, declared = prefix): string =>
    kernel(`.reg .b32 ${declared}<40>;\nadd.s32 ${prefix}1, ${prefix}012, ${prefix}39;`);
  assertRenamed('%q', body('%r', '<|>%r'), body('%q'));
  assertRenamed('row', body('%r', '%r<|>'), body('row'));
});

test('labels, with the tables and the debugging data that name them', () => {
  const text = (name: string, cursor = name): string =>
    `${kernel(`.reg .b32 i;\n${name}:\nT: .branchtargets ${name};\nbrx.idx i, T;\n@p bra ${cursor};`)}.section .debug_info {\n.b64 ${name}\n}\n`;
  assertRenamed('$again', text('L', '<|>L'), text('$again'));
});

test('parameters and variables', () => {
  const text = (name: string, cursor = name): string =>
    `${header}.entry k(.param .u64 ${name})\n{ .reg .b64 d; ld.param.u64 d, [${cursor}+0]; }\n`;
  assertRenamed('out', text('data', '<|>data'), text('out'));
  const variable = (name: string, cursor = name): string =>
    `${header}.global .b32 ${name};\n.global .u64 t[1] = { ${name} };\n.entry k() { .reg .b64 x; mov.u64 x, ${cursor}; }\n`;
  assertRenamed('h', variable('g', '<|>g'), variable('h'));
});

test('functions: declarations, bodies, calls, tables and aliases, in all modules that share them', () => {
  const text = (name: string, cursor = name): string =>
    `${header}.visible .func ${name}();\n.entry k() { call ${cursor};\nT: .calltargets ${name}; }\n.visible .func ${name}() { ret; }\n.alias a, ${name};\n`;
  assertRenamed('renamed', text('f', '<|>f'), text('renamed'));
  const other = (name: string): string => `${header}.extern .func ${name}();\n.entry m() { call ${name}; }\n`;
  assert.deepEqual(renamed('g', text('f', '<|>f'), other('f'), other('h')), [text('g'), other('g')]);
  const own = `${header}.func f() { ret; }\n`;
  assert.deepEqual(renamed('g', own.replace('f()', '<|>f()'), other('f')), [own.replace('f()', 'g()')], 'not shared');
});

test('conflicts are refused', () => {
  const refused = (name: string, source: string, why: RegExp): void => {
    const result = renamed(name, source);
    assert.equal(typeof result, 'string', `${name} in ${source}: ${JSON.stringify(result)}`);
    assert.match(String(result), why);
  };
  refused('y', kernel('.reg .b32 <|>x, y;\nmov.b32 x, y;'), /`y` is declared already on line 6/);
  refused('%r3', kernel('.reg .b32 <|>x, %r<4>;\nmov.b32 x, 1;'), /`%r3` is declared already on line 6/);
  refused('%r', kernel('.reg .b32 <|>x<4>, %r3;\nmov.b32 x1, 1;'), /`%r` is declared already on line 6/);
  refused(
    'data',
    kernel('.reg .b32 <|>x;\n.reg .b64 d;\nld.param.u64 d, [data];\nmov.b32 x, 1;'),
    /`data` is declared already on line 4/,
  );
  refused('y', kernel('.reg .b32 <|>x;\n{ .reg .b32 y; mov.b32 x, y; }'), /would change what `x` on line 7/);
  refused('x', kernel('.reg .b32 x;\n{ .reg .b32 <|>y; mov.b32 x, y; }'), /would change what `x` on line 7/);
  refused('print', `${header}.extern .func (.param .b32 r) <|>vprintf(.param .b64 f, .param .b64 a);\n`, /CUDA system/);
  refused('M', kernel('{ bra M; <|>L: }\nM: ret;'), /would change what `M` on line 6/);
  refused('g', `${header}.global .b32 <|>f, g;\n`, /`g` is declared already on line 4/);
  refused(
    'x',
    `${header}.global .b32 <|>g;\n.entry k() { .reg .b32 x; ld.global.b32 x, [g]; }\n`,
    /would change what `g`/,
  );
  refused(
    'x',
    `${header}.global .b32 <|>g;\n.entry k() { .reg .b32 a; ld.global.b32 a, [x]; }\n`,
    /used already, without a declaration/,
  );
  refused(
    'g',
    `${header}.global .b32 g;\n.entry k() { .reg .b32 <|>x; ld.global.b32 x, [g]; }\n`,
    /would change what `g`/,
  );
  refused('1x', kernel('.reg .b32 <|>x;'), /no name of PTX/);
  refused('a b', kernel('.reg .b32 <|>x;'), /no name of PTX/);
  refused('', kernel('.reg .b32 <|>x;'), /no name of PTX/);
  refused('x;y', kernel('.reg .b32 <|>x;'), /no name of PTX/);
  refused('%', kernel('.reg .b32 <|>x;'), /no name of PTX/);
  refused('%tid', kernel('.reg .b32 <|>x;'), /special register/);
  refused('WARP_SZ', kernel('.reg .b32 <|>x;'), /constant of PTX/);
  refused('x', kernel('mov.b32 a, %ti<|>d.x;'), /special register/);
  refused('x', kernel('call <|>nowhere;'), /not declared/);
});

test('names of a shared function that another module has already', () => {
  const own = `${header}.visible .func <|>f() { ret; }\n`;
  const other = `${header}.extern .func f();\n.global .b32 g;\n`;
  assert.match(String(renamed('g', own, other)), /`g` is declared already on line 5.*other0\.ptx/);
});

test('what has no name is not renamed', () => {
  for (const body of ['<|>ret;', 'bar.s<|>ync 0;', '// <|>x', 'mov.b32 x, <|>1;', '<|>']) {
    const { analysis, offset } = marked(kernel(body));
    assert.equal(prepareRename(analysis, offset), undefined, body);
  }
});

test('half-written and hostile text: an answer at every offset', () => {
  const texts = [
    kernel('.reg .b32 %r<4>;\nadd.s32 %r1, %r2'),
    kernel('.reg .b32 %r<4>, %r<4>, x, x;\nL: L: bra L; mov.b32 %r1, x'),
    kernel('{{{ .reg .pred p'),
    `${header}.func f(.reg .b32 a) .func g(`,
  ];
  for (const text of texts) {
    const analysis = analysisOf(text);
    for (let offset = 0; offset < text.length; offset++) {
      const prepared = prepareRename(analysis, offset);
      if (prepared && !('refusal' in prepared)) renamedAt(text, offset, 'fresh');
    }
  }
});
