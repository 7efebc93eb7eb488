// The views of what PTX Lens makes of a place: syntax tree, form, effects, live set.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ViewKind, views, viewText } from '../../server/src/features/views/index';
import { analysisOf, atMarker, kernel } from './harness';

const view = (source: string, kind: ViewKind): string => {
  const { analysis, offset } = atMarker(source);
  return viewText(analysis, offset, kind) ?? '';
};
const kinds = Object.keys(views) as ViewKind[];

test('the syntax tree, with the cursor in it', () => {
  const lines = view(kernel('  add.u32 %r1, <|>%r2, 1;'), 'syntaxTree').split('\n');
  const at = lines.findIndex((line) => line.endsWith('<- cursor'));
  assert.match(lines[at], /^ +Name \d+:16-\d+:19 %r2 {2}<- cursor$/);
  const depth = (line: string) => line.search(/\S/);
  const instruction = lines.slice(0, at).findLast((line) => line.trim().startsWith('Instruction'));
  assert.equal(depth(lines[at]), depth(instruction ?? '') + 2);
  assert.match(lines[at + 1], /Number .* 1$/);
});

test('the form of an instruction, with its words and operands', () => {
  const text = view(kernel('  <|>add.sat.s32 %r1, %r2, 1;'), 'form');
  assert.match(text, /^Opcode {6}add\.sat\.s32\nInstruction add\n/);
  assert.match(text, /\n {2}type +\.s32|\n {2}\.s32 +\.s32/);
  assert.match(text, /\n {2}d +%r1\n {2}a +%r2\n {2}b +1\n/);
});

test('the form of what does not fit says why', () => {
  assert.match(view(kernel('  <|>add.rn.u32 %r1, %r2, 1;'), 'form'), /none fits\nProblem[\s\S]*The nearest form/);
  assert.match(view(kernel('  <|>addd.u32 %r1, %r2, 1;'), 'form'), /Instruction unknown[\s\S]*Problem/);
  assert.match(view(kernel('  <|>add.u32 %r1;'), 'form'), /Problem/);
  assert.equal(view(kernel('  .reg .b32 <|>x;'), 'form'), '');
});

test('the effects of an instruction: what it reads and writes, and where control goes', () => {
  const body = [
    '  setp.lt.u32 %p1, %r1, 4;',
    'again:',
    '  @%p1 add.u32 %r1, %r1, %r2;',
    '  ld.shared.u32 %r3, [%r1];',
    '  @%p1 bra again;',
    '  bar.sync 0;',
    '  ret;',
  ].join('\n');
  const effects = (word: string) =>
    view(kernel(body.replace(word, `<|>${word}`)), 'effects')
      .split('\n')
      .slice(2);
  const [reads, writes, control] = effects('@%p1 add');
  assert.deepEqual(reads.replace('reads ', '').trim().split(', ').sort(), ['%p1', '%r1', '%r2']);
  assert.equal(writes, 'writes    %r1, where its guard holds');
  assert.match(control, /^control {3}goes on on line \d+$/);
  assert.equal(effects('ld.shared')[3], 'memory    reads');
  assert.match(effects('@%p1 bra')[2], /^control {3}jumps to line \d+, or goes on on line \d+$/);
  assert.match(effects('bar.sync')[4], /do not move/);
  assert.equal(effects('ret')[2], 'control   leaves the function');
});

test('the live set of an instruction', () => {
  const text = view(kernel('  mov.u32 %r1, 0;\n  <|>add.u32 %r2, %r1, 1;\n  st.shared.u32 [%r2], %r1;'), 'live');
  assert.match(text, /^Live at line \d+: 2 registers of 32 bits, 0 predicates\n/);
  assert.match(text, /\n%r1 +1 +line \d+ +line \d+\n/);
  assert.match(text, /\n%r2 +1 +here +line \d+\n/);
});

test('half-written and hostile text, and no place at all: an answer', () => {
  const texts = [
    '',
    '.entry',
    '<pretext/>',
    kernel('  add.'),
    kernel('  @%p1'),
    kernel('{{{{ add.u32 %r1'),
    '}{}{;;;,,',
  ];
  for (const text of texts) {
    const analysis = analysisOf(text);
    for (const kind of kinds) for (let offset = 0; offset <= text.length; offset += 5) viewText(analysis, offset, kind);
  }
  assert.equal(viewText(analysisOf(kernel('')), 5, 'constructor' as ViewKind), undefined);
});

test('a deep tree is written without recursion, and a large one is cut', () => {
  const text = kernel('{'.repeat(100) + 'ret;\n'.repeat(6000) + '}'.repeat(100));
  assert.match(viewText(analysisOf(text), text.length - 200, 'syntaxTree') ?? '', /and \d+ more nodes\n$/);
});
