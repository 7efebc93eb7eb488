// The TextMate grammar: scopes of the lines that matter, as an editor's tokeniser gives them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as oniguruma from 'vscode-oniguruma';
import { type IGrammar, INITIAL, Registry, type StateStack } from 'vscode-textmate';
import { allInstructions } from '../../server/src/isa/catalogue';
import { specialRegisterNames, specialRegisters } from '../../server/src/isa/specialRegisters';
import { types } from '../../server/src/isa/types';

let loading: Promise<IGrammar> | undefined;

function grammar(): Promise<IGrammar> {
  loading ??= load();
  return loading;
}

async function load(): Promise<IGrammar> {
  await oniguruma.loadWASM(readFileSync('node_modules/vscode-oniguruma/release/onig.wasm').buffer);
  const text = readFileSync('syntaxes/ptx.tmLanguage.json', 'utf8');
  const registry = new Registry({ onigLib: Promise.resolve(oniguruma), loadGrammar: async () => JSON.parse(text) });
  const loaded = await registry.loadGrammar('source.ptx');
  assert.ok(loaded);
  return loaded;
}

/** `text: scope` of every token that has a scope of its own, over all lines; the scope without its `.ptx`. */
async function tokensOf(source: string): Promise<string[]> {
  const loaded = await grammar();
  const result: string[] = [];
  let state: StateStack = INITIAL;
  for (const line of source.split('\n')) {
    const { tokens, ruleStack } = loaded.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes[scopes.length - 1];
      if (scope !== 'source.ptx') result.push(`${line.slice(startIndex, endIndex)}: ${scope.replace(/\.ptx$/, '')}`);
    }
  }
  return result;
}

/** Asserts the tokens of a source, in order; a token that is not named may stand between them. */
async function assertTokens(source: string, expected: readonly string[]): Promise<void> {
  const tokens = await tokensOf(source);
  let at = 0;
  for (const token of expected) {
    const found = tokens.indexOf(token, at);
    assert.ok(found >= 0, `"${token}" is not among\n  ${tokens.join('\n  ')}`);
    at = found + 1;
  }
}

const opcode = 'support.function.opcode';
const modifier = 'storage.modifier';
const type = 'support.type';
const space = 'storage.type.space';
const register = 'variable.other.register';

test('grammar: instruction with modifiers, types and registers', () =>
  assertTokens('\tld.global.L1::no_allocate.L2::cache_hint.v4.f32 {%f1, %f2, %f3, %f4}, [%rd1+-16], %rd4;', [
    `ld: ${opcode}`,
    `.global: ${space}`,
    `.L1::no_allocate: ${modifier}`,
    `.L2::cache_hint: ${modifier}`,
    `.v4: ${type}`,
    `.f32: ${type}`,
    `%f1: ${register}`,
    `%f4: ${register}`,
    `%rd1: ${register}`,
    '16: constant.numeric.integer',
    `%rd4: ${register}`,
  ]));

test('grammar: modifiers with ::, opcodes with dots', () =>
  assertTokens('cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes [%r1], [%rd1], %r2, [%r3];', [
    `cp: ${opcode}`,
    `.async: ${modifier}`,
    `.bulk: ${modifier}`,
    `.shared::cluster: ${space}`,
    `.global: ${space}`,
    `.mbarrier::complete_tx::bytes: ${modifier}`,
  ]));

test('grammar: an opcode that nobody knows is coloured as one', () =>
  assertTokens('frobnicate.sync %r1;\n{ twiddle; }', [
    `frobnicate: ${opcode}`,
    `.sync: ${modifier}`,
    `twiddle: ${opcode}`,
  ]));

test('grammar: guard, jump and label', () =>
  assertTokens('$L__BB0_1: @!%p1 bra.uni $L__BB0_1; ret;', [
    '$L__BB0_1: entity.name.label',
    '@: keyword.operator.guard',
    '!: keyword.operator.logical',
    '%p1: variable.other.predicate',
    'bra: keyword.control.flow',
    '$L__BB0_1: entity.name.label',
    'ret: keyword.control.flow',
  ]));

test('grammar: head of a kernel', () =>
  assertTokens(
    '.version 8.0\n.visible .entry k(\n\t.param .u64 .ptr .global .align 16 k_param_0\n)\n.maxntid 128, 1, 1\n{',
    [
      '.version: keyword.control.directive.module',
      '8.0: constant.numeric.float',
      '.visible: storage.modifier.linkage',
      '.entry: storage.type.function',
      'k: entity.name.function',
      `.param: ${space}`,
      `.u64: ${type}`,
      `.global: ${space}`,
      '.align: storage.modifier.declaration',
      'k_param_0: variable.other.symbol',
      '.maxntid: keyword.other.directive.performance',
      '128: constant.numeric.integer',
    ],
  ));

test('grammar: name of a function behind its result', () =>
  assertTokens('.func (.param .b32 r) twice(.param .b32 a)', [
    '.func: storage.type.function',
    'twice: entity.name.function',
  ]));

test('grammar: declarations', () =>
  assertTokens('.reg .pred %p<5>;\n.shared .align 16 .b8 tile[64];', [
    `.reg: ${space}`,
    `.pred: ${type}`,
    `%p: ${register}`,
    '5: constant.numeric.integer',
    `.shared: ${space}`,
    `.b8: ${type}`,
    'tile: variable.other.symbol',
  ]));

test('grammar: numbers and constants', () =>
  assertTokens(
    'mad.lo.s32 %r1, 0x1FU, 0b101, 017;\nfma.rn.f32 %f1, 0f3F800000, 0d3FF0000000000000, 1.5e-3;\nmov.u32 %r1, WARP_SZ;',
    [
      '0x1FU: constant.numeric.integer',
      '0b101: constant.numeric.integer',
      '017: constant.numeric.integer',
      '0f3F800000: constant.numeric.float',
      '0d3FF0000000000000: constant.numeric.float',
      '1.5e-3: constant.numeric.float',
      'WARP_SZ: constant.language',
    ],
  ));

test('grammar: comments, strings and line markers', () =>
  assertTokens('# 1 "a.cu"\n/* one\n two */ add.s32 %r1, %r1, 1; // three\n.pragma "nounroll";', [
    '# 1 "a.cu": meta.preprocessor.line-marker',
    '/*: comment.block',
    `add: ${opcode}`,
    '// three: comment.line.double-slash',
    '"nounroll": string.quoted.double',
  ]));

test('grammar: a call over several lines, as compilers write it', async () => {
  const tokens = await tokensOf('call.uni (retval0),\nvprintf,\n(\nparam0,\nparam1\n);\nadd.s32 %r1, %r2, %r3;');
  assert.deepEqual(tokens.slice(2, 6), [
    'retval0: variable.other.symbol',
    'vprintf: variable.other.symbol',
    'param0: variable.other.symbol',
    'param1: variable.other.symbol',
  ]);
  assert.ok(tokens.includes(`add: ${opcode}`));
});

test('grammar: registers side by side keep their kinds', () =>
  assertTokens('setp.lt.and.s32 %p1|%p2, %r1, %tid.x, !%p3;\nmov.u64 %rd1, %clock64;\nmov.u32 %r1, %envreg31;', [
    `%p1: ${register}`,
    `%p2: ${register}`,
    `%r1: ${register}`,
    '%tid.x: variable.language.special-register',
    `%p3: ${register}`,
    '%clock64: variable.language.special-register',
    '%envreg31: variable.language.special-register',
  ]));

test('grammar: every type and special register of the tables', async () => {
  for (const { token } of types) {
    assert.ok((await tokensOf(`op${token} %r1;`)).includes(`${token}: ${type}`), token);
  }
  for (const name of specialRegisters.flatMap(specialRegisterNames)) {
    const tokens = await tokensOf(`mov.b32 %r1, ${name};`);
    assert.ok(tokens.includes(`${name}: variable.language.special-register`), name);
  }
});

test('grammar: every example of the instructions begins with an opcode', async () => {
  for (const example of allInstructions().flatMap((instruction) => instruction.examples)) {
    const tokens = await tokensOf(example);
    assert.ok(
      tokens.some((token) => token.endsWith(opcode) || token.endsWith('keyword.control.flow')),
      `${example}\n  ${tokens.join('\n  ')}`,
    );
  }
});
