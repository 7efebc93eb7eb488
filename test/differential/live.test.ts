// Where ptxas is on PATH, it is asked again for the recorded verdicts: for those of many inputs in one run, for a sample of
// those that need a run of their own. `npm run oracle -- --check` asks for all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { acceptsBodies } from './probe';
import { findPtxas, inParallel, judge, versionOf } from './ptxas';
import { type Fact, type FactFile, labelOf, sourceOf } from './sources';

const sampleSize = 5;
const seed = 20240229;

test('the recorded verdicts are what ptxas says today', async (t) => {
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
  const together = file.facts.filter(isHarmless);
  const accepted = await acceptsBodies(
    ptxas,
    together.map(({ body }) => body!),
  );
  const sample = sampleOf(file.facts.filter((fact) => !isHarmless(fact)));
  const verdicts = await inParallel(sample, (fact) => judge(ptxas, sourceOf(fact)), 4);
  const failures = [
    ...together.filter(({ verdict }, index) => accepted[index] !== (verdict === 'accept')),
    ...sample.filter(({ verdict, syntax }, i) => verdicts[i].verdict !== verdict || verdicts[i].syntax !== syntax),
  ].map((fact) => `  ${labelOf(fact)}: recorded ${fact.verdict}`);
  assert.equal(failures.length, 0, `ptxas ${version} now says otherwise:\n${failures.join('\n')}`);
  const count = together.length + sample.length;
  t.diagnostic(`ptxas ${version} repeated ${count} of ${file.facts.length} verdicts (seed ${seed})`);
});

/**
 * Statements that one run of ptxas can judge beside others: it accepted them, or rejected their meaning and went on.
 * After a faulty declaration it says nothing of later ones.
 */
function isHarmless({ body, syntax, with: outside, target, messages }: Fact): boolean {
  const isPlain = body !== undefined && !body.includes('.reg') && outside === undefined && target === undefined;
  return isPlain && !syntax && !messages.some((message) => message.startsWith('fatal'));
}

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
