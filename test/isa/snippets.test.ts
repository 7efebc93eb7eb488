// The snippets: in each, expanded with its defaults, nothing is wrong, for us and for ptxas.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findPtxas, inParallel, judge, versionOf } from '../differential/ptxas';
import { expand, fileOf, type SnippetFile, snippets } from '../differential/snippets';
import { analysisOf } from '../features/harness';

for (const [name, snippet] of snippets) {
  test(`snippet ${name}: well formed`, () => {
    assert.ok(snippet.description.length > 0 && !snippet.description.endsWith('.'));
    assert.ok([snippet.prefix].flat().every((prefix) => /^[.\w]+$/.test(prefix)));
    const text = expand(snippet);
    assert.doesNotMatch(text.replace(/\$L_/g, ''), /\$/, 'a placeholder is left');
    assertBalanced(text);
  });
}

test('snippets: prefixes are unique', () => {
  const prefixes = snippets.flatMap(([, snippet]) => snippet.prefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
});

for (const [name, snippet] of snippets) {
  test(`snippet ${name}: no mistake in it`, () => {
    const text = fileOf(expand(snippet));
    const errors = analysisOf(text).diagnostics.filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      errors.map(({ message }) => message),
      [],
      text,
    );
  });
}

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

function assertBalanced(text: string): void {
  const closers: Record<string, string> = { '{': '}', '(': ')', '[': ']' };
  const open: string[] = [];
  for (const character of text) {
    if (character in closers) open.push(closers[character]);
    else if ('})]'.includes(character)) assert.equal(open.pop(), character);
  }
  assert.deepEqual(open, []);
}
