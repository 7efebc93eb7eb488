// Every expectation of test/fixtures is met, one to one, on the exact columns; nothing else is reported. ptxas rejects what
// stands in mistakes/ and accepts what stands in warnings/ (see differential/).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { expectationsIn } from '../differential/mistakes';
import { targetsNamed } from './examples';

/** `12:5-9 error[code]` of each diagnostic, and its message. */
function reported(text: string, flow: 'all' | undefined): { key: string; message: string }[] {
  const document = new PtxDocument('file:///fixture.ptx', 'ptx', 1, text);
  // `// meant for: sm_80 sm_90` on the first line stands for the setting.
  const meantFor = targetsNamed(/^\/\/ meant for: (.*)/.exec(text)?.[1].split(' '));
  return analyse(document, { flow, meantFor }).diagnostics.map((diagnostic) => {
    const start = document.positionAt(diagnostic.start);
    const end = document.positionAt(diagnostic.end);
    const columns = `${start.character}-${end.line === start.line ? end.character : `${end.line}:${end.character}`}`;
    return {
      key: `${start.line + 1}:${columns} ${diagnostic.severity}[${diagnostic.code}]`,
      message: diagnostic.message,
    };
  });
}

const fixtures = (name: string): { name: string; text: string }[] => {
  const folder = join(process.cwd(), 'test/fixtures', name);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ptx'))
    .map((file) => ({ name: `${name}/${file}`, text: readFileSync(join(folder, file), 'utf8') }));
};

for (const { name, text } of fixtures('mistakes')) test(name, () => compare(text, undefined));
for (const { name, text } of fixtures('warnings')) test(name, () => compare(text, 'all'));

test('nothing is said of what is odd and accepted', () => {
  const found = fixtures('accepted').flatMap(({ name, text }) =>
    reported(text, 'all').map(({ key }) => `${name}:${key}`),
  );
  assert.deepEqual(
    found.filter((key) => / (?:error|warning)\[/.test(key)),
    [],
  );
});

function compare(text: string, flow: 'all' | undefined): void {
  const expected = expectationsIn(text);
  assert.ok(expected.length > 0, 'the file expects something');
  const left = reported(text, flow);
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
}
