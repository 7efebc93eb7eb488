// Lines of compilers' code that break off at each of their tokens, the next line complete, as while one types: the names in
// front of the cursor are still found, and the lines around are still what they were.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { definition } from '../../server/src/features/definition';
import { references } from '../../server/src/features/references';
import { randomNumbers } from '../protocol/texts';
import { analysisOf } from './harness';

const FILES = ['device_calls.sm_80.ptx', 'switch_table.sm_90a.ptx', 'debug_info.sm_120.ptx', 'big_unrolled.sm_80.ptx'];
const LINES = 40;

/** Words, numbers, punctuation. */
const token = /\/\/.*|"[^"]*"|\.?[\w$%]+(?:::\w+)*|[^\s\w]/g;
const name = /(?<![\w$%.])(?:%(?:r|rd|rs|f|fd|p)\d+|\$L__BB\w+)/g;

test('names in a line that breaks off are found, and so are those of the line behind it', () => {
  const random = randomNumbers(6);
  let looked = 0;
  for (const file of FILES) {
    const lines = readFileSync(`test/corpus/ptx/${file}`, 'utf8').slice(0, 60_000).split('\n');
    const statements = lines.flatMap((line, i) => (/^\s+(?:@!?%p\d+ )?[a-z][\w.:]* .*;$/.test(line) ? [i] : []));
    for (let round = 0; round < LINES; round++) {
      const at = statements[random(statements.length)];
      const ends = [...lines[at].matchAll(token)].map((found) => found.index + found[0].length);
      for (const end of ends) {
        const cut = [...lines.slice(0, at), lines[at].slice(0, end), ...lines.slice(at + 1)];
        looked += checkNames(cut, at, `${file}: ${cut[at]}`);
      }
    }
  }
  assert.ok(looked > 2000, `${looked}`);
});

function checkNames(lines: readonly string[], at: number, title: string): number {
  const analysis = analysisOf(lines.join('\n'));
  const { document } = analysis;
  let looked = 0;
  for (const line of [at, at + 1]) {
    const start = document.offsetAt({ line, character: 0 });
    for (const { index, 0: text } of lines[line].matchAll(name)) {
      const [place] = definition(analysis, start + index + 1, []);
      // A label of a function that a cut-off brace ended is none.
      if (!place && text.startsWith('$')) continue;
      assert.ok(place, `${title}: ${text} leads nowhere`);
      const found = references(analysis, start + index + 1, [], { includeDeclaration: true });
      assert.ok(
        found.some((each) => each.start === start + index && each.end === start + index + text.length),
        `${title}: ${text} on line ${line + 1} is not among its references`,
      );
      looked++;
    }
  }
  return looked;
}
