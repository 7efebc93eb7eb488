// Quick fixes for every mistake of the fixtures and of the rules' examples: what is offered, and that it mends.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis';
import { fixesOf } from '../../server/src/features/codeActions';
import { newErrors } from '../../server/src/features/codeActions/proof';
import type { Diagnostic } from '../../server/src/rules/rule';
import { badExamples } from '../rules/examples';
import { analysisOf, assertGolden } from './harness';
import { fixtures } from './mistakes';

/** For each finding its line, and what is offered there; the preferred fix is marked with `*`. */
function offered(text: string): string {
  const analysis = analysisOf(text);
  const lines = text.split('\n');
  return analysis.diagnostics
    .map((diagnostic) => {
      const { line } = analysis.document.positionAt(diagnostic.start);
      const fixes = fixesOf(analysis, diagnostic);
      const titles = fixes.map(({ title, isPreferred }) => `  ${isPreferred ? '*' : '-'} ${title}`);
      return [`${lines[line].trim()}    // ${diagnostic.code}`, ...titles].join('\n');
    })
    .join('\n');
}

const own = join(process.cwd(), 'test/fixtures/fixes');

for (const name of readdirSync(own)) {
  test(`quick fixes of ${name}: as recorded`, () => {
    assertGolden(`quick-fixes-${name.replace('.ptx', '')}`, offered(readFileSync(join(own, name), 'utf8')));
  });
}

test('quick fixes: each takes its finding away and brings no other error', () => {
  for (const { name, text } of [...fixtures, ...badExamples]) {
    const analysis = analysisOf(text);
    for (const diagnostic of analysis.diagnostics) {
      for (const { title, edits } of fixesOf(analysis, diagnostic)) {
        const bad = newErrors(analysis, diagnostic, edits).map(({ code, message }) => `${code}: ${message}`);
        assert.deepEqual(bad, [], `${name} ${where(analysis, diagnostic)}: ${title}`);
      }
    }
  }
});

function where({ document }: Analysis, { start, code }: Diagnostic): string {
  return `line ${document.positionAt(start).line + 1} ${code}`;
}

test('quick fixes: edits are inside the text and do not overlap', () => {
  for (const { text } of [...fixtures, ...badExamples]) {
    const analysis = analysisOf(text);
    for (const diagnostic of analysis.diagnostics) {
      for (const { edits, title } of fixesOf(analysis, diagnostic)) {
        const inOrder = [...edits].sort((a, b) => a.start - b.start);
        for (const [index, { start, end }] of inOrder.entries()) {
          assert.ok(start >= 0 && start <= end && end <= text.length, title);
          assert.ok(index === 0 || start >= inOrder[index - 1].end, title);
        }
      }
    }
  }
});
