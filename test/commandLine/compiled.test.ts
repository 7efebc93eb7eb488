// The engine that builds takes the compiled code that the build has made: otherwise every start compiles all anew.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

test('the compiled code of the command line is accepted', () => {
  const script =
    "const { tune, load } = require('./dist/cli.js'); tune(); console.log(load().script.cachedDataRejected)";
  const { stdout, stderr } = spawnSync(process.execPath, ['--eval', script], { encoding: 'utf8' });
  assert.equal(stdout.trim(), 'false', stderr);
});
