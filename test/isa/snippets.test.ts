// The snippets: in each, expanded with its defaults, nothing is wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expand, fileOf, snippets } from '../differential/snippets';
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

function assertBalanced(text: string): void {
  const closers: Record<string, string> = { '{': '}', '(': ')', '[': ']' };
  const open: string[] = [];
  for (const character of text) {
    if (character in closers) open.push(closers[character]);
    else if ('})]'.includes(character)) assert.equal(open.pop(), character);
  }
  assert.deepEqual(open, []);
}
