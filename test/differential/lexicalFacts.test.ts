// The analysis against the recorded verdicts of ptxas on small inputs: what ptxas accepts has no error, what it rejects
// for its syntax has one. Where ptxas rejected the meaning, either may be.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { type Fact, type FactFile, labelOf, sourceOf } from './sources';

const path = join(process.cwd(), 'test/differential/lexical-facts.json');
const { facts } = JSON.parse(readFileSync(path, 'utf8')) as FactFile;

test('the facts have names of their own', () => {
  assert.ok(facts.length >= 732);
  assert.equal(new Set(facts.map(labelOf)).size, facts.length);
});

test('every recorded input that ptxas accepts is free of errors, and every one it rejects for its syntax has one', () => {
  const failures = facts.map(disagreement).filter((text) => text !== undefined);
  assert.equal(failures.length, 0, `${failures.length} of ${facts.length} inputs:\n${failures.join('\n')}`);
});

function disagreement(fact: Fact): string | undefined {
  const source = sourceOf(fact);
  const { diagnostics } = analyse(new PtxDocument('', 'ptx', 1, source));
  const problems = diagnostics.filter(({ severity }) => severity === 'error');
  if (fact.verdict === 'accept' && problems.length > 0) {
    const [{ code, start, end, message }] = problems;
    const where = JSON.stringify(source.slice(start, end));
    return `  false alarm: ${labelOf(fact)}\n      ${code} at ${where}: ${message}`;
  }
  if (fact.syntax && problems.length === 0)
    return `  missed: ${labelOf(fact)}\n      ptxas: ${fact.messages.join('; ')}`;
  return undefined;
}
