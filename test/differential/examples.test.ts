// The examples of the rules, by ptxas where it is on PATH.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';
import { parseText } from '../../server/src/syntax/parse';
import { fileOf } from '../rules/examples';
import { acceptsBodies } from './probe';
import { findPtxas, inParallel, judge, versionOf } from './ptxas';

const isWellFormed = (rule: Rule, text: string): boolean => parseText(fileOf(rule, text)).problems.length === 0;

test('ptxas rejects every bad example and accepts every good one', async (t) => {
  const ptxas = findPtxas();
  if (ptxas === undefined) {
    t.diagnostic('ptxas is not on PATH: the examples were judged by our own analysis only');
    return;
  }
  const asked = rules.filter(({ severity }) => severity === 'error');
  const examples = asked.flatMap((rule) => [
    { rule, text: rule.bad, expected: false },
    { rule, text: rule.good, expected: true },
  ]);
  const bodies = examples.filter(({ rule, text }) => rule.scope === undefined && isWellFormed(rule, text));
  const others = examples.filter((example) => !bodies.includes(example));
  const alone = await inParallel(others, ({ rule, text }) => judge(ptxas, fileOf(rule, text)), 4);
  const accepted = [
    ...(await acceptsBodies(
      ptxas,
      bodies.map(({ text }) => text),
    )),
    ...alone.map(({ verdict }) => verdict === 'accept'),
  ];
  const failures = [...bodies, ...others]
    .filter(({ expected }, index) => accepted[index] !== expected)
    .map(({ rule, expected }) => `${rule.code}: ptxas ${expected ? 'rejects the good' : 'accepts the bad'} example`);
  assert.deepEqual(failures, []);
  t.diagnostic(`ptxas ${versionOf(ptxas)} judged ${examples.length} examples of ${asked.length} rules`);
});
