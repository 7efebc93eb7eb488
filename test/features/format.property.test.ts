// The formatter never changes a token, keeps comments, and is done after one run.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { defaultFormat, format } from '../../server/src/features/format';
import { PtxDocument } from '../../server/src/syntax/document';
import { randomNumbers } from '../protocol/texts';
import { assertSound } from './formatting';

test('property: on compiler output and on the samples', () => {
  const folder = 'test/corpus/ptx';
  const pick = randomNumbers(17);
  const names = readdirSync(folder);
  for (let run = 0; run < 12; run++) {
    const name = names[pick(names.length)];
    assertSound(readFileSync(`${folder}/${name}`, 'latin1'), name);
  }
  for (const name of ['saxpy', 'mistakes']) assertSound(readFileSync(`samples/${name}.ptx`, 'utf8'), name);
});

test('property: on compiler output with its gaps shaken', () => {
  const pick = randomNumbers(23);
  const gaps = [' ', '\n', '\n\n\n', '\t', ' // note\n', '/* a */', '\r\n', ' /* two\n lines */ '];
  const source = readFileSync('samples/saxpy.ptx', 'utf8');
  for (let run = 0; run < 60; run++) {
    const text = source.replace(/\s+/g, (gap) => (pick(6) === 0 ? ` ${gaps[pick(gaps.length)]} ` : gap));
    assertSound(text, JSON.stringify(text));
  }
});

test('property: a range gets the edits of the whole that lie in it', () => {
  const pick = randomNumbers(29);
  const names = readdirSync('test/corpus/ptx');
  let compared = 0;
  for (let run = 0; run < 12; run++) {
    const name = names[pick(names.length)];
    const text = readFileSync(`test/corpus/ptx/${name}`, 'latin1').replace(/ |\t/g, (gap) =>
      pick(4) === 0 ? '  ' : gap,
    );
    const document = new PtxDocument('file:///k.ptx', 'ptx', 1, text);
    const whole = format(document, defaultFormat);
    for (let i = 0; i < 4; i++) {
      const start = pick(text.length);
      const end = Math.min(text.length, start + pick(3000));
      const isIn = (edit: { start: number; end: number }): boolean => edit.start >= start && edit.end <= end;
      const wanted = whole.filter(isIn);
      const found = format(document, defaultFormat, { start, end });
      assert.ok(found.every(isIn), name);
      // Of a gap that begins before the range it may give the indentation.
      const inner = new Set(whole.filter((edit) => !isIn(edit)).map((edit) => edit.end));
      assert.deepEqual(
        found.filter((edit) => !inner.has(edit.end)),
        wanted,
        `${name} ${start} ${end}`,
      );
      compared += wanted.length;
    }
  }
  assert.ok(compared > 1000, `${compared} edits`);
});
