// Where ptxas is on PATH, a sample of the recorded verdicts is asked of it again; `npm run oracle -- --check` asks all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findPtxas, inParallel, judge, versionOf } from './ptxas';
import { type Fact, type FactFile, labelOf, sourceOf } from './sources';

const sampleSize = 25;
const seed = 20240229;

test('a sample of the recorded verdicts is what ptxas says today', async (t) => {
  const ptxas = findPtxas();
  if (ptxas === undefined) {
    t.diagnostic('ptxas not on PATH: recorded verdicts only');
    return;
  }
  const path = join(process.cwd(), 'test/differential/lexical-facts.json');
  const file = JSON.parse(readFileSync(path, 'utf8')) as FactFile;
  const version = versionOf(ptxas);
  if (version !== file.ptxas) {
    t.diagnostic(`ptxas ${version} is on PATH, the verdicts are those of ${file.ptxas}: recorded verdicts only`);
    return;
  }
  const sample = sampleOf(file.facts);
  const verdicts = await inParallel(sample, (fact) => judge(ptxas, sourceOf(fact)), 4);
  const failures = sample
    .filter((fact, index) => verdicts[index].verdict !== fact.verdict || verdicts[index].syntax !== fact.syntax)
    .map((fact) => `  ${labelOf(fact)}: recorded ${fact.verdict}`);
  assert.equal(failures.length, 0, `ptxas ${version} now says otherwise:\n${failures.join('\n')}`);
  t.diagnostic(`ptxas ${version} repeated ${sample.length} of ${file.facts.length} verdicts (seed ${seed})`);
});

/** The same facts in every run: a shuffle by a linear congruential generator (Numerical Recipes). */
function sampleOf(facts: readonly Fact[]): readonly Fact[] {
  const rest = [...facts];
  const sample: Fact[] = [];
  let state = seed;
  while (sample.length < sampleSize && rest.length > 0) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    sample.push(...rest.splice(state % rest.length, 1));
  }
  return sample;
}
