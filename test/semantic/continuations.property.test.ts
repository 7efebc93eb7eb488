// Words that may be added to an opcode: all that lead to a legal instruction, and none that does not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allInstructions, formsOf } from '../../server/src/isa/catalogue';
import { targetIndex } from '../../server/src/isa/targets';
import { versionIndex } from '../../server/src/isa/versions';
import { availabilityOfForm } from '../../server/src/semantic/availability';
import { continuations } from '../../server/src/semantic/continuations';
import { matchOpcode } from '../../server/src/semantic/match';
import type { ModuleHeader } from '../../server/src/semantic/module';
import { randomNumbers } from '../protocol/texts';

const anywhere: ModuleHeader = { version: undefined, target: undefined };

const module = (version: string, target: string): ModuleHeader => ({
  version: versionIndex(version),
  target: targetIndex(target),
});

const offered = (text: string, header = anywhere): string[] => {
  const [before, after = ''] = text.split('|');
  const words = (part: string): string[] => part.match(/^[^.]+|\.[^.]*/g) ?? [];
  return continuations({ before: words(before), after: words(after) }, header)
    .filter(({ lacks }) => !lacks)
    .map(({ token }) => token);
};

test('only words of a legal instruction', () => {
  assert.deepEqual(offered('lop3').sort(), ['.and', '.b32', '.or']);
  assert.deepEqual(offered('bar').slice(0, 2), ['.warp', '.cta']);
  assert.deepEqual(offered('shl.b32'), []);
  assert.ok(!offered('add.s32').includes('.ftz'));
  assert.ok(offered('add.ftz').includes('.f32'));
  assert.ok(!offered('add.ftz').includes('.f64'));
  assert.ok(offered('ld.global').includes('.L1::evict_last'));
  assert.ok(!offered('ld.shared').includes('.nc'));
  assert.ok(offered('cvt.rn.f16x2').includes('.f32'));
});

test('in front of words that are there', () => {
  assert.ok(offered('add|.f32').includes('.rn'));
  assert.ok(!offered('add|.s32').includes('.rn'));
  assert.deepEqual(offered('mul|.s32').sort(), ['.hi', '.lo', '.wide']);
});

test('what the version or target lacks is told apart', () => {
  const old = module('6.0', 'sm_60');
  assert.ok(!offered('add', old).includes('.bf16'));
  const lacking = continuations({ before: ['add'], after: [] }, old).find(({ token }) => token === '.bf16');
  assert.ok(lacking?.lacks);
  assert.ok(offered('add', module('8.6', 'sm_100')).includes('.bf16'));
});

/** Opcodes that fit, one for each form and value at least. */
const lines = Object.values(
  (
    JSON.parse(readFileSync('test/differential/forms.json', 'utf8')) as {
      groups: Record<string, Record<string, string>>;
    }
  ).groups,
).flatMap((group) => Object.keys(group));

const opcodes = [...new Set(lines.map((line) => /^(?:@!?\S+\s+)?([^\s;]+)/.exec(line)?.[1] ?? ''))].filter(
  (text) => matchOpcode(text).problems.length === 0,
);

test('property: every legal opcode can be typed word by word', () => {
  assert.ok(opcodes.length > 800, `${opcodes.length}`);
  const pick = randomNumbers(5);
  for (const text of opcodes) {
    const { words } = matchOpcode(text);
    if (pick(40) !== 0) continue;
    for (let length = 1; length < words.length; length++) {
      const before = words.slice(0, length);
      const found = continuations({ before, after: [] }, anywhere).map(({ token }) => token);
      assert.ok(
        found.includes(words[length]) || words.indexOf(words[length]) < length,
        `${before.join('')} + ${words[length]}`,
      );
    }
  }
});

test('property: the same with the version and target of a file that has the instruction', () => {
  const headers = [module('6.3', 'sm_70'), module('8.0', 'sm_90a'), module('8.8', 'sm_100f'), module('9.0', 'sm_120a')];
  const pick = randomNumbers(7);
  for (const text of opcodes) {
    if (pick(40) !== 0) continue;
    const match = matchOpcode(text);
    const header = headers[pick(headers.length)];
    const has = match.forms.some(
      (form) => availabilityOfForm(match, form)[header.target ?? 0] <= (header.version ?? 0) && !form.form.removed,
    );
    if (!has) continue;
    for (let length = match.nameLength; length < match.words.length; length++) {
      const before = match.words.slice(0, length);
      const found = continuations({ before, after: [] }, header).find(({ token }) => token === match.words[length]);
      assert.ok(
        (found && !found.lacks) || match.words.indexOf(match.words[length]) < length,
        `${before.join('')} + ${match.words[length]}`,
      );
    }
  }
});

test('property: from every offer a legal instruction is reached by offers alone', () => {
  const pick = randomNumbers(11);
  for (const instruction of allInstructions()) {
    if (pick(3) !== 0) continue;
    let words: string[] = instruction.name.match(/^[^.]+|\.[^.]*/g) ?? [];
    for (let steps = 0; ; steps++) {
      const text = words.join('');
      const isLegal = matchOpcode(text).problems.length === 0;
      const next = continuations({ before: words, after: [] }, anywhere);
      if (isLegal && (next.length === 0 || pick(2) === 0)) break;
      assert.ok(next.length > 0 && steps < 25, `${text} leads nowhere`);
      words = [...words, next[pick(next.length)].token];
    }
  }
});

test('no search is long', () => {
  const started = process.cpuUsage();
  for (const instruction of allInstructions()) {
    const words = instruction.name.match(/^[^.]+|\.[^.]*/g) ?? [];
    continuations({ before: words, after: [] }, module('5.0', 'sm_50'));
    assert.ok(formsOf(instruction).length > 0);
  }
  const { user } = process.cpuUsage(started);
  assert.ok(user < 2e6, `${user / 1000} ms`);
});
