// What ptxas says, put on words of the text: of very many messages, and of each mistake of the fixtures, which is known.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { faultsOf, newFindings } from '../../server/src/toolchain/findings';
import type { PtxasMessage } from '../../server/src/toolchain/messages';
import { type MistakeFile, withoutMistakes } from '../differential/mistakes';
import { kernel } from '../protocol/texts';
import { analysisOf, error, found } from './findings';

test('twenty thousand of them take no time', () => {
  const text = kernel('  neg.s32 %r1, %r2;\n'.repeat(20_000));
  const output = Array.from({ length: 20_000 }, (_, i) => error("Arguments mismatch for instruction 'neg'", 11 + i));
  const started = process.cpuUsage().user;
  assert.equal(found(text, output.join('')).length, 20_000);
  assert.ok(process.cpuUsage().user - started < 3e6, `${(process.cpuUsage().user - started) / 1e6} s`);
});

test('every mistake of the fixtures is known already', () => {
  const { files } = JSON.parse(readFileSync('test/differential/mistakes.json', 'utf8')) as MistakeFile;
  const doubled: string[] = [];
  for (const [name, { mistakes }] of Object.entries(files)) {
    const fixture = readFileSync(`test/fixtures/mistakes/${name}`, 'utf8');
    for (const mistake of mistakes) {
      const text = withoutMistakes(fixture, mistake.line);
      const messages = mistake.messages.map((message) => recorded(message, mistake.line));
      const analysis = analysisOf(text);
      const findings = newFindings(analysis, faultsOf(analysis, text, messages));
      doubled.push(...findings.map(({ message }) => `${name}:${mistake.line} ${mistake.code}: ${message}`));
    }
  }
  assert.deepEqual(doubled, [], 'toolchain/causes.ts says what can be one fault');
});

function recorded(message: string, line: number): PtxasMessage {
  const [, severity, text] = /^(\w+): (.*)$/.exec(message)!;
  return {
    severity: severity === 'warning' ? 'warning' : 'error',
    isFatal: severity === 'fatal',
    line,
    code: undefined,
    text,
  };
}
