// The measured forms: the compact file says what was measured, and says it again after decoding and encoding.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf, encodeForm, formsOf, moduleOf, readFormFile } from './forms';

const file = readFormFile();
const forms = formsOf(file);
const formOf = (line: string) => forms.find((form) => form.line === line);

test('the measured forms are read', () => {
  assert.equal(forms.length, 1596);
  const sub = formOf('sub.u16 %h1,%h2,%h3;');
  assert.equal(sub?.group, 'int-arith');
  assert.deepEqual(sub?.documented, { ptx: '1.0', target: 10 });
  assert.equal(sub?.acceptedSince('sm_10'), '1.0');
  assert.equal(sub?.acceptedSince('sm_90a'), '8.0');
  assert.equal(sub?.acceptedSince('sm_999'), undefined);
  const wgmma = formOf('wgmma.commit_group.sync.aligned;');
  assert.deepEqual(wgmma?.documented, { ptx: '8.0', target: '90a' });
  assert.equal(wgmma?.acceptedSince('sm_90a'), '8.0');
  assert.equal(wgmma?.acceptedSince('sm_90'), undefined);
});

test('no form is accepted before its target exists', () => {
  for (const form of forms) {
    for (const [target, since] of Object.entries(file.targets)) {
      const version = form.acceptedSince(target);
      if (version === undefined) continue;
      assert.ok(file.versions.indexOf(version) >= file.versions.indexOf(since), `${form.line} on ${target}`);
    }
  }
});

test('encoding a form gives its row back', () => {
  const rows = Object.assign({}, ...Object.values(file.groups)) as Record<string, string>;
  for (const form of forms) assert.equal(encodeForm(file, form.documented, form.acceptedSince), rows[form.line]);
});

test('lines are judged where the module says that they stand', () => {
  const { source, firstLine } = moduleOf('9.0', 'sm_90', file.prelude, ['first', 'second']);
  assert.equal(source.split('\n')[firstLine - 1], 'first');
  assert.ok(cellsOf(file).some(({ version, target }) => version === '9.0' && target === 'sm_121f'));
});
