// The fixtures of every feature for hostile text, and every feature asked of texts that are hostile to all of them and of
// files that are typed half: an answer, whose places lie in the text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextRange } from '../../server/src/base/text';
import { badInputs, prefixes } from '../protocol/badInputs';
import { randomNumbers } from '../protocol/texts';
import { fixturesOf } from './fixtures/check';
import { questionOf, type Row, rows } from './fixtures/table';
import { deepAnalysisOf } from './harness';

fixturesOf('hostile');

/** In larger texts a feature is asked once. */
const SMALL = 10_000;
const PLACES = 6;

/** Of one text all features. */
function askAll(name: string, text: string, random: (limit: number) => number): void {
  const analysis = deepAnalysisOf(text);
  for (const row of rows)
    for (const range of placesIn(row, text, random)) {
      try {
        row.answer(questionOf([analysis], [{ headerLines: 0 }], '%new', range));
      } catch (error) {
        throw new Error(`${row.feature} at [${range.start}, ${range.end}) of ${name}`, { cause: error });
      }
    }
}

/** The ends of the text and some places in it. */
function placesIn({ asks }: Row, { length }: string, random: (limit: number) => number): TextRange[] {
  if (asks === 'text') return [{ start: 0, end: length }];
  const count = length > SMALL ? 1 : PLACES;
  const offsets = Array.from({ length: count }, () => random(length + 1));
  if (asks === 'place') return [0, length, ...offsets].map((at) => ({ start: at, end: at }));
  return [...offsets.map((at) => ({ start: at, end: Math.min(length, at + random(200)) })), { start: 0, end: length }];
}

for (const [name, { bytes }] of Object.entries(badInputs()))
  test(`hostile to all features: ${name}`, () => {
    askAll(name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), randomNumbers(3));
  });

test('files half typed, of all features', () => {
  const random = randomNumbers(4);
  const texts = prefixes().filter((_, index) => index % 16 === 0);
  for (const [index, text] of texts.entries()) askAll(`prefix ${index}`, text, random);
  assert.ok(texts.length > 40, `${texts.length}`);
});
