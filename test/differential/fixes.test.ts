// The fixtures with all preferred fixes taken: nothing is wrong any more, for us and, where it is on PATH, for ptxas.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis';
import { fixesOf, type QuickFix } from '../../server/src/features/codeActions';
import { analysisOf, deepAnalysisOf } from '../features/harness';
import { fixtures } from '../features/mistakes';
import { findPtxas, judge, versionOf } from './ptxas';

/** Lines in which something else is wrong too, that we do not see. */
const wrongOtherwise = /call printf, \(in\)|\{%r1, \}/;

const MOST_FIXES = 500;

function firstPreferred(analysis: Analysis): QuickFix | undefined {
  for (const diagnostic of analysis.diagnostics) {
    const fix = fixesOf(analysis, diagnostic).find(({ isPreferred }) => isPreferred);
    if (fix) return fix;
  }
  return undefined;
}

/** The fixture without the mistakes that no fix is preferred for, and the others mended one after the other. */
function mended(text: string): string {
  const analysis = deepAnalysisOf(text);
  const lines = new Set(
    analysis.diagnostics
      .filter(
        (diagnostic) =>
          diagnostic.severity === 'error' && !fixesOf(analysis, diagnostic).some(({ isPreferred }) => isPreferred),
      )
      .map(({ start }) => analysis.document.positionAt(start).line + 1),
  );
  text.split('\n').forEach((line, index) => {
    if (wrongOtherwise.test(line)) lines.add(index + 1);
  });
  let fixed = text
    .split('\n')
    .map((line, index) => (lines.has(index + 1) ? '' : line))
    .join('\n');
  for (let count = 0; ; count++) {
    assert.ok(count < MOST_FIXES, 'a fix leaves its finding where it was');
    const now = deepAnalysisOf(fixed);
    const fix = firstPreferred(now);
    if (!fix) break;
    fixed = now.document.edited(fix.edits).getText();
  }
  return fixed;
}

for (const { name, folder, text } of fixtures) {
  test(`${folder}/${name}: with all preferred fixes nothing is wrong, for us and for ptxas`, async (t) => {
    const fixed = mended(text);
    assert.deepEqual(
      analysisOf(fixed).diagnostics.filter(({ severity }) => severity === 'error'),
      [],
      fixed,
    );
    const ptxas = findPtxas();
    if (ptxas === undefined) {
      t.diagnostic('ptxas is not on PATH: the mended fixtures were judged by our own analysis only');
      return;
    }
    const { verdict, messages } = await judge(ptxas, fixed);
    assert.equal(verdict, 'accept', `ptxas ${versionOf(ptxas)}: ${JSON.stringify(messages)}\n${fixed}`);
  });
}
