// The analysis of any text: it ends, its diagnostics lie in the text and in order, and it depends on nothing but the text:
// an edited document is judged as a fresh one is, whatever was analysed before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse, functionReports } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { runs } from '../runs';
import { anyText, corpusTexts, word } from '../syntax/texts';

const document = (text: string): PtxDocument => new PtxDocument('file:///a.ptx', 'ptx', 1, text);

/** All that the analysis of a document says. */
function judged(of: PtxDocument): unknown {
  const analysis = analyse(of, { flow: 'all' });
  const functions = functionReports(analysis).map(({ name, offset, maxOffset, sharedBytes, flow, requires }) => ({
    ...{ name, offset, maxOffset, sharedBytes, requires },
    estimate: flow?.estimate,
  }));
  return { diagnostics: analysis.diagnostics, functions };
}

test('any text: diagnostics lie in the text and in order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const { start, end, code, message, related } of analyse(document(text), { flow: 'all' }).diagnostics) {
        assert.ok(start >= last && end >= start && end <= text.length, `${code} ${start}-${end} behind ${last}`);
        for (const info of related ?? []) assert.ok(info.start <= info.end && info.end <= text.length);
        assert.match(message, /\S/);
        last = start;
      }
    }),
    { seed: 301, numRuns: 120 * runs },
  );
});

test('one place has one syntax problem', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const syntax = ['syntax-error', 'missing-semicolon', 'unknown-directive', 'unclosed-brace'];
      const places = analyse(document(text))
        .diagnostics.filter(({ code }) => syntax.includes(code))
        .map(({ start }) => start);
      assert.equal(new Set(places).size, places.length);
    }),
    { seed: 302, numRuns: 60 * runs },
  );
});

test('an edited document is judged as a fresh one', () => {
  const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 30 }), text: fc.oneof(word, anyText) });
  fc.assert(
    fc.property(
      fc.constantFrom(...corpusTexts.slice(0, 2)),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      (start, edits) => {
        const edited = document(start);
        analyse(edited);
        for (const { at, length, text } of edits) {
          const from = at % (edited.length + 1);
          const range = { start: edited.positionAt(from), end: edited.positionAt(from + length) };
          edited.update([{ range, text }], 2);
          analyse(edited);
        }
        assert.deepEqual(judged(edited), judged(document(edited.getText())));
      },
    ),
    { seed: 303, numRuns: 9 * runs },
  );
});

test('an edit inside one body changes nothing that is said about the others', () => {
  for (const text of corpusTexts) {
    const edited = document(text);
    const before = analyse(edited);
    const body = edited.blocks.findIndex((block) => block.isFunction && block.text().includes('\n}'));
    const at = edited.offsets[body] + edited.blocks[body].text().lastIndexOf('\n}');
    edited.update([{ range: { start: edited.positionAt(at), end: edited.positionAt(at) }, text: ' ad' }], 2);
    const after = analyse(edited);
    for (const [index, facts] of before.blocks.entries()) {
      if (index !== body) assert.equal(after.blocks[index], facts, `block ${index} was analysed anew`);
    }
    assert.deepEqual(
      after.diagnostics.map(({ code }) => code),
      ['missing-semicolon', 'unknown-opcode'],
    );
  }
});
