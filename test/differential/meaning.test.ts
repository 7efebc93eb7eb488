// What keeps the meaning keeps the machine code: formatting, and the fixes of hints that only tidy up. Live where ptxas is;
// elsewhere the token sequence (test/features/format.test.ts) and our own analysis stand for it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fixesOf } from '../../server/src/features/codeActions';
import { applyEdits, defaultFormat, format } from '../../server/src/features/format';
import { PtxDocument } from '../../server/src/syntax/document';
import { deepAnalysisOf, uri } from '../features/harness';
import { randomNumbers } from '../protocol/texts';
import { sameCode } from './machineCode';
import { findPtxas, versionOf } from './ptxas';
import { originalOf } from './renames';

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

function formatted(text: string): string {
  const options = { ...defaultFormat, operandColumn: 30, guardColumns: 8 };
  return applyEdits(text, format(new PtxDocument(uri, 'ptx', 1, text), options));
}

/** The same program with other gaps. */
function shaken(text: string): string {
  const pick = randomNumbers(41);
  const gaps = ['\n', '\t', ' /* a */ ', ' // b\n', '   '];
  return text.replace(/(?<=[;,{}])[ \n]+/g, (gap) => (pick(5) === 0 ? gaps[pick(gaps.length)] : gap));
}

const fixture = (name: string): string => readFileSync(join(process.cwd(), 'test/fixtures/warnings', name), 'utf8');

const texts: readonly (readonly [name: string, before: string, after: () => string])[] = [
  [
    'formatting line information',
    originalOf('line_info.sm_120.ptx'),
    () => formatted(originalOf('line_info.sm_120.ptx')),
  ],
  [
    'formatting with other gaps',
    originalOf('indirect_calls.sm_75.ptx'),
    () => formatted(shaken(originalOf('indirect_calls.sm_75.ptx'))),
  ],
  ...['modifierOrder.ptx', 'unused.ptx', 'control.ptx'].map((name) => {
    const after = (): string => {
      const { text, count } = tidied(fixture(name));
      assert.ok(count > 0, name);
      return text;
    };
    return [`tidying ${name}`, fixture(name), after] as const;
  }),
];

for (const [name, before, after] of texts) {
  test(`${name} keeps the machine code`, async (t) => {
    const text = after();
    assert.notEqual(text, before);
    const ptxas = findPtxas();
    if (ptxas === undefined) return t.diagnostic('ptxas is not on PATH: judged by our own analysis only');
    assert.ok(await sameCode(ptxas, before, text), `ptxas ${versionOf(ptxas)}:\n${text}`);
  });
}
