// Every expectation of test/fixtures/mistakes is met, one to one, on the exact columns; nothing else is reported.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { expectationsIn } from '../differential/mistakes';

const folder = join(process.cwd(), 'test/fixtures/mistakes');

/** `12:5-9 error[code]` of each diagnostic, and its message. */
function reported(text: string): { key: string; message: string }[] {
  const document = new PtxDocument('file:///fixture.ptx', 'ptx', 1, text);
  return analyse(document).diagnostics.map((diagnostic) => {
    const start = document.positionAt(diagnostic.start);
    const end = document.positionAt(diagnostic.end);
    const columns = `${start.character}-${end.line === start.line ? end.character : `${end.line}:${end.character}`}`;
    return {
      key: `${start.line + 1}:${columns} ${diagnostic.severity}[${diagnostic.code}]`,
      message: diagnostic.message,
    };
  });
}

for (const name of readdirSync(folder).filter((file) => file.endsWith('.ptx'))) {
  test(`mistakes: ${name}`, () => {
    const text = readFileSync(join(folder, name), 'utf8');
    const expected = expectationsIn(text);
    assert.ok(expected.length > 0, 'the file expects something');
    const left = reported(text);
    const complaints: string[] = [];
    for (const { line, start, end, severity, code, message } of expected) {
      const key = `${line}:${start}-${end} ${severity}[${code}]`;
      const index = left.findIndex(
        (found) => found.key === key && (message === undefined || found.message.includes(message)),
      );
      if (index >= 0) left.splice(index, 1);
      else complaints.push(`expected ${key}${message ? `: ${message}` : ''}`);
    }
    complaints.push(...left.map(({ key, message }) => `reported ${key}: ${message}`));
    complaints.sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]));
    assert.equal(complaints.length, 0, `\n${complaints.join('\n')}`);
  });
}
