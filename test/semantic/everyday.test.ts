// What the build makes of the corpus (scripts/lib/everyday.mjs) stands for learning it: the same templates, and nothing to learn.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { FunctionInfo } from '../../server/src/semantic/block';
import { summarisePlain } from '../../server/src/semantic/plain';
import { beginTemplates, exportTemplates } from '../../server/src/semantic/plain/templates';
import { PtxDocument } from '../../server/src/syntax/document';

const names = [
  'async_pipeline.sm_80',
  'hopper_extras.sm_90a',
  'printf_assert.sm_80',
  'warp_votes.sm_80',
  'indirect_calls.sm_80',
];

function infosOf(name: string): FunctionInfo[] {
  const infos: FunctionInfo[] = [];
  const text = readFileSync(`test/corpus/ptx/${name}.ptx`, 'latin1');
  for (const { isFunction, bytes } of new PtxDocument(name, 'ptx', 1, text).blocks)
    if (isFunction) summarisePlain(bytes, (info) => infos.push(info));
  return infos;
}

test('everyday templates: functions are described alike, and nothing is left to learn', () => {
  beginTemplates(undefined);
  const learned = names.map(infosOf);
  const everyday = exportTemplates();
  assert.ok(everyday.texts.split('\n').length > 50);
  beginTemplates(everyday);
  assert.deepEqual(names.map(infosOf), learned);
  assert.deepEqual(exportTemplates(), everyday);
  beginTemplates(undefined);
});
