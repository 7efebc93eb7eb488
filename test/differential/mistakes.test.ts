// The recorded verdicts of ptxas on the fixtures with mistakes belong to the fixtures as they are now, and prove them:
// each file is accepted without its mistakes, and rejected with each of them alone.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expectationsIn, type MistakeFile } from './mistakes';

const folder = join(process.cwd(), 'test/fixtures/mistakes');
const recorded = JSON.parse(
  readFileSync(join(process.cwd(), 'test/differential/mistakes.json'), 'utf8'),
) as MistakeFile;
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ptx'))
  .sort();

test('every fixture has its recorded verdicts', () => {
  assert.deepEqual(Object.keys(recorded.files).sort(), names, 'run `npm run oracle -- mistakes`');
});

for (const name of names) {
  test(`${name}: ptxas accepts the file and rejects each mistake`, () => {
    const text = readFileSync(join(folder, name), 'utf8');
    const lines = text.split('\n');
    const { clean, mistakes } = recorded.files[name];
    const expected = expectationsIn(text);
    assert.equal(clean, 'accept');
    assert.deepEqual(
      mistakes.map(({ line, code, text }) => [line, code, text]),
      expected.map(({ line, code }) => [line, code, lines[line - 1].trim()]),
      'run `npm run oracle -- mistakes`',
    );
    assert.equal(new Set(expected.map(({ line }) => line)).size, expected.length, 'one mistake on a line');
    for (const { line, start, end } of expected) {
      const marked = lines[line - 1].slice(start, end);
      assert.equal(marked.trim(), marked, `line ${line}: carets under blanks`);
      assert.equal(marked.length, end - start, `line ${line}: carets beyond the line`);
    }
    const accepted = mistakes.filter((mistake) => mistake.verdict === 'accept');
    assert.deepEqual(accepted, [], 'ptxas accepts these');
  });
}

test('lines that look like expectations are expectations', () => {
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8');
    const looking = text.split('\n').filter((line) => /\/\/.*\^/.test(line));
    assert.equal(looking.length, expectationsIn(text).length, name);
  }
});
