// ptxas accepts what we only warn of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtures } from '../features/mistakes';
import { findPtxas, inParallel, judge, versionOf } from './ptxas';

test('ptxas accepts the fixtures with warnings', async (t) => {
  const ptxas = findPtxas();
  if (ptxas === undefined) {
    t.diagnostic('ptxas is not on PATH: not asked');
    return;
  }
  const warnings = fixtures.filter(({ folder }) => folder === 'warnings' || folder === 'accepted');
  const verdicts = await inParallel(warnings, ({ text }) => judge(ptxas, text), 4);
  const rejected = warnings.filter((_, i) => verdicts[i].verdict !== 'accept');
  assert.deepEqual(
    rejected.map(({ name }) => name),
    [],
  );
  t.diagnostic(`ptxas ${versionOf(ptxas)} judged ${warnings.length} files`);
});
