// `--ptxas auto|off|PATH`: what a stand-in for ptxas says comes into the report; what goes wrong with it is one line.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { eventually, hang, standIn } from '../processes/standIn';
import { kernel } from '../protocol/texts';
import { folderWith, type Outcome, ptxLens } from './process';

const correct = kernel('  mov.u32 %r1, %tid.x;');
const verbose = `
ptxas info    : 0 bytes gmem
ptxas info    : Compiling entry function 'k' for 'sm_80'
ptxas info    : Function properties for k
    40 bytes stack frame, 12 bytes spill stores, 16 bytes spill loads
ptxas info    : Used 24 registers, used 2 barriers, 40 bytes cumulative stack size, 2048 bytes smem, 360 bytes cmem[0]
ptxas info    : Compile time = 2.716 ms
`;
const saying = (text: string): string => `cat >&2 <<'END'\n${text}END`;

describe('--ptxas', { concurrency: 3 }, () => {
  test('json: what ptxas reports of a function', async (t) => {
    const program = standIn(t, saying(verbose));
    const { code, stdout, stderr } = await check(t, ['--ptxas', program.path, '--format', 'json'], correct);
    assert.deepEqual([code, stderr], [0, '']);
    assert.deepEqual(JSON.parse(stdout).files[0].functions[0].ptxas, {
      version: '13.0.88',
      target: 'sm_80',
      registers: 24,
      spillStores: 12,
      spillLoads: 16,
      stackBytes: 40,
      sharedBytes: 2048,
      barriers: 2,
    });
    assert.deepEqual(program.runs(), ['-arch=sm_80 -v -o /dev/null /dev/stdin']);
  });

  test('--diff: exact registers and spills of both files', async (t) => {
    const more = verbose.replace('Used 24', 'Used 32').replace('12 bytes spill stores, 16', '0 bytes spill stores, 0');
    const program = standIn(t, `if grep -q clock /dev/stdin; then ${saying(more)}\nelse ${saying(verbose)}\nfi`);
    const cwd = folderWith(t, { 'old.ptx': correct, 'new.ptx': kernel('  mov.u32 %r1, %clock;') });
    const args = ['info', '--diff', 'old.ptx', '--ptxas', program.path];
    const text = await ptxLens([...args, 'new.ptx'], { cwd });
    assert.deepEqual([text.code, text.stderr], [0, '']);
    assert.match(text.stdout, /^old\.ptx -> new\.ptx: registers and spills from ptxas/);
    assert.match(text.stdout, /k +24 -> 32 .* 28 -> 0 /);
    const json = await ptxLens([...args, '--format', 'json', 'new.ptx'], { cwd });
    const [{ before, after }] = JSON.parse(json.stdout).diff.functions;
    assert.deepEqual([before.registers, before.spillStores, before.spillLoads], [24, 12, 16]);
    assert.deepEqual([after.registers, after.spillStores, after.spillLoads], [32, 0, 0]);
  });

  test('text: a column', async (t) => {
    const program = standIn(t, saying(verbose));
    const { stdout } = await check(t, ['--ptxas', program.path], correct, 'info');
    assert.match(stdout, /; ptxas 13\.0\.88 compiled for sm_80\n {2}function +line +registers +ptxas +live/);
    assert.match(stdout, /\.entry k +5 +≈ \d+ \(\d+-\d+\) +24 and 28 B spilled +/);
  });

  test('--target is what it compiles for', async (t) => {
    const program = standIn(t, saying(verbose));
    const { stdout } = await check(t, ['--ptxas', program.path, '--target', 'sm_90', '--format', 'json'], correct);
    assert.equal(JSON.parse(stdout).files[0].functions[0].ptxas.target, 'sm_90');
    assert.match(program.runs()[0], /^-arch=sm_90 /);
  });

  test('what it finds alone is a diagnostic of its own; what both find comes once', async (t) => {
    const said = `ptxas /dev/stdin, line 11; error   : Unknown symbol '%q'
ptxas /dev/stdin, line 12; error   : Arguments mismatch for instruction 'sub'
ptxas /dev/stdin, line 13; error   : Not a name of any known instruction: 'addd'
ptxas fatal   : Ptx assembly aborted due to errors
`;
    const program = standIn(t, `${saying(said)}\nexit 255`);
    const text = kernel('  add.s32 %r1, %r2, %q;\n  sub.s32 %r1, %r2, %r3;\n  addd.s32 %r1, %r2, %r3;');
    const { code, stdout } = await check(t, ['--ptxas', program.path, '--format', 'json'], text);
    assert.equal(code, 1);
    const { diagnostics } = JSON.parse(stdout).files[0];
    assert.deepEqual(
      diagnostics.map(({ code, source, start, end }: Record<string, never>) => ({ code, source, start, end })),
      [
        { code: 'undefined-symbol', source: undefined, start: { line: 11, column: 21 }, end: { line: 11, column: 23 } },
        { code: 'ptxas', source: 'ptxas', start: { line: 12, column: 3 }, end: { line: 12, column: 6 } },
        { code: 'unknown-opcode', source: undefined, start: { line: 13, column: 3 }, end: { line: 13, column: 7 } },
      ],
    );
    assert.match(
      diagnostics[1].message,
      /^The operands of `sub` .*\(ptxas: Arguments mismatch for instruction 'sub'\)$/,
    );
  });

  test('auto finds it in CUDA_HOME', async (t) => {
    const { folder } = standIn(t, saying(verbose));
    const home = folderWith(t, {});
    mkdirSync(join(home, 'bin'));
    symlinkSync(join(folder, 'ptxas'), join(home, 'bin', 'ptxas'));
    const { stdout } = await check(t, ['--ptxas', 'auto'], correct, 'check', { CUDA_HOME: home });
    assert.match(stdout, /; ptxas 13\.0\.88 compiled/);
  });

  test('a program in the working folder is none that auto finds', async (t) => {
    const { folder } = standIn(t, 'touch "$folder/was-run"');
    const outcome = await ptxLens(['check', '--ptxas', 'auto', '-'], {
      cwd: folder,
      input: correct,
      env: { PATH: '.' },
    });
    assert.equal(outcome.code, 0);
    assert.ok(!readdirSync(folder).includes('was-run'));
  });

  test('off is the default', async (t) => {
    const { folder } = standIn(t, 'touch "$folder/was-run"');
    const { code } = await check(t, [], correct, 'check', { CUDA_HOME: folder, PATH: folder });
    assert.equal(code, 0);
    assert.ok(!readdirSync(folder).includes('was-run'));
  });

  test('named and not there: wrong usage', async (t) => {
    const { code, stdout, stderr } = await check(t, ['--ptxas', '/nowhere/ptxas'], correct);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^ptx-lens: --ptxas: ptxas cannot be run: \/nowhere\/ptxas does not exist\.\nTry /);
  });

  test('too old for the file: said, and no failure', async (t) => {
    const program = standIn(t, '');
    const { code, stderr } = await check(t, ['--ptxas', program.path], correct.replace('8.0', '9.3'));
    assert.equal(code, 0);
    assert.match(stderr, /^ptx-lens: k\.ptx: ptxas 13\.0\.88 reads PTX up to 9\.0 and this file is PTX 9\.3: .*\n$/);
    assert.deepEqual(program.runs(), []);
  });

  for (const [name, behaviour, expected] of [
    ['a crash', 'kill -SEGV $$', /crashed \(SIGSEGV\)/],
    ['garbage', 'echo boom; exit 1', /said nothing that PTX Lens understands: "boom"/],
  ] as const) {
    test(`${name}: one line, the rest of the report, exit code 2`, async (t) => {
      const { code, stdout, stderr } = await check(t, ['--ptxas', standIn(t, behaviour).path], correct);
      assert.equal(code, 2);
      assert.match(stdout, /^k\.ptx: registers estimated/);
      assert.match(stderr, expected);
      assert.equal(stderr.trim().split('\n').length, 1);
    });
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    test(`${signal} ends what hangs too, and leaves no file`, async (t) => {
      const program = standIn(t, hang);
      const cwd = folderWith(t, { 'k.ptx': correct });
      const TMPDIR = folderWith(t, {});
      const args = [resolve('dist/cli.js'), 'check', '--ptxas', program.path, 'k.ptx'];
      const child = spawn(process.execPath, args, { cwd, env: { ...process.env, TMPDIR }, stdio: 'ignore' });
      await eventually('it runs', () => program.alive().length === 2);
      const ended = new Promise<[number | null, string | null]>((done) => child.once('exit', (...how) => done(how)));
      child.kill(signal);
      assert.deepEqual(await ended, [null, signal]);
      // Behind SIGKILL only the kernel can act.
      if (signal !== 'SIGKILL' || process.platform === 'linux')
        await eventually('all have ended', () => program.alive().length === 0);
      assert.deepEqual(readdirSync(TMPDIR), []);
    });
  }
});

async function check(
  t: TestContext,
  args: readonly string[],
  text: string,
  command = 'check',
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const cwd = folderWith(t, { 'k.ptx': text });
  const TMPDIR = folderWith(t, {});
  const outcome = await ptxLens([command, ...args, 'k.ptx'], { cwd, env: { TMPDIR, ...env } });
  assert.deepEqual(readdirSync(TMPDIR), [], 'nothing is left');
  return outcome;
}
