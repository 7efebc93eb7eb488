// The analysis of any text: it ends, its diagnostics lie in the text and in order, and it depends on nothing but the text:
// an edited document is judged as a fresh one is, whatever was analysed before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Analysis, analyse, functionReports } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { MODULES, moduleAt } from '../differential/modules';
import { runs } from '../runs';
import { anyText, corpusTexts, word } from '../syntax/texts';

const document = (text: string): PtxDocument => new PtxDocument('file:///a.ptx', 'ptx', 1, text);

/** All that the analysis of a document says. */
function judged(of: PtxDocument, previous?: Analysis): unknown {
  const analysis = analyse(of, { flow: 'all', previous });
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
        let previous = analyse(edited);
        for (const { at, length, text } of edits) {
          const from = at % (edited.length + 1);
          const range = { start: edited.positionAt(from), end: edited.positionAt(from + length) };
          edited.update([{ range, text }], 2);
          previous = analyse(edited, { previous });
        }
        assert.deepEqual(judged(edited, previous), judged(document(edited.getText())));
      },
    ),
    { seed: 303, numRuns: 9 * runs },
  );
});

test('one name declared very often is a finding each time', () => {
  const copies = 150_000;
  const text = `.version 8.0\n.target sm_80\n.address_size 64\n${'.global .b32 x;\n'.repeat(copies)}`;
  const { diagnostics } = analyse(document(text));
  assert.equal(diagnostics.filter(({ code }) => code === 'duplicate-declaration').length, copies - 1);
});

/** A line taken out, one written twice, or a word put in. */
const lineEdit = fc.record({ what: fc.constantFrom('remove', 'repeat', 'insert'), at: fc.nat(), to: fc.nat(), word });

test('a module whose declarations are edited is judged as a fresh one, at every step', () => {
  fc.assert(
    fc.property(fc.nat({ max: MODULES - 1 }), fc.array(lineEdit, { minLength: 1, maxLength: 8 }), (module, edits) => {
      const edited = document(moduleAt(module));
      let previous = analyse(edited, { flow: 'all' });
      for (const { what, at, to, word } of edits) {
        const lines = edited.getText().split('\n');
        const line = at % lines.length;
        const start = { line: what === 'repeat' ? to % lines.length : line, character: 0 };
        const end = what === 'remove' ? { line: line + 1, character: 0 } : start;
        const text = what === 'remove' ? '' : what === 'repeat' ? `${lines[line]}\n` : word;
        edited.update([{ range: { start, end }, text }], 2);
        previous = analyse(edited, { flow: 'all', previous });
        const fresh = analyse(document(edited.getText()), { flow: 'all' });
        assert.deepEqual(previous.diagnostics, fresh.diagnostics, edited.getText());
      }
    }),
    { seed: 304, numRuns: 120 * runs },
  );
});

test('an edit inside one body changes nothing that is said about the others', () => {
  for (const text of corpusTexts) {
    const edited = document(text);
    const before = analyse(edited);
    assert.ok(before.isComplete);
    const body = edited.blocks.findIndex((block) => block.isFunction && block.text().includes('\n}'));
    const at = edited.offsets[body] + edited.blocks[body].text().lastIndexOf('\n}');
    edited.update([{ range: { start: edited.positionAt(at), end: edited.positionAt(at) }, text: ' ad' }], 2);
    const after = analyse(edited, { previous: before });
    assert.equal(after.module, before.module, 'the body tells the other blocks nothing new');
    for (const [index, facts] of before.blocks.entries()) {
      if (index !== body) assert.equal(after.blocks[index], facts, `block ${index} was analysed anew`);
    }
    assert.deepEqual(
      after.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      ['missing-semicolon', 'unknown-opcode'],
    );
  }
});
