// Modules with the one mistake of a person: found on the right token, with nothing else said, and rejected by ptxas too.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { type BrokenFile, type BrokenModule, brokenModulesIn } from '../differential/broken';

const folder = join(process.cwd(), 'test/fixtures/broken');
const modules = readdirSync(folder)
  .filter((name) => name.endsWith('.ptx'))
  .flatMap((name) => brokenModulesIn(name, readFileSync(join(folder, name), 'utf8')));
const recorded = JSON.parse(readFileSync(join(process.cwd(), 'test/differential/broken.json'), 'utf8')) as BrokenFile;

/** What is reported beside or in place of what is expected. */
function complaintsAbout({ name, text, expectation }: BrokenModule): string[] {
  const document = new PtxDocument('file:///broken.ptx', 'ptx', 1, text);
  const { line, start, end, severity, code, message } = expectation;
  let isFound = false;
  const others = analyse(document).diagnostics.filter((found) => {
    const from = document.positionAt(found.start);
    const to = document.positionAt(found.end);
    const isExpected =
      from.line === line - 1 &&
      to.line === line - 1 &&
      from.character === start &&
      to.character === end &&
      found.severity === severity &&
      found.code === code &&
      (message === undefined || found.message.includes(message));
    if (!isExpected || isFound) return found.severity === 'error' || found.severity === 'warning';
    isFound = true;
    return false;
  });
  const shown = others.map((found) => {
    const { line: at, character } = document.positionAt(found.start);
    return `${name}: reported ${at + 1}:${character} ${found.severity}[${found.code}] ${found.message}`;
  });
  return isFound
    ? shown
    : [`${name}: expected ${line}:${start}-${end} ${severity}[${code}]${message ? ` ${message}` : ''}`, ...shown];
}

test('each mistake is found on its token, and nothing else is said', (t) => {
  const complaints = modules.map(complaintsAbout);
  const found = complaints.filter((list) => list.length === 0).length;
  t.diagnostic(`${found} of ${modules.length} broken modules (${((100 * found) / modules.length).toFixed(1)} %)`);
  assert.deepEqual(complaints.flat(), []);
  assert.equal(new Set(modules.map(({ name }) => name)).size, modules.length, 'each has a title of its own');
});

test('ptxas rejects each, or warns where only a warning is expected', () => {
  assert.deepEqual(
    Object.keys(recorded.modules),
    modules.map(({ name }) => name).sort(),
    'run `npm run oracle -- broken`',
  );
  const surprising = modules.filter(({ name, expectation }) => {
    const { verdict } = recorded.modules[name];
    return (verdict === 'reject') !== (expectation.severity === 'error');
  });
  assert.deepEqual(
    surprising.map(({ name }) => name),
    [],
  );
});
