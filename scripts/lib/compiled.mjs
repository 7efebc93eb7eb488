// The compiled code of the command line, dist/commandLine.js.code: what the engine has made of the functions that everyday
// checks run. It is of use to the engine that made it and to no other version, which compiles for itself.
import { spawnSync } from 'node:child_process';
import { root } from './processes.mjs';

const SAMPLES = [
  'samples/mistakes.ptx',
  'samples/saxpy.ptx',
  'test/corpus/ptx/flash_attention_mma.sm_80.ptx',
  'test/corpus/ptx/printf_assert.sm_80.ptx',
  'test/corpus/ptx/scan_lookback.sm_75.ptx',
];

const SCRIPT = `
  const { tune, load } = require('./dist/cli.js');
  tune();
  const { run, script } = load();
  process.stdout.write = () => true;
  run(['check', ...process.argv.slice(1)]);
  run(['check', '--format', 'json', ...process.argv.slice(1)]);
  require('node:fs').writeFileSync('dist/commandLine.js.code', script.createCachedData());
  process.exitCode = 0;
`;

export function writeCompiled() {
  const { status, stderr } = spawnSync(process.execPath, ['--eval', SCRIPT, '--', ...SAMPLES], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The compiled code of the command line could not be made:\n${stderr}`);
}
