// Plain words for what ptxas says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { plainWords } from '../../server/src/toolchain/plainWords';
import type { MistakeFile } from '../differential/mistakes';

test('the names of the message are in the sentence', () => {
  const said: Record<string, string> = {
    "Unknown symbol '%r9'": '`%r9` is not declared where it is used.',
    "Illegal modifier '.rn' for instruction 'add'": '`add` does not take the modifier `.rn` in this form.',
    "Argument 2 of instruction 'mad': unexpected value '3', expected to be multiple of 8":
      'Operand 2 of `mad` (counted from 0) must be multiple of 8; it is 3.',
    "Feature 'mapa' requires .target sm_90 or higher":
      '`mapa` exists from sm_90 on; the file is for an earlier `.target`.',
    "Modifier '.L2::128B' on 'ld' requires PTX ISA .version 7.4 or later":
      '`.L2::128B` exists from PTX 7.4 on; the file says an earlier `.version`.',
    "Entry function 'k' uses too much shared data (0xea60 bytes, 0xc000 max)":
      '`k` needs more static shared memory (0xea60 bytes) than a block may have (0xc000).',
    "Unknown vector selector: 'q'": '`.q` is no element of a vector: there are `.x`, `.y`, `.z` and `.w`.',
  };
  for (const [message, sentence] of Object.entries(said)) assert.equal(plainWords(message), sentence);
});

test('most of what ptxas said of the fixtures has a sentence, and each is whole', (t) => {
  const { files } = JSON.parse(readFileSync('test/differential/mistakes.json', 'utf8')) as MistakeFile;
  const messages = Object.values(files).flatMap(({ mistakes }) => mistakes.flatMap((mistake) => mistake.messages));
  const sentences = messages.map((message) => plainWords(message.replace(/^\w+: /, '')));
  for (const sentence of sentences) if (sentence) assert.ok(/\.$/.test(sentence) && !/\$\d\b/.test(sentence), sentence);
  const share = sentences.filter((sentence) => sentence !== undefined).length / messages.length;
  t.diagnostic(`${Math.round(100 * share)} % of ${messages.length} messages`);
  assert.ok(share > 0.8, String(share));
});
