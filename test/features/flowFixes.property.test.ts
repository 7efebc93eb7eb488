// Quick fixes of warnings and hints: each takes its finding away and brings no error.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixesOf } from '../../server/src/features/codeActions';
import { rules } from '../../server/src/rules/index';
import { fileOf } from '../rules/examples';
import { deepAnalysisOf } from './harness';
import { fixtures } from './mistakes';

const texts = [
  ...rules
    .filter(({ checkFunction }) => checkFunction)
    .map((rule) => ({ name: rule.code, text: fileOf(rule, rule.bad) })),
  ...fixtures.filter(({ folder }) => folder === 'warnings'),
];

/** Code -> titles of the fixes that were offered and taken, numbers and names left out. */
const taken = new Map<string, Set<string>>();

function complaintsAbout({ name, text }: { name: string; text: string }): string[] {
  const analysis = deepAnalysisOf(text);
  const count = (code: string, { diagnostics } = analysis): number =>
    diagnostics.filter((diagnostic) => diagnostic.code === code).length;
  return analysis.diagnostics.flatMap((diagnostic) =>
    fixesOf(analysis, diagnostic).flatMap(({ title, edits }) => {
      const { code } = diagnostic;
      const titles = taken.get(code) ?? new Set();
      taken.set(code, titles.add(title.replace(/`[^`]*`/g, '…').replace(/\d+/g, 'N')));
      const after = deepAnalysisOf(analysis.document.edited(edits).getText());
      const errors = after.diagnostics.filter(({ severity }) => severity === 'error');
      const complaints = errors.map(({ message }) => `${name}: ${title}: ${message}`);
      // Where a statement has gone, the one before it may have become useless.
      const most = title === 'Remove the statement' ? count(code) : count(code) - 1;
      if (errors.length === 0 && count(code, after) > most)
        complaints.push(`${name}: ${title}: ${code} is still there`);
      return complaints;
    }),
  );
}

test('each fix takes its finding away and brings no error', (t) => {
  assert.deepEqual(texts.flatMap(complaintsAbout), []);
  const offered = [...taken].map(([code, titles]) => `${code}: ${[...titles].sort().join(', ')}`).sort();
  for (const line of offered) t.diagnostic(line);
  for (const code of [
    'address-space',
    'cp-async-without-wait',
    'launch-limits',
    'lop3-table',
    'missing-proxy-fence',
    'nc-written',
    'setmaxnreg-ignored',
    'transaction-bytes',
    'unreachable-code',
    'unused-label',
    'unused-register',
    'unused-variable',
    'value-never-read',
    'wgmma-protocol',
  ])
    assert.ok(taken.has(code), `${code} has a fix`);
});
