// The kernel that the editor suite types with completion (test/integration/typed.ts) is right, for us and for ptxas.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deepAnalysisOf } from '../features/harness';
import { typedText } from '../integration/typed';
import { findPtxas, judge, versionOf } from './ptxas';

test('the kernel that is typed from nothing assembles', async (t) => {
  const errors = deepAnalysisOf(typedText).diagnostics.filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, [], typedText);
  const ptxas = findPtxas();
  if (ptxas === undefined) return t.diagnostic('ptxas is not on PATH: judged by our own analysis only');
  const { verdict, messages } = await judge(ptxas, typedText);
  assert.equal(verdict, 'accept', `ptxas ${versionOf(ptxas)}: ${JSON.stringify(messages)}`);
});
