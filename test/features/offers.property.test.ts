// Completion never offers what the checker then rejects, and offers everything that it accepts: at every operand of the
// instructions that ptxas was asked about, for versions and targets that have them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formsOf, readFormFile } from '../differential/forms';
import { randomNumbers } from '../protocol/texts';
import { runs } from '../runs';
import { constantDisagreements } from './offeredConstants';
import { type Disagreement, disagreements, kernelOf } from './offers';
import type { Setting } from './settings';

const file = readFormFile();
const forms = formsOf(file).filter(({ line }) => /^[^@]\S* /.test(line));

/** For some forms, a target that has each and a version by chance. */
function disagreementsOf(
  seed: number,
  count: number,
  find: (setting: Setting, line: string, pick: (n: number) => number) => readonly Disagreement[],
): string[] {
  const pick = randomNumbers(seed);
  const wrong: string[] = [];
  for (let run = 0; run < count * runs; run++) {
    const form = forms[pick(forms.length)];
    const targets = Object.keys(file.targets).filter((target) => form.acceptedSince(target) !== undefined);
    if (targets.length === 0) continue;
    const target = targets[pick(targets.length)];
    const first = file.versions.indexOf(form.acceptedSince(target) ?? '');
    const version = file.versions[first + pick(file.versions.length - first)];
    for (const { place, offered, missing } of find(
      kernelOf(file.prelude, `.version ${version}\n.target ${target}`),
      form.line,
      pick,
    ))
      wrong.push(`${version} ${target}: ${place}| offers ${offered}; leaves out ${missing}`);
  }
  return wrong;
}

test('property: operands that are offered are those that the checker accepts', () => {
  assert.deepEqual(disagreementsOf(60, 30, disagreements), []);
});

test('property: constants that are offered are accepted, and what takes few constants is offered them', () => {
  assert.deepEqual(disagreementsOf(61, 20, constantDisagreements), []);
});
