// The kernel that the editor suite types with completion (test/integration/typed.ts) is right, for us and for ptxas.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deepAnalysisOf } from '../features/harness';
import { typedText } from '../integration/typed';
import { findPtxas, judge, versionOf } from './ptxas';
import type { TypedFile } from './records';

const recorded: TypedFile = JSON.parse(readFileSync('test/differential/typed.json', 'utf8'));

test('the kernel that is typed from nothing assembles', async (t) => {
  const errors = deepAnalysisOf(typedText).diagnostics.filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, [], typedText);
  const ptxas = findPtxas();
  assert.equal(recorded.text, typedText, 'the kernel has changed: npm run oracle -- typed');
  assert.equal(recorded.verdict, 'accept', `ptxas ${recorded.ptxas}`);
  if (ptxas === undefined) return t.diagnostic(`ptxas is not on PATH: as ptxas ${recorded.ptxas} judged it`);
  const { verdict, messages } = await judge(ptxas, typedText);
  assert.equal(verdict, 'accept', `ptxas ${versionOf(ptxas)}: ${JSON.stringify(messages)}`);
});
