// The snippets: each, expanded with its defaults, is well formed and, where ptxas is at hand, accepted by it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isFirstWord } from '../../server/src/isa/catalogue';
import { directive } from '../../server/src/isa/directives';
import { stateSpace } from '../../server/src/isa/stateSpaces';

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = Object.entries(JSON.parse(readFileSync('snippets/ptx.json', 'utf8')) as Record<string, Snippet>);

/** The text that an editor inserts when every placeholder keeps its default and every choice its first value. */
function expand(snippet: Snippet): string {
  const defaults = new Map<string, string>();
  const text = snippet.body
    .join('\n')
    .replace(/\$\{(\d+)(?::([^}]*)|\|([^,|]*)[^}]*)\}/g, (_, number, plain, choice) => {
      if (number !== '0') defaults.set(number, plain ?? choice);
      return plain ?? choice;
    });
  return text.replace(/\$\{?(\d+)\}?/g, (_, number) => defaults.get(number) ?? '');
}

type Place = 'file' | 'module' | 'body';

function placeOf(text: string): Place {
  if (text.startsWith('.version')) return 'file';
  return /^\.(?:visible|extern|func|entry|global)\b/.test(text) ? 'module' : 'body';
}

const header = '.version 8.0\n.target sm_90\n.address_size 64\n';
const registers = '.reg .pred %p<4>; .reg .b32 %r<8>; .reg .b64 %rd<4>; .reg .f32 %f<8>;';

/** All that stand at module scope, and a kernel around each of these that stands in a body. */
function moduleWith(texts: readonly string[]): string {
  const declarations = snippets.map(([, snippet]) => expand(snippet)).filter((other) => placeOf(other) === 'module');
  const kernels = texts
    .filter((text) => placeOf(text) === 'body')
    .map((text, index) => `.entry around${index}()\n{\n${registers}\n${text}\nret;\n}\n`);
  return `${header}${declarations.join('\n')}\n${kernels.join('')}`;
}

for (const [name, snippet] of snippets) {
  test(`snippet ${name}: well formed`, () => {
    assert.ok(snippet.description.length > 0 && !snippet.description.endsWith('.'));
    assert.ok([snippet.prefix].flat().every((prefix) => /^[.\w]+$/.test(prefix)));
    const text = expand(snippet);
    assert.doesNotMatch(text.replace(/\$L_/g, ''), /\$/, 'a placeholder is left');
    assertBalanced(text);
    for (const statement of statementsOf(text)) {
      const word = /^(?:[\w$]+:\s*)*(?:@!?%\w+\s+)?(\.?\w+)/.exec(statement)?.[1];
      assert.ok(word !== undefined, statement);
      assert.ok(isFirstWord(word) || directive(word) || stateSpace(word), `${word} in: ${statement}`);
    }
  });
}

test('snippets: prefixes are unique', () => {
  const prefixes = snippets.flatMap(([, snippet]) => snippet.prefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
});

test('snippets: accepted by ptxas', (t) => {
  const version = spawnSync('ptxas', ['--version'], { encoding: 'utf8' });
  if (version.error) {
    t.diagnostic('ptxas is not on PATH: the structure of the snippets was checked, not whether they compile');
    return;
  }
  const compile = (name: string, input: string): void => {
    const result = spawnSync('ptxas', ['-arch=compute_90', '-o', '-', '-'], { input, encoding: 'utf8' });
    assert.equal(result.status, 0, `${name}\n${result.stderr}\n${input}`);
  };
  const texts = snippets.map(([, snippet]) => expand(snippet));
  for (const text of texts.filter((other) => placeOf(other) === 'file')) compile('a whole file', text);
  compile('all others', moduleWith(texts));
  t.diagnostic(`${snippets.length} snippets compiled by ptxas ${/V[\d.]+/.exec(version.stdout)?.[0]}`);
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

/** Statements of a text: up to a semicolon, a block's brace or, for the first lines of a file, the end of the line. */
function statementsOf(text: string): string[] {
  const plain = text
    .replace(/^(\.(?:version|target|address_size).*)$/gm, '$1;')
    .replace(/[{][^{};]*[}]/g, 'LIST')
    .replace(/\)\s*\{/g, ');');
  return plain
    .split(/[;{}]/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
