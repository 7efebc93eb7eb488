// The fixes of hints that only tidy up keep the machine code of the fixtures. Live where ptxas is; elsewhere our own
// analysis stands for it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fixesOf } from '../../../server/src/features/codeActions';
import { deepAnalysisOf } from '../../features/harness';
import { sameCode } from '../machineCode';
import { findPtxas, versionOf } from '../ptxas';

/** Rules whose fixes take away what does nothing, or write the same in the usual way. */
const tidying: ReadonlySet<string> = new Set([
  'modifier-order',
  'unused-label',
  'unused-register',
  'unused-variable',
  'value-never-read',
  'unreachable-code',
  'unknown-suppression',
]);

/** The text with all fixes of such rules taken, one after the other, and how many there were. */
function tidied(text: string): { text: string; count: number } {
  let result = text;
  for (let count = 0; ; count++) {
    const analysis = deepAnalysisOf(result);
    const fix = analysis.diagnostics
      // For a variable in `.local` ptxas 13.0 keeps room on the stack, used or not.
      .filter(({ code, message }) => tidying.has(code) && !message.includes('local variable'))
      .flatMap((diagnostic) => fixesOf(analysis, diagnostic).filter(({ isPreferred }) => isPreferred))
      .at(0);
    if (!fix) return { text: result, count };
    assert.ok(count < 100, 'a fix leaves its finding where it was');
    result = analysis.document.edited(fix.edits).getText();
  }
}

const fixture = (name: string): string => readFileSync(join(process.cwd(), 'test/fixtures/warnings', name), 'utf8');

for (const name of ['modifierOrder.ptx', 'unused.ptx', 'control.ptx']) {
  test(`tidying ${name} keeps the machine code`, async (t) => {
    const before = fixture(name);
    const { text, count } = tidied(before);
    assert.ok(count > 0);
    assert.notEqual(text, before);
    const ptxas = findPtxas();
    if (ptxas === undefined) return t.diagnostic('ptxas is not on PATH: judged by our own analysis only');
    assert.ok(await sameCode(ptxas, before, text), `ptxas ${versionOf(ptxas)}:\n${text}`);
  });
}
