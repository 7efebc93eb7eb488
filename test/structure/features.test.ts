// Every feature that the server answers with has tests of its own beside the protocol's (test/protocol/requests.ts).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sourceFiles } from './files';

const folder = join(process.cwd(), 'test/features');

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
