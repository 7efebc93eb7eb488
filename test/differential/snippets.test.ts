// The snippets by ptxas: as recorded, and asked again where it is on PATH.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findPtxas, inParallel, judge, versionOf } from './ptxas';
import { expand, fileOf, type SnippetFile, snippets } from './snippets';

test('snippets: ptxas accepted each of them as it is now', () => {
  const recorded = JSON.parse(readFileSync('test/differential/snippets.json', 'utf8')) as SnippetFile;
  const expected = Object.fromEntries(
    snippets.map(([name, snippet]) => [name, { text: expand(snippet), verdict: 'accept' }]),
  );
  assert.deepEqual(recorded.snippets, expected, 'run `npm run oracle -- snippets`');
});

test('snippets: accepted by ptxas', async (t) => {
  const ptxas = findPtxas();
  if (ptxas === undefined) {
    t.diagnostic('ptxas is not on PATH: the recorded verdicts stand for it');
    return;
  }
  const judged = await inParallel(snippets, ([, snippet]) => judge(ptxas, fileOf(expand(snippet))), 4);
  for (const [index, { verdict, messages }] of judged.entries())
    assert.equal(verdict, 'accept', `${snippets[index][0]}\n${JSON.stringify(messages)}`);
  t.diagnostic(`${snippets.length} snippets compiled by ptxas ${versionOf(ptxas)}`);
});
