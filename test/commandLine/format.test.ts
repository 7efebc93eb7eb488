// `ptx-lens format`: in place, from standard input, with `--check`, and what it leaves alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith, ptxLens } from './process';

const untidy = '.version 8.0\n.target sm_80\n.entry k( )\n{\nret ;\n}\n';
const tidy = '.version 8.0\n.target sm_80\n.entry k()\n{\n    ret;\n}\n';

test('format: in place, and --check names what would change', async (t) => {
  const cwd = folderWith(t, { 'a.ptx': untidy, 'b.ptx': tidy });
  assert.deepEqual(await ptxLens(['format', '--check', 'a.ptx', 'b.ptx'], { cwd }), {
    code: 1,
    stdout: 'a.ptx\n',
    stderr: '',
  });
  assert.equal(readFileSync(join(cwd, 'a.ptx'), 'utf8'), untidy, 'nothing is written');
  assert.deepEqual(await ptxLens(['format', 'a.ptx', 'b.ptx'], { cwd }), { code: 0, stdout: '', stderr: '' });
  assert.equal(readFileSync(join(cwd, 'a.ptx'), 'utf8'), tidy);
  assert.equal((await ptxLens(['format', '--check', 'a.ptx'], { cwd })).code, 0);
});

test('format: standard input to standard output', async () => {
  assert.deepEqual(await ptxLens(['format', '-'], { input: untidy }), { code: 0, stdout: tidy, stderr: '' });
});

test('format: bytes that are no UTF-8 stay in comments', async (t) => {
  const bytes = Buffer.from(untidy.replace('ret ;', 'ret ; // caf\xe9'), 'latin1');
  const cwd = folderWith(t, { 'a.ptx': bytes });
  assert.equal((await ptxLens(['format', 'a.ptx'], { cwd })).code, 0);
  assert.equal(readFileSync(join(cwd, 'a.ptx'), 'latin1'), tidy.replace('ret;', 'ret; // caf\xe9'));
});

test('format: what cannot be read or is no PTX', async (t) => {
  const xml = '<?xml version="1.0"?>\n<a/>\n';
  const cwd = folderWith(t, { 'book.ptx': xml, 'a.ptx': untidy });
  const { code, stderr } = await ptxLens(['format', 'none.ptx', 'book.ptx', 'a.ptx'], { cwd });
  assert.equal(code, 2);
  assert.match(stderr, /none\.ptx: no such file/);
  assert.match(stderr, /book\.ptx: .*XML/);
  assert.equal(readFileSync(join(cwd, 'book.ptx'), 'utf8'), xml);
  assert.equal(readFileSync(join(cwd, 'a.ptx'), 'utf8'), tidy, 'the others are dealt with');
  assert.equal((await ptxLens(['format'])).code, 2);
});
