// Every feature that the server answers with has tests of its own beside the protocol's (test/protocol/requests.ts).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { casesOf, kinds } from '../features/fixtures/cases';
import { rows } from '../features/fixtures/table';
import { sourceFiles } from './files';

const folder = join(process.cwd(), 'test/features');

/** Handlers answer with these of a text; the others of the folder they only build on. */
const answering = (path: string): boolean =>
  path.startsWith('server/src/features/') && !/\/(?:whatIf|refactoring|disagreements)\.ts$/.test(path);

test('every feature that answers about a text has fixtures of ordinary, half-written and hostile text', () => {
  const shown = new Set(rows.flatMap(({ files }) => files));
  const missing = sourceFiles('server/src')
    .filter(({ path }) => path.startsWith('server/src/lsp/handlers/'))
    .flatMap(({ imports }) => imports.filter(answering))
    .map((path) => path.slice('server/src/features/'.length))
    .filter((file) => !shown.has(file) && !shown.has(file.split('/')[0]));
  assert.deepEqual([...new Set(missing)], []);
  const files = readdirSync(join(process.cwd(), 'test/fixtures/features')).map((name) => name.replace('.ptx', ''));
  assert.deepEqual(files.sort(), rows.map(({ feature }) => feature).sort());
  for (const { feature } of rows) {
    const cases = casesOf(feature);
    for (const kind of kinds)
      assert.ok(
        cases.some((each) => each.kind === kind),
        `${feature}: no case of ${kind} text`,
      );
    for (const { title, answer } of cases) assert.ok(answer.length > 0, `${feature}: ${title} has no answer`);
    const useful = cases.filter(
      ({ kind, answer }) => kind !== 'hostile' && answer.some((line) => !line.endsWith('nothing')),
    );
    for (const kind of ['ordinary', 'half-written'])
      assert.ok(
        useful.some((each) => each.kind === kind),
        `${feature}: in ${kind} text it answers nothing`,
      );
  }
});

test('what the handlers call of the features, a test of the features calls, too', () => {
  const answered = sourceFiles('server/src')
    .filter(({ path }) => path.startsWith('server/src/lsp/handlers/'))
    .flatMap(({ imports }) => imports.filter((path) => path.startsWith('server/src/features/')));
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const text = tests.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  // A file, or the folder that it is a part of.
  const names = ([, own, folder]: RegExpExecArray): string[] => [own, ...(folder === undefined ? [] : [`${folder}`])];
  const untested = [...new Set(answered)].filter((path) => {
    const parts = /^server\/src\/(features\/(?:(\w+)\/)?\w+)\.ts$/.exec(path);
    return !parts || !names(parts).some((name) => text.includes(`${name}'`));
  });
  assert.ok(answered.length > 30, `${answered.length}`);
  assert.deepEqual(untested.sort(), []);
});
