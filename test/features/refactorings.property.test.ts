// On compiler output every refactoring leaves a text without a new error, whose edits are in order and within the text.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis';
import { refactorings } from '../../server/src/features/refactorings';
import { randomNumbers } from '../protocol/texts';
import { analysisOf } from './harness';

const folder = join(process.cwd(), 'test/corpus/ptx');
const SMALL = 40_000;
/** Files spread over the sources; of each some places by chance. REFACTORING_SEED sets others. */
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ptx'))
  .filter((_, index) => index % 12 === 0);
const PLACES = 40;

test('corpus: the result of every refactoring is free of errors', () => {
  const pick = randomNumbers(Number(process.env.REFACTORING_SEED ?? 20260101));
  const taken = new Map<string, number>();
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (text.length > SMALL) continue;
    const analysis = analysisOf(text);
    for (let i = 0; i < PLACES; i++) {
      const start = pick(text.length);
      for (const { title, edits } of refactorings(analysis, { start, end: start })) {
        const inOrder = [...edits].sort((a, b) => a.start - b.start);
        for (const [index, edit] of inOrder.entries())
          assert.ok(edit.start <= edit.end && (index === 0 || edit.start >= inOrder[index - 1].end), title);
        assert.ok(inOrder[0].start >= 0 && inOrder[inOrder.length - 1].end <= text.length, title);
        const after = analyse(analysis.document.edited(edits));
        const errors = after.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
        assert.deepEqual(errors, [], `${file} at ${start}: ${title}`);
        const kind = title.replace(/`.*/, '');
        taken.set(kind, (taken.get(kind) ?? 0) + 1);
      }
    }
  }
  assert.ok(taken.size >= 6, `too few kinds of refactorings met: ${[...taken.keys()].join(', ')}`);
});
