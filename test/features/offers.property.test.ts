// Completion never offers what the checker then rejects, and offers everything that it accepts: at every operand of the
// instructions that ptxas was asked about, for versions and targets that have them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formsOf, readFormFile } from '../differential/forms';
import { randomNumbers } from '../protocol/texts';
import { runs } from '../runs';
import { disagreements } from './offers';

const file = readFormFile();
const forms = formsOf(file).filter(({ line }) => /^[^@]\S* /.test(line));

test('property: operands that are offered are those that the checker accepts', () => {
  const pick = randomNumbers(60);
  const wrong: string[] = [];
  for (let run = 0; run < 30 * runs; run++) {
    const form = forms[pick(forms.length)];
    const targets = Object.keys(file.targets).filter((target) => form.acceptedSince(target) !== undefined);
    if (targets.length === 0) continue;
    const target = targets[pick(targets.length)];
    const first = file.versions.indexOf(form.acceptedSince(target) ?? '');
    const version = file.versions[first + pick(file.versions.length - first)];
    const found = disagreements(file.prelude, `.version ${version}\n.target ${target}`, form.line, pick);
    for (const { place, offered, missing } of found)
      wrong.push(`${version} ${target}: ${place}| offers ${offered}; leaves out ${missing}`);
  }
  assert.deepEqual(wrong, []);
});
