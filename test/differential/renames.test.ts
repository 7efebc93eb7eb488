// Renaming keeps the machine code: recorded for each file, and asked again where the same ptxas is on PATH.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hashOf } from './machineCode';
import { findPtxas, versionOf } from './ptxas';
import { keepsCode, type RenameFile, renamedFiles, renamedText } from './renames';

const recorded = JSON.parse(readFileSync(join(process.cwd(), 'test/differential/renames.json'), 'utf8')) as RenameFile;

test('the recorded texts are those that renaming gives, and ptxas made the same code of each', () => {
  for (const name of renamedFiles) {
    const { text, sameCode } = recorded.files[name] ?? {};
    assert.equal(hashOf(renamedText(name)), text, `${name}: run \`npm run oracle -- renames\``);
    assert.ok(sameCode, name);
  }
});

test('ptxas makes the same code of a renamed file today', async (t) => {
  const ptxas = findPtxas();
  if (ptxas === undefined || versionOf(ptxas) !== recorded.ptxas) {
    t.diagnostic(`ptxas ${recorded.ptxas} is not on PATH: recorded verdicts only`);
    return;
  }
  assert.ok(await keepsCode(ptxas, 'surfaces.sm_80.ptx'));
  t.diagnostic(`ptxas ${recorded.ptxas} compiled 1 of ${renamedFiles.length} files again`);
});
