// Semantic tokens: what each is, in the whole text, in ranges, as differences, and where the grammar has given up.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis';
import {
  modifierNames,
  semanticTokens,
  semanticTokensIn,
  tokenEdits,
  tokenTypes,
} from '../../server/src/features/semanticTokens';
import { randomNumbers } from '../protocol/texts';
import { analysisOf } from './harness';

const header = '.version 8.0\n.target sm_80\n.address_size 64\n';

interface Shown {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `text type modifiers` of each token, with its place. */
function shown({ document }: Analysis, data: Uint32Array): Shown[] {
  const found: Shown[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    character = data[i] === 0 ? character + data[i + 1] : data[i + 1];
    line += data[i];
    const start = document.offsetAt({ line, character });
    const end = start + data[i + 2];
    const names = modifierNames(data[i + 4]);
    found.push({ start, end, text: [document.slice(start, end), tokenTypes[data[i + 3]], ...names].join(' ') });
  }
  return found;
}

function tokens(text: string): string[] {
  const analysis = analysisOf(text);
  return shown(analysis, semanticTokens(analysis) ?? new Uint32Array(0)).map((each) => each.text);
}

test('names: registers with writes, predicates, special registers, spaces, labels, functions', () => {
  const body =
    '.reg .b32 %r<4>;\n.reg .pred p;\n.shared .b32 s[4];\nL: mov.u32 %r1, %tid.x;\n@p ld.shared.b32 %r2, [s];\nld.param.b32 %r1, [n];\nld.global.b32 %r2, [g];\ncall f;\n@!p bra L;';
  assert.deepEqual(
    tokens(`${header}.global .b32 g;\n.extern .func f();\n.entry k(.param .b32 n)\n{\n${body}\n}\n`).slice(0, 16),
    [
      'g variable declaration definition global',
      'f function declaration',
      'k function declaration definition',
      'n parameter declaration definition param',
      '%r register declaration definition',
      'p predicate declaration definition',
      's variable declaration definition shared',
      'L label declaration definition',
      '%r1 register modification unread divergent',
      '%tid specialRegister divergent',
      'p predicate',
      '%r2 register modification unread',
      's variable shared',
      '%r1 register modification unread uniform',
      'n parameter param',
      '%r2 register modification unread uniform',
    ],
  );
});

test('opcodes that the target does not have, or that are deprecated', () => {
  const found = tokens(
    `${header}.entry k() { .reg .b32 %r<4>; .reg .b16 h; tanh.approx.bf16 h, h; add.s32 %r1, %r1, 1; }\n`,
  );
  assert.deepEqual(
    found.filter((text) => text.includes('unsupported')),
    ['.bf16 type unsupported'],
  );
  assert.ok(!found.some((text) => text.startsWith('add')));
});

test('what the version or target lacks, word by word', () => {
  const body =
    '.reg .b32 %r<4>; .reg .pred p; .reg .b128 q; mov.u32 %r1, %clusterid.x; cp.async.ca.shared.global [s], [g], 4; ld.global.relaxed.cluster.b32 %r2, [g]; vote.any.pred p, p; mov.u32 %r1, %smid; wgmma.fence.sync.aligned';
  const text = `.version 6.4\n.target sm_70\n.address_size 64\n.shared .b32 s;\n.global .b32 g;\n.entry k() .reqnctapercluster 2\n{ ${body}`;
  assert.deepEqual(
    tokens(text).filter((each) => /unsupported|%smid/.test(each)),
    [
      '.reqnctapercluster directive unsupported',
      '.b128 type unsupported',
      '%clusterid specialRegister unsupported uniform',
      'cp opcode unsupported',
      '.async opcodeModifier unsupported',
      '.ca opcodeModifier unsupported',
      '.shared opcodeModifier unsupported',
      '.global opcodeModifier unsupported',
      '.cluster opcodeModifier unsupported',
      'vote opcode deprecated unsupported',
      '.any opcodeModifier deprecated unsupported',
      '.pred type deprecated unsupported',
      '%smid specialRegister uniform',
      'wgmma opcode unsupported',
      '.fence opcodeModifier unsupported',
      '.sync opcodeModifier unsupported',
      '.aligned opcodeModifier unsupported',
    ],
  );
});

test('ranges are parts of the whole', () => {
  const analysis = analysisOf(readFileSync('test/corpus/ptx/reduce_block.sm_80.ptx', 'latin1'));
  const whole = shown(analysis, semanticTokens(analysis) ?? new Uint32Array(0));
  assert.ok(whole.length > 100);
  const pick = randomNumbers(3);
  for (let run = 0; run < 50; run++) {
    const start = pick(analysis.document.length);
    const end = start + pick(2000);
    const part = shown(analysis, semanticTokensIn(analysis, start, end));
    assert.deepEqual(
      part,
      whole.filter((token) => token.start >= start && token.start < end),
    );
  }
});

test('differences make the later answer of the earlier one', () => {
  const pick = randomNumbers(4);
  const numbers = (): number[] => Array.from({ length: pick(12) }, () => pick(3));
  for (let run = 0; run < 200; run++) {
    const [before, after] = [numbers(), numbers()];
    const result = [...before];
    for (const { start, deleteCount, data } of tokenEdits(Uint32Array.from(before), Uint32Array.from(after)))
      result.splice(start, deleteCount, ...data);
    assert.deepEqual(result, after);
  }
});

test('a text that the editor does not colour gets all of its colours, but only in ranges', () => {
  const kernel =
    '.entry k() // comment\n{\n.reg .b32 %r<4>; /* two\nlines */ mov.u32 %r1, %tid.x;\nadd.s32 %r1, %r1, 0x10;\n}\n';
  const analysis = analysisOf(`${header}${kernel}${'\n'.repeat(300_000)}`);
  assert.equal(semanticTokens(analysis)?.length !== 0, true);
  const found = shown(analysis, semanticTokensIn(analysis, header.length, header.length + kernel.length));
  assert.deepEqual(
    found.map(({ text }) => text),
    [
      '.entry directive',
      'k function declaration definition',
      '// comment comment',
      '.reg opcodeModifier',
      '.b32 type',
      '%r register declaration definition',
      '4 number',
      '/* two comment',
      'lines */ comment',
      'mov opcode',
      '.u32 type',
      '%r1 register modification divergent',
      '%tid specialRegister divergent',
      '.x property',
      'add opcode',
      '.s32 type',
      '%r1 register modification unread divergent',
      '%r1 register divergent',
      '0x10 number',
    ],
  );
  const large = analysisOf(`${header}// ${'x'.repeat(1_100_000)}\n`);
  assert.equal(semanticTokens(large), undefined);
});

test('half-written and hostile text: tokens in order and apart', () => {
  const texts = [
    `${header}.entry k(.param .b32 n { .reg .b32 %r<4>; add.s32 %r1, `,
    `${header}{{{ %tid.x.y.z @@ /* `,
    '"',
    '',
    '\r\n\r\n.entry k() {\r\n// é \u{1f600}\r\nret;}',
    '<?xml?>',
  ];
  for (const text of texts) {
    const analysis = analysisOf(text);
    for (let end = 0; end <= text.length; end += 5) {
      let at = 0;
      for (const { start, end: stop } of shown(analysis, semanticTokensIn(analysis, 0, end))) {
        assert.ok(start >= at && stop > start, text);
        at = stop;
      }
    }
  }
});
