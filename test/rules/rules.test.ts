// The rules as a set: every file is listed under its name, and every example does what it says.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis';
import { rules } from '../../server/src/rules/index';
import type { Diagnostic, Rule } from '../../server/src/rules/rule';
import { ruleLevels } from '../../server/src/rules/severity';
import { PtxDocument } from '../../server/src/syntax/document';
import { fileOf, targetsNamed } from './examples';

test('every file of rules/ is in rules/index.ts under its own name', () => {
  const folder = join(process.cwd(), 'server/src/rules');
  const files = readdirSync(folder)
    .filter((file) => readFileSync(join(folder, file), 'utf8').includes('defineRule({'))
    .map((file) => file.replace(/\.ts$/, ''));
  assert.deepEqual(rules.map(({ code }) => code).sort(), files.sort());
});

/** The examples of rules about flow are whole enough to be judged by their flow; the others are only about their mistake. */
const diagnose = ({ checkFunction, code, severity, exampleTargets }: Rule, text: string): readonly Diagnostic[] =>
  analyse(new PtxDocument('', 'ptx', 1, text), {
    flow: checkFunction ? 'all' : undefined,
    meantFor: targetsNamed(exampleTargets),
    // The registers around the examples are more than they need.
    levels: ruleLevels([
      ['unused-register', 'off'],
      [code, severity],
    ]),
  }).diagnostics;

const codes = (rule: Rule, text: string): string[] => diagnose(rule, text).map(({ code }) => code);

/** A sentence begins with a capital, with code, or with the name of the assembler. */
const sentences = /^(?:[A-Z`]|ptxas )[\s\S]*[.?]$/;

for (const rule of rules) {
  test(`${rule.code}: finds its bad example once and nothing in the good one`, () => {
    assert.deepEqual(codes(rule, fileOf(rule, rule.bad)), [rule.code]);
    assert.deepEqual(codes(rule, fileOf(rule, rule.good)), []);
  });

  test(`${rule.code}: says what and why in sentences`, () => {
    for (const text of [rule.title, rule.why]) assert.match(text, sentences);
    for (const { message } of diagnose(rule, fileOf(rule, rule.bad))) assert.match(message, sentences);
  });
}
