// What holds of every text. The seeds are fixed; a failure prints the seed, the path and the shrunk text: put them into
// `reproduce` below, or run with other seeds, to see the same or more. PROPERTY_RUNS multiplies the number of texts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { upperBound } from '../../server/src/base/lines';
import { textToBytes } from '../../server/src/base/text';
import { splitBlocks } from '../../server/src/syntax/blocks';
import { PtxDocument } from '../../server/src/syntax/document';
import { keepTokens, lex } from '../../server/src/syntax/lexer';
import { parseBlockBytes, parseText } from '../../server/src/syntax/parse';
import { runs } from '../runs';
import { checkProblems, checkTokens, checkTree } from './invariants';
import { anyText, anyUnits, ascii, corpusTexts, mutatedPiece, soup } from './texts';

const reproduce: fc.Parameters<[string]> = {};

function forAll(texts: fc.Arbitrary<string>, seed: number, numRuns: number, check: (text: string) => void): void {
  fc.assert(fc.property(texts, check), { seed, numRuns: numRuns * runs, ...reproduce });
}

/** The text as bytes the lexer sees: every unit above 0x7f is one byte 0xff. */
const seen = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function checkAll(text: string): void {
  const bytes = textToBytes(text);
  const tree = parseBlockBytes(bytes);
  checkTokens(seen(bytes), tree.tokens);
  checkTree(tree);
  checkProblems(tree);
}

for (const [name, texts, seed, count] of [
  ['arbitrary units', anyUnits, 101, 150],
  ['ASCII', ascii, 102, 150],
  ['words of PTX in any order', soup, 103, 400],
  ['compiler output, cut and changed', mutatedPiece, 104, 120],
] as const) {
  test(`${name}: a tree, and the text is tokens plus gaps`, () => forAll(texts, seed, count, checkAll));
}

test('arbitrary bytes that are no text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const tree = parseBlockBytes(bytes);
      checkTokens(seen(bytes), tree.tokens);
      checkTree(tree);
    }),
    { seed: 105, numRuns: 60 * runs },
  );
});

test('compiler output that ends anywhere', () => {
  for (const text of corpusTexts) {
    for (let end = 0; end < Math.min(text.length, 4000); end += 97) checkAll(text.slice(0, end));
  }
});

test('blocks follow each other without holes, and each is cut from its own first byte on', () => {
  forAll(anyText, 106, 200, (text) => {
    const bytes = textToBytes(text);
    const blocks = splitBlocks(bytes);
    let at = 0;
    for (const { start, end } of blocks) {
      assert.ok(start === at && end > start, `${start}-${end} behind ${at}`);
      at = end;
    }
    assert.equal(at, bytes.length);
    for (const { start } of blocks.slice(0, 4)) {
      const rest = splitBlocks(bytes.subarray(start)).map((span) => span.start + start);
      assert.deepEqual(
        rest,
        blocks.map((span) => span.start).filter((other) => other >= start),
      );
    }
  });
});

test('blocks are the same whatever the size of the window in which they are cut', () => {
  forAll(anyText, 112, 200, (text) => {
    const bytes = textToBytes(text);
    for (const window of [1, 7, 64]) assert.deepEqual(splitBlocks(bytes, window), splitBlocks(bytes));
  });
});

test('line ends of a block are counted as they are listed', () => {
  forAll(anyText, 113, 200, (text) => {
    const blocks = () => new PtxDocument('', 'ptx', 1, text).blocks;
    for (const [index, block] of blocks().entries()) {
      const { lineStarts, lineEnds, length } = blocks()[index];
      assert.equal(lineEnds, lineStarts.length);
      for (const offset of [0, length >> 1, length]) {
        const before = upperBound(lineStarts, offset);
        const start = before === 0 ? 0 : lineStarts[before - 1];
        assert.deepEqual(block.lineAt(offset), { before, start });
      }
    }
  });
});

test('a closed block does not depend on what follows it', () => {
  forAll(anyText, 107, 200, (text) => {
    for (const block of splitBlocks(textToBytes(text)).slice(0, 4)) {
      if (!block.closed) continue;
      const [alone] = splitBlocks(textToBytes(text.slice(block.start, block.end)));
      assert.equal(alone.end, block.end - block.start);
      const [followed] = splitBlocks(textToBytes(`${text.slice(block.start, block.end)}x`));
      assert.equal(followed.end, block.end - block.start);
    }
  });
});

test('problems of a text are in order and within it', () => {
  forAll(anyText, 108, 100, (text) => {
    let last = 0;
    for (const { start, end } of parseText(text).problems) {
      assert.ok(start >= last && end >= start && end <= text.length);
      last = start;
    }
  });
});

test('lexing the text of a token alone gives that token', () => {
  forAll(soup, 109, 100, (text) => {
    const tokens = keepTokens(lex(textToBytes(text)).tokens);
    for (let i = 0; i < tokens.count; i++) {
      const alone = lex(textToBytes(text.slice(tokens.starts[i], tokens.ends[i]))).tokens;
      assert.deepEqual(
        [alone.count, alone.kinds[0], alone.ends[0]],
        [1, tokens.kinds[i], tokens.ends[i] - tokens.starts[i]],
      );
    }
  });
});

/** A kernel with statements. */
const kernel = (body: string): string => `.version 8.0\n.target sm_80\n.entry k() {\n${body}\n}\n`;
const initializer = (text: string): string => `.version 8.0\n.target sm_80\n.global .b32 a[] = ${text}`;

for (const [name, text] of [
  ['blocks', kernel('{'.repeat(10_000))],
  ['closed blocks', kernel('{'.repeat(10_000) + '}'.repeat(10_000))],
  ['braces of a module', '{'.repeat(10_000)],
  ['parentheses', kernel(`mov.b32 %r1, ${'('.repeat(10_000)}1${')'.repeat(10_000)};`)],
  ['signs', kernel(`mov.b32 %r1, ${'-'.repeat(10_000)}1;`)],
  ['casts', kernel(`mov.b64 %rd1, ${'(.s64)'.repeat(10_000)}1;`)],
  ['questions', kernel(`mov.b32 %r1, ${'1?'.repeat(10_000)}1;`)],
  ['answers', kernel(`mov.b32 %r1, ${'1?1:'.repeat(10_000)}1;`)],
  ['vectors', kernel(`mov.b32 %r1, ${'{'.repeat(10_000)}`)],
  ['addresses', kernel(`ld.b32 %r1, ${'['.repeat(10_000)}`)],
  ['arguments', kernel(`call ${'('.repeat(10_000)}`)],
  ['initialisers', initializer('{'.repeat(10_000))],
  ['attributes', `.visible ${'.attribute(.managed) '.repeat(10_000)}.global .b32 a;`],
] as const) {
  test(`10,000 nested ${name}: no overflow of the stack`, () => checkAll(text));
}

for (const [name, text] of [
  ['instructions', kernel('add.u32 %r1, %r2, %r3; '.repeat(45_000))],
  ['one name', kernel(`bra ${'a'.repeat(1 << 20)};`)],
  ['one number', kernel(`mov.u32 %r1, ${'1'.repeat(1 << 20)};`)],
  ['one comment', kernel(`/* ${'x'.repeat(1 << 20)} */`)],
  ['one string', `.pragma "${'x'.repeat(1 << 20)}";`],
  ['modifiers', kernel(`add${'.rn'.repeat(350_000)} %r1, %r2;`)],
  ['operands', kernel(`add.u32 ${'%r1,'.repeat(260_000)} %r2;`)],
  ['blanks', `#${' '.repeat(1 << 20)}`],
  ['open braces', kernel('{'.repeat(1 << 20))],
  ['garbage', kernel('@'.repeat(1 << 20))],
] as const) {
  test(`1 MB without a line end: ${name}`, () => {
    const bytes = textToBytes(text);
    const tree = parseBlockBytes(bytes);
    assert.equal(tree.last[0], tree.tokens.count);
    assert.ok(splitBlocks(bytes).length <= 3);
  });
}

test('attributes without a function behind them cost no time', () => {
  const started = process.cpuUsage();
  splitBlocks(textToBytes(`.visible ${'.attribute(.a) '.repeat(60)} x .func f;`));
  assert.ok(process.cpuUsage(started).user < 500_000);
});

for (const [name, text] of [
  ['terms of a sum', kernel(`mov.b32 %r1, ${'1+'.repeat(100_000)}1;`)],
  ['operators of every power', kernel(`mov.b32 %r1, ${'1*1+1<<1<1==1&1^1|1&&1||'.repeat(10_000)}1;`)],
  ['stray semicolons', kernel(';'.repeat(100_000))],
  ['closing braces', '}'.repeat(100_000)],
] as const) {
  test(`100,000 ${name} in less than a second`, () => {
    const started = process.cpuUsage();
    parseBlockBytes(textToBytes(text));
    assert.ok(process.cpuUsage(started).user < 1_000_000);
  });
}
