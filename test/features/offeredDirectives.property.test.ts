// Directives are offered where the checker takes them, and everywhere where it does: each word of the language at each place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completions } from '../../server/src/features/completion';
import { directives } from '../../server/src/isa/directives';
import { stateSpaces } from '../../server/src/isa/stateSpaces';
import { types, vectorPrefixes } from '../../server/src/isa/types';
import { analysisOf } from './harness';

/** All that can be declared, and one that cannot. */
const someTypes = types.filter((type) => type.inRegister || type.inMemory || type.token === '.e4m3x2');

const words = [
  ...new Set(
    [...directives, ...stateSpaces]
      .map(({ name }) => name)
      .concat([...someTypes, ...vectorPrefixes].map(({ token }) => token)),
  ),
].filter((word) => word.startsWith('.'));

/** What a word alone does not decide, and why it is left out of the comparison. */
const leftOut: ReadonlySet<string> = new Set([
  ...['.version', '.target', '.address_size'], // once in a module, where it begins
  ...['.blocksareclusters', '.explicitcluster'], // beside other directives
  ...['.samplerref', '.loc_intermediate'], // in the mode for it; behind a .loc
  ...['.language', '.alias', '.section', '.file'], // what stands behind them is longer
  '.b128', // a parameter's need of PTX 8.3 is not told yet
]);
/** Accepted, and meant by nobody there: an attribute in front of the space, a vector that is an element of an array. */
const oddities: Readonly<Record<string, readonly string[]>> = {
  'at module level': ['.attribute'],
  "in a kernel's header": ['.entry', '.func'], // a kernel without a body is not told yet
  "in a function's header": ['.entry', '.func'], // the next item: the announcement has no `;`
  'in a body': ['.attribute'],
  'behind a label': ['.attribute'],
  'behind .param of a kernel': ['.v2', '.v4'],
  // What may stand once is not told where it stands again, or late.
  'behind the length of a vector': ['.attribute', '.extern', '.ptr', '.v2', '.v4', '.v8', '.visible', '.weak'],
  'behind an alignment': ['.align'],
  'behind an alignment at module level': ['.align'],
  'behind the space of a pointer': ['.const', '.global', '.local', '.shared'],
};

const header = (version: string, target: string): string =>
  `.version ${version}\n.target ${target}\n.address_size 64\n.file 1 "a.cu"\n.func f() { ret; }\n.func g();\n`;
const registers = '.reg .b32 %r<4>;\nr:\n';

/** What stands before and behind the word. */
const places: Readonly<Record<string, readonly [before: string, behind: string]>> = {
  'at module level': ['', '\n.entry k() { ret; }\n'],
  'behind .visible': ['.visible ', '\n.entry k() { ret; }\n'],
  'behind .extern': ['.extern ', '\n.entry k() { ret; }\n'],
  'behind .common': ['.common ', '\n.entry k() { ret; }\n'],
  "in a kernel's header": ['.entry k() ', '\n{ ret; }\n'],
  "in a function's header": ['.func h() ', '\n{ ret; }\n'],
  "in a kernel's parameters": ['.entry k(', ') { ret; }\n'],
  "in a function's parameters": ['.func h(', ') { ret; }\n'],
  'in a body': [`.entry k() {\n${registers}`, '\nret; }\n'],
  'behind a label': [`.entry k() {\n${registers}L: `, '\nret; }\n'],
  'behind .reg': ['.entry k() {\n.reg ', '\nret; }\n'],
  'behind .shared': ['.entry k() {\n.shared ', '\nret; }\n'],
  'behind .global': ['.global ', '\n.entry k() { ret; }\n'],
  'behind .local': ['.entry k() {\n.local ', '\nret; }\n'],
  'behind .const': ['.const ', '\n.entry k() { ret; }\n'],
  'behind .param in a body': ['.entry k() {\n.param ', '\nret; }\n'],
  'behind the length of a vector': ['.entry k() {\n.reg .v2 ', '\nret; }\n'],
  'behind .align': ['.entry k() {\n.shared .align ', '\nret; }\n'],
  'behind an alignment': ['.entry k() {\n.shared .align 4 ', '\nret; }\n'],
  'behind an alignment at module level': ['.global .align 4 ', '\n.entry k() { ret; }\n'],
  'behind .param of a function': ['.func h(.param ', ') { ret; }\n'],
  'behind .reg of a function': ['.func h(.reg ', ') { ret; }\n'],
  "in a function's results": ['.func (', ') h() { ret; }\n'],
  'behind .param of results': ['.func (.param ', ') h() { ret; }\n'],
  'behind .ptr': ['.entry k(.param .u64 .ptr ', ') { ret; }\n'],
  'behind the space of a pointer': ['.entry k(.param .u64 .ptr .global ', ') { ret; }\n'],
  'behind .param of a kernel': ['.entry k(.param ', ') { ret; }\n'],
};

/** What makes a whole of a word, wherever it stands. */
const continuations: readonly string[] = [
  ...[
    '',
    ' 1',
    ' 4, 1',
    ' 1, 1;',
    ' 1 1 1',
    ' 1 "a.cu"',
    ' "nounroll";',
    ' .debug_str { .b8 0 }',
    ' 1;',
    '(.unified(1, 2))',
  ],
  ...[' .b32 x', ' .b32 x;', ' .pred x;', ' .align 4 .b32 x', ' .align 4 .b32 x;', ' 4 .b32 x', ' 4 .b32 x;'],
  ...[' x', ' x;', ' .b32 x[4];', ' .b32 x[4]', ' x() { ret; }', ' .func x() { ret; }', ' .func x();', ' g, f;'],
  ...[' .entry x() { ret; }', ' .global .b32 x;', ' .shared .b32 x;', ' r;', ' _ ();', ' f;', ' (.managed) .b32 x;'],
  ...[' .global .texref x;', ' .texref x;', '(.managed) .b32 x;', '(.managed) .global .b32 x;', ' 14'],
];

/** The same inside a declaration. */
const declared: readonly string[] = [
  ...[' x', ' x;', ' .b32 x', ' .b32 x;', ' 4 x', ' 4 .b32 x', ' 4 .b32 x;', ' .align 4 .b32 x;', '(.managed) .b32 x;'],
];

/** Inside a declaration, and nothing that can be linked begins there. */
const inDeclaration =
  /^(?:behind (?:\.(?:reg|shared|global|local|const|param|align|ptr)|the |an )|in .*(?:parameters|results)$)/;

const behindTypes: readonly string[] = [' x', ' x;', ' .b32 x', ' .b32 x;'];

const isType = (word: string): boolean => [...types, ...vectorPrefixes].some(({ token }) => token === word);

/** With one of the continuations the checker has nothing against the text. */
function accepted(name: string, head: string, [before, behind]: readonly [string, string]): string[] {
  const rests = inDeclaration.test(name) ? declared : continuations;
  return words.filter((word) =>
    (isType(word) ? behindTypes : rests).some((rest) =>
      analysisOf(`${head}${before}${word}${rest}${behind}`).diagnostics.every(({ severity }) => severity !== 'error'),
    ),
  );
}

function offered(head: string, [before, behind]: readonly [string, string]): string[] {
  const ask = (typed: string): string[] => {
    const text = `${head}${before}${typed}${behind}`;
    const found = completions(analysisOf(text), head.length + before.length + typed.length, {
      unavailable: 'leave out',
    });
    return (found?.items ?? []).map(({ label }) => label);
  };
  return [...new Set([...ask(''), ...ask('.')])].filter((label) => label.startsWith('.'));
}

/** Asked of an old version, too. */
const old = ['behind .common', "in a kernel's header", 'in a body', 'behind .reg'];

for (const [version, target] of [
  ['9.0', 'sm_100a'],
  ['6.0', 'sm_60'],
] as const) {
  for (const [name, place] of Object.entries(places).filter(([name]) => version === '9.0' || old.includes(name))) {
    test(`PTX ${version}: words ${name}`, () => {
      const head = header(version, target);
      const compared = (words: readonly string[]): string[] =>
        words.filter((word) => !leftOut.has(word) && !oddities[name]?.includes(word)).sort();
      const [made, taken] = [compared(offered(head, place)), compared(accepted(name, head, place))];
      const wrong = made.filter((word) => !taken.includes(word));
      assert.deepEqual({ wrong, missing: taken.filter((word) => !made.includes(word)) }, { wrong: [], missing: [] });
    });
  }
}
