// The table of what ptxas says: each message is answered by a rule that exists, in a fixture for which ptxas was recorded to
// say it, or there is a reason why not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rules } from '../../server/src/rules/index';
import { type BrokenFile, brokenModulesIn } from './broken';
import type { MistakeFile } from './mistakes';
import { templates } from './templates';

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');
const mistakes = (JSON.parse(read('test/differential/mistakes.json')) as MistakeFile).files;
const broken = (JSON.parse(read('test/differential/broken.json')) as BrokenFile).modules;

/** A template as an expression that finds it at the beginning of a message. */
function expressionOf(template: string): RegExp {
  const escaped = template.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const text = escaped
    .replaceAll('…', '.*')
    .replace(/sm_N/g, 'sm_\\d+[af]?')
    .replace(/0xN/g, '0x[0-9a-f]+')
    .replace(/\bN\b/g, '-?[\\d.]+')
    .replace(/\bV\b/g, '[\\d.]+');
  return new RegExp(`^${text}`);
}

/** The rule's code and the messages of ptxas, of each mistake in a fixture. */
function recordsOf(fixture: string): { code: string; messages: readonly string[] }[] {
  const [, folder, name] = /^(\w+)\/(.*)$/.exec(fixture) ?? [];
  if (folder === 'mistakes') return mistakes[name]?.mistakes.map(({ code, messages }) => ({ code, messages })) ?? [];
  const file = `${name.split(':')[0]}.ptx`;
  const found = brokenModulesIn(file, read(`test/fixtures/broken/${file}`)).find((module) => module.name === name);
  return found ? [{ code: found.expectation.code, messages: broken[name]?.messages ?? [] }] : [];
}

test('every message that a rule answers has been recorded for its fixture', (t) => {
  const codes = new Set(rules.map(({ code }) => code));
  const complaints = templates.flatMap((template) => {
    if (!('rule' in template)) return [];
    const { message, rule, fixture } = template;
    if (!codes.has(rule)) return [`${message}: there is no rule ${rule}`];
    const expression = expressionOf(message);
    const records = recordsOf(fixture).filter(({ code }) => code === rule);
    const isRecorded = records.some(({ messages }) => messages.some((text) => expression.test(text)));
    return isRecorded ? [] : [`${message}: not recorded for ${fixture} (${records.length} records of ${rule})`];
  });
  assert.deepEqual(complaints, []);
  const answered = templates.filter((template) => 'rule' in template).length;
  const without = templates.length - answered;
  t.diagnostic(`${templates.length} messages: ${answered} with a fixture, ${without} with a reason`);
});

test('every message is in the table once, and every reason is a sentence', () => {
  const messages = templates.map(({ message }) => message);
  assert.equal(new Set(messages).size, messages.length);
  for (const template of templates)
    if ('why' in template) assert.match(template.why, /^(?:[A-Z]|ptxas ).*\.$/, template.message);
});
