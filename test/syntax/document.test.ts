// PtxDocument: an edited document equals a fresh one, untouched blocks keep their identity, and positions are those of
// the language server protocol (vscode-languageserver-textdocument decides).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Block, type ContentChange, PtxDocument } from '../../server/src/syntax/document';
import { runs } from '../runs';
import { anyText, corpusTexts, word } from './texts';

const document = (text: string): PtxDocument => new PtxDocument('file:///a.ptx', 'ptx', 1, text);

/** Replaces the offsets start … end, by way of positions. */
function change(of: PtxDocument, start: number, end: number, text: string): ContentChange {
  return { range: { start: of.positionAt(start), end: of.positionAt(end) }, text };
}

function edit(of: PtxDocument, start: number, end: number, text: string): void {
  of.update([change(of, start, end, text)], of.version + 1);
}

const cut = (of: PtxDocument): string[] =>
  of.blocks.map(
    (block, i) =>
      `${of.offsets[i]}+${block.length}${block.isFunction ? ' function' : ''}${block.isClosed ? ' closed' : ''}`,
  );

/** The document is what it would be had it been opened with this text. */
function assertFresh(edited: PtxDocument, text: string): void {
  const fresh = document(text);
  assert.equal(edited.getText(), text);
  assert.deepEqual(cut(edited), cut(fresh));
  assert.equal(edited.lineCount, fresh.lineCount);
  for (let i = 0; i <= 8; i++) {
    const offset = Math.floor((text.length * i) / 8);
    assert.deepEqual(edited.positionAt(offset), fresh.positionAt(offset));
  }
}

/** Where an edit begins and ends. `near` is a distance from the border of a block, so that borders are hit often. */
interface Edit {
  readonly at: number;
  readonly atBorder: boolean;
  readonly near: number;
  readonly length: number;
  readonly text: string;
}

const inserted = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 1, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '.visible .entry n() {\n',
      '.func g;\n',
      '/* ',
      ' */',
      '}\n}\n',
      '"',
      '\r',
      '\n',
      '\u{1f600}',
    ),
  },
  { weight: 1, arbitrary: anyText },
);

const anyEdit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  atBorder: fc.boolean(),
  near: fc.integer({ min: -3, max: 3 }),
  length: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 400 })),
  text: inserted,
});

function offsetOf(of: PtxDocument, { at, atBorder, near }: Edit): number {
  const offset = atBorder ? of.offsets[at % of.offsets.length] + near : at % (of.length + 1);
  return Math.max(0, Math.min(offset, of.length));
}

function applyAll(start: string, edits: readonly Edit[]): void {
  const edited = document(start);
  let text = start;
  for (const one of edits) {
    // Positions cannot express the middle of a CRLF; the text document puts it before the line end.
    const from = edited.offsetAt(edited.positionAt(offsetOf(edited, one)));
    const to = edited.offsetAt(edited.positionAt(Math.min(text.length, from + one.length)));
    text = text.slice(0, from) + one.text + text.slice(to);
    edit(edited, from, to, one.text);
    assertFresh(edited, text);
  }
}

const small = `.version 8.0
.target sm_80
.global .align 4 .b8 table[8] = {1, 2, 3, 4};
.extern .func (.param .b32 r) later (.param .b32 a);
// a comment with { and "
.visible .entry first(.param .u64 p)
.maxntid 128, 1, 1
{
  .reg .b32 %r<4>;
  add.u32 %r1, %r2, %r3; /* } */
}
.func second { { ret; } }
.weak .func third .pragma "x;y"; { ret; }
.func announced(.reg .b32 a)
.visible .entry fourth() { .pragma "nounroll"; ret; }
`;

test('random edits of a small module: equal to a fresh document after each', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(small, small.replaceAll('\n', '\r\n'), small.replaceAll('\n', '\r')),
      fc.array(anyEdit, { maxLength: 8 }),
      applyAll,
    ),
    { seed: 201, numRuns: 90 * runs },
  );
});

test('random edits of any text', () => {
  fc.assert(fc.property(anyText, fc.array(anyEdit, { maxLength: 6 }), applyAll), { seed: 202, numRuns: 60 * runs });
});

test('random edits of compiler output', () => {
  fc.assert(fc.property(fc.constantFrom(...corpusTexts), fc.array(anyEdit, { minLength: 1, maxLength: 4 }), applyAll), {
    seed: 203,
    numRuns: 18 * runs,
  });
});

test('random edits of runs that are cut for their length', () => {
  const long = Array.from({ length: 2000 }, (_, i) => `.global .b32 g${i};\n`).join('') + small;
  assert.ok(document(long).blocks.length > 4);
  fc.assert(fc.property(fc.constant(long), fc.array(anyEdit, { minLength: 1, maxLength: 4 }), applyAll), {
    seed: 204,
    numRuns: 8 * runs,
  });
});

const cases: readonly [string, string, string, string][] = [
  ['a brace is opened', small, 'add.u32', '{ add.u32'],
  ['a brace is closed too early', small, 'add.u32', '} add.u32'],
  ['a comment swallows the rest', small, '// a comment', '/* a comment'],
  ['a comment is closed', small.replace('// a', '/* a'), '/* a comment with', '/* a comment */ with'],
  ['a string is opened', small, 'ret;', '"ret;'],
  ['the first byte', small, '.version', '//.version'],
  ['the border between two functions goes', small, '}\n.func second', '.func second'],
  ['a definition becomes an announcement', small, '{ { ret; } }', ';'],
  ['a function joins the run before it', small, '.visible .entry first', '.visible .global .b32 first'],
  ['a linking word is taken from its function', small, '.weak .func', '.weak\n\n;.func'],
  ['an emoji in a comment', small, 'a comment', 'a \u{1f600} comment'],
  ['half of an emoji goes', small.replace('a comment', 'a \u{1f600} comment'), '\ud83d', ''],
  ['all of it goes', small, small, ''],
  ['something comes of nothing', '', '', small],
];

for (const [name, before, from, to] of cases) {
  test(`an edit where ${name}`, () => {
    const edited = document(before);
    const at = before.indexOf(from);
    edit(edited, at, at + from.length, to);
    assertFresh(
      edited,
      before.replace(from, () => to),
    );
    edit(edited, at, at + to.length, from);
    assertFresh(edited, before);
  });
}

test('edits at the start and at the end', () => {
  const edited = document(small);
  edit(edited, 0, 0, '/');
  edit(edited, 0, 1, '');
  edit(edited, edited.length, edited.length, '.func last;');
  edit(edited, edited.length - 1, edited.length, '');
  assertFresh(edited, `${small}.func last`);
});

test('several changes of one notification build on each other; a change without a range replaces all', () => {
  const edited = document('.version 8.0\n');
  const line = { line: 0, character: 9 };
  edited.update(
    [
      { range: { start: line, end: { line: 0, character: 10 } }, text: '9' },
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '.target sm_90\n' },
    ],
    7,
  );
  assert.equal(edited.getText(), '.version 9.0\n.target sm_90\n');
  assert.equal(edited.version, 7);
  edited.update(
    [{ text: small }, { range: { start: { line: 0, character: 9 }, end: { line: 0, character: 12 } }, text: '9.0' }],
    8,
  );
  assertFresh(edited, small.replace('8.0', '9.0'));
});

test('a range whose end stands before its start is taken the right way round', () => {
  const edited = document(small);
  edited.update([{ range: { start: edited.positionAt(20), end: edited.positionAt(5) }, text: 'x' }], 2);
  assertFresh(edited, `${small.slice(0, 5)}x${small.slice(20)}`);
});

/** Indices of the blocks that are not the same objects as before. */
const renewed = (before: readonly Block[], after: readonly Block[]): number[] =>
  after.flatMap((block, i) => (before.includes(block) ? [] : [i]));

test('an edit within a body renews that block alone', () => {
  for (const text of [small, ...corpusTexts, ...corpusTexts.map((one) => one.replaceAll('\n', '\r\n'))]) {
    const edited = document(text);
    const bodies = edited.blocks.flatMap((block, i) =>
      block.isFunction && /\{[\s\S]*;\r?\n/.test(block.text()) ? [i] : [],
    );
    for (const body of bodies.slice(0, 5)) {
      const before = edited.blocks;
      const at = edited.offsets[body] + edited.blocks[body].text().search(/;\r?\n/) + 1;
      edit(edited, at, at, ' mov.u32 %r1, 7;');
      assert.deepEqual(renewed(before, edited.blocks), [body]);
      assert.equal(edited.blocks.length, before.length);
      edit(edited, at, at + 16, '');
    }
    assertFresh(edited, text);
  }
});

test('an edit that changes borders keeps the blocks before it and those behind where borders meet again', () => {
  const edited = document(small);
  const before = edited.blocks;
  const at = small.indexOf('\n.func second');
  edit(edited, at, at, '\n.func between { ret; }');
  assert.equal(edited.blocks.length, before.length + 1);
  assert.equal(renewed(before, edited.blocks).length, 1, 'only the new function is new');
});

test('an unclosed brace costs the functions behind it nothing once it is closed', () => {
  const edited = document(small);
  const names = edited.blocks.map((block) => block.text());
  const at = small.indexOf('add.u32');
  edit(edited, at, at, '{');
  assert.equal(edited.blocks.at(-1)!.text(), names.at(-1), 'the last function stands for itself');
  edit(edited, at, at + 1, '');
  assert.deepEqual(
    edited.blocks.map((block) => block.text()),
    names,
  );
});

test('positions are those of the reference text document', () => {
  const lines = fc
    .array(fc.constantFrom('\n', '\r', '\r\n', 'a', 'add.u32 %r1;', '\u{1f600}', '.entry k() {', '}', ';', ' '), {
      maxLength: 25,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(lines, fc.integer({ min: -2, max: 30 }), fc.integer({ min: -2, max: 30 }), (text, line, character) => {
      const ours = document(text);
      const reference = TextDocument.create('file:///a.ptx', 'ptx', 1, text);
      assert.equal(ours.lineCount, reference.lineCount);
      assert.equal(ours.offsetAt({ line, character }), reference.offsetAt({ line, character }));
      for (let offset = -1; offset <= text.length + 1; offset++)
        assert.deepEqual(ours.positionAt(offset), reference.positionAt(offset), `offset ${offset}`);
      const range = { start: { line: 0, character: 1 }, end: { line: Math.max(1, line), character } };
      assert.equal(ours.getText(range), reference.getText(range));
    }),
    { seed: 205, numRuns: 180 * runs },
  );
});

test('bytes and text give the same document', () => {
  for (const text of [small, ...corpusTexts]) {
    const fromBytes = new PtxDocument('', 'ptx', 1, new TextEncoder().encode(text));
    assert.deepEqual(cut(fromBytes), cut(document(text)));
    assert.equal(fromBytes.getText(), text);
  }
});

test('the block of an offset', () => {
  const of = document(small);
  for (let offset = 0; offset < small.length; offset += 7) {
    const block = of.blockAt(offset);
    assert.ok(of.offsets[block] <= offset && offset < of.offsets[block + 1]);
  }
  assert.equal(of.blockAt(small.length), of.blocks.length - 1);
  assert.equal(document('').blockAt(0), 0);
});
