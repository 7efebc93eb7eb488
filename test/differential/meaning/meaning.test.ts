// Renames, the formatter, quick fixes and refactorings keep what they say: the machine code, or where ptxas chooses other
// instructions, the trace of an execution. Verdicts over the whole corpus are recorded (`npm run oracle:meaning`).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { randomNumbers } from '../../protocol/texts';
import { hashOf, sameCode } from '../machineCode';
import { findPtxas, versionOf } from '../ptxas';
import { tracesAgree } from './execution';
import { comparableFiles, type FigureFile, operations, originalOf, pickFor } from './measure';
import { keepsWhatItSays } from './oracle';
import { changedText, type SampleFile, sample } from './sample';

const read = <File>(name: string): File =>
  JSON.parse(readFileSync(join(process.cwd(), 'test/differential/meaning', name), 'utf8')) as File;

test('over the whole corpus each operation kept what it says', (t) => {
  const { ptxas, files, operations: figures } = read<FigureFile>('figures.json');
  for (const { name, keeps } of operations) {
    const row = figures[name];
    assert.ok(row?.keeps === keeps, `${name}: run \`npm run oracle:meaning\``);
    assert.ok(keepsWhatItSays(row), `${name}: ${JSON.stringify(row)}`);
    assert.ok(row.files >= 10, `${name} found a place in ${row.files} files`);
  }
  const count = Object.values(figures).reduce((sum, { applied }) => sum + applied, 0);
  t.diagnostic(`ptxas ${ptxas}: ${count} applications to ${files} files`);
});

const { ptxas: recordedBy, files: recorded } = read<SampleFile>('sample.json');

for (const name of sample) {
  test(`${name} with all operations that keep the code: as recorded, and ptxas made the same of it`, () => {
    assert.equal(hashOf(changedText(name)), recorded[name]?.text, 'run `npm run oracle -- meaning`');
    assert.ok(recorded[name].sameCode);
  });
}

/** MEANING_SEED chooses other files and places. */
const seed = Number(process.env.MEANING_SEED ?? 41);

test('ptxas makes the same of other files today', async (t) => {
  const ptxas = findPtxas();
  if (ptxas === undefined || versionOf(ptxas) !== recordedBy) {
    t.diagnostic(`ptxas ${recordedBy} is not on PATH: recorded verdicts only`);
    return;
  }
  const pick = randomNumbers(seed);
  const small = comparableFiles().filter((name) => originalOf(name).length < 30_000);
  for (let i = 0; i < 3; i++) {
    const name = small[pick(small.length)];
    assert.ok(await sameCode(ptxas, originalOf(name), changedText(name, seed)), `${name}, MEANING_SEED=${seed}`);
  }
});

test('what changes the code and not the meaning leaves the same trace', () => {
  for (const operation of operations.filter(({ keeps }) => keeps === 'meaning')) {
    for (const name of sample) {
      const original = originalOf(name);
      const text = operation.steps(original, pickFor(name, operation, seed), 4).at(-1);
      for (const run of [1, 2]) if (text) assert.ok(tracesAgree(original, text, run), `${operation.name}: ${name}`);
    }
  }
});

test('another meaning is another trace', () => {
  const original = originalOf('elementwise.sm_80.ptx');
  const pick = randomNumbers(5);
  const changes: readonly (readonly [RegExp, string])[] = [
    [/\bsetp\.lt/, 'setp.ge'],
    [/@%p/, '@!%p'],
    [/\bmad\.lo\.s32\s+(%\w+), (%\w+)/, 'mad.lo.s32 $1, $1'],
    [/\badd\.f32/, 'sub.f32'],
    [/(st\.global\.f32\s+\[%rd\d+)\]/, '$1+4]'],
  ];
  const seen = changes.filter(([pattern, text]) => {
    const changed = original.replace(pattern, text);
    assert.notEqual(changed, original, String(pattern));
    return [1, 2, 3, 4, 5, 6, pick(1000)].some((run) => !tracesAgree(original, changed, run));
  });
  assert.deepEqual(seen, changes);
});
