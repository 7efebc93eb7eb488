// Every rule is whole: it has its page, its setting, fixtures that expect it, and comments and settings that silence it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis';
import { rules } from '../../server/src/rules/index';
import type { Diagnostic, Rule } from '../../server/src/rules/rule';
import { type Level, levels, ruleLevels } from '../../server/src/rules/severity';
import { PtxDocument } from '../../server/src/syntax/document';
import { fileOf, targetsNamed } from './examples';

const read = (...path: string[]): string => readFileSync(join(process.cwd(), ...path), 'utf8');

const diagnose = (rule: Rule, text: string, level: Level = rule.severity): Diagnostic[] =>
  analyse(new PtxDocument('', 'ptx', 1, text), {
    flow: rule.checkFunction ? 'all' : undefined,
    meantFor: targetsNamed(rule.exampleTargets),
    levels: ruleLevels([[rule.code, level]]),
  }).diagnostics.filter(({ code }) => code === rule.code);

/** A file that is no PTX has no comments of PTX. */
const withComments = rules.filter(({ code }) => code !== 'not-ptx');

test('every rule has a section and a row in docs/diagnostics.md', () => {
  const docs = read('docs/diagnostics.md');
  for (const { code, title, why, bad, good } of rules) {
    assert.ok(docs.includes(`\n## ${code}\n`), code);
    assert.ok(docs.includes(`| [${code}](#${code}) |`), code);
    for (const text of [title.split('|')[0], why, bad.trimEnd(), good.trimEnd()]) assert.ok(docs.includes(text), code);
  }
});

test('every rule has its entry in the setting ptx.rules', () => {
  const { contributes } = JSON.parse(read('package.json'));
  const settings = contributes.configuration.properties['ptx.rules'];
  assert.deepEqual(
    settings.propertyNames.enum,
    rules.map(({ code }) => code),
  );
  assert.deepEqual(settings.additionalProperties.enum, levels);
});

test('every rule is expected by a fixture, on its token', () => {
  // No comment with carets can stand in what is no PTX, or in nothing: test/protocol/badInputs.ts has these.
  // And what is off by default nothing expects.
  const expected = new Set([
    'not-ptx',
    'empty-module',
    ...rules.filter(({ byDefault }) => byDefault).map(({ code }) => code),
  ]);
  for (const folder of ['mistakes', 'warnings', 'broken'])
    for (const file of readdirSync(join('test/fixtures', folder)).filter((name) => name.endsWith('.ptx')))
      for (const [, code] of read('test/fixtures', folder, file).matchAll(
        /\^ (?:error|warning|information|hint)\[([a-z0-9-]+)\]/g,
      ))
        expected.add(code);
  assert.deepEqual(
    rules.map(({ code }) => code).filter((code) => !expected.has(code)),
    [],
  );
});

test('a setting makes the finding of every rule more or less severe, or none', () => {
  for (const rule of rules.filter(({ code }) => code !== 'not-ptx'))
    for (const level of levels)
      assert.deepEqual(
        diagnose(rule, fileOf(rule, rule.bad), level).map(({ severity }) => severity),
        level === 'off' ? [] : [level],
        rule.code,
      );
});

test('a comment on the line above the finding of a rule silences it, and one for the file', () => {
  for (const rule of withComments) {
    const text = fileOf(rule, rule.bad);
    const [found] = diagnose(rule, text);
    const line = text.lastIndexOf('\n', found.start - 1) + 1;
    const silenced = `${text.slice(0, line)}// ptx-lens: ignore ${rule.code}\n${text.slice(line)}`;
    assert.deepEqual(diagnose(rule, silenced), [], `${rule.code}, a line`);
    assert.deepEqual(diagnose(rule, `// ptx-lens: ignore-file ${rule.code}\n${text}`), [], `${rule.code}, a file`);
  }
});
