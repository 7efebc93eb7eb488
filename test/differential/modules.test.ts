// Small modules by chance against ptxas's recorded verdicts: no false alarm, and no mistake missed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { MODULES, type ModuleFile, moduleAt, SEED } from './modules';

const recorded = JSON.parse(readFileSync(join(process.cwd(), 'test/differential/modules.json'), 'utf8')) as ModuleFile;

test('modules by chance: no false alarm and nothing missed', (t) => {
  assert.deepEqual([recorded.verdicts.length, recorded.seed], [MODULES, SEED], 'run `npm run oracle -- modules`');
  const alarms: string[] = [];
  const missed: number[] = [];
  for (let index = 0; index < MODULES; index++) {
    const text = moduleAt(index);
    const { diagnostics } = analyse(new PtxDocument('file:///module.ptx', 'ptx', 1, text));
    const error = diagnostics.find(({ severity }) => severity === 'error');
    const isAccepted = recorded.verdicts[index] === 'a';
    if (isAccepted && error) alarms.push(`${index}: ${error.code} ${error.message}\n${text}`);
    if (!isAccepted && !error) missed.push(index);
  }
  const rejected = recorded.verdicts.replaceAll('a', '').length;
  t.diagnostic(
    `${MODULES} modules, ${rejected} rejected: ${alarms.length} false alarms, missed: ${missed.join(' ') || 'none'}`,
  );
  assert.deepEqual(alarms, []);
  assert.deepEqual(
    missed.map((index) => moduleAt(index)),
    [],
  );
});
