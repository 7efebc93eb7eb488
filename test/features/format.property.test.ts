// The formatter never changes a token, keeps comments, and is done after one run.
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
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
