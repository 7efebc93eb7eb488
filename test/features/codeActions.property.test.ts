// Every quick fix for every mistake of the fixtures and of the rules' examples mends it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis';
import { fixesOf } from '../../server/src/features/codeActions';
import { newErrors } from '../../server/src/features/codeActions/proof';
import type { Diagnostic } from '../../server/src/rules/rule';
import { badExamples } from '../rules/examples';
import { analysisOf } from './harness';
import { fixtures } from './mistakes';

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
