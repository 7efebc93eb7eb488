// ptxas missing, hanging, killed, crashing, talking nonsense: one sentence each, and nothing left behind.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { Job, Outcome } from '../../server/src/toolchain/assembler';
import { locate } from '../../server/src/toolchain/node/locate';
import { ptxas } from '../../server/src/toolchain/node/ptxas';
import { eventually, hang, type StandInOptions, standIn } from './standIn';

const job: Job = { text: '.version 8.0\n', architecture: 'compute_80', timeoutMs: 10_000, priority: 'normal' };
const never = new AbortController().signal;

describe('finding ptxas', { concurrency: 4 }, () => {
  test('it says its version, what it reads and what it compiles for', async (t) => {
    const found = await ptxas.find(standIn(t, '').path);
    assert.ok(found.kind === 'ready');
    assert.equal(found.installation.version, '13.0.88');
    assert.ok(found.installation.architectures.has('compute_80'));
  });

  const faults: Record<string, [(t: TestContext) => string, RegExp]> = {
    missing: [() => '/nowhere/bin/ptxas', /^ptxas cannot be run: \/nowhere\/bin\/ptxas does not exist\.$/],
    relative: [() => 'bin/ptxas', /^ptxas cannot be run: bin\/ptxas is no absolute path\.$/],
    'a folder': [(t) => standIn(t, '').folder, /is a folder; the program itself is meant, for instance .*ptxas\.$/],
    'not executable': [notExecutable, /is not executable\.$/],
    garbage: [introducing('echo "hello \\001 there"'), /is not ptxas: it answers --version with "hello \? there"\.$/],
    silence: [introducing('exit 0'), /is not ptxas: it answers --version with nothing\.$/],
    megabytes: [
      introducing('head -c 9000000 /dev/zero | tr "\\0" a'),
      /was ended: it wrote more than 8 MB\. It began with "a{80}…"\.$/,
    ],
    'a crash': [introducing('kill -SEGV $$'), /--version crashed \(SIGSEGV\)/],
  };
  for (const [name, [make, expected]] of Object.entries(faults)) {
    test(`${name}: one sentence`, async (t) => {
      const found = await ptxas.find(make(t));
      assert.ok(found.kind === 'unusable');
      assert.match(found.message, expected);
    });
  }

  test('the environment comes before the PATH; nothing relative counts', async (t) => {
    const [home, path] = [standIn(t, ''), standIn(t, '')];
    const root = join(home.folder, 'cuda');
    mkdirSync(root);
    symlinkSync(home.folder, join(root, 'bin'));
    assert.equal(await locate({ CUDA_HOME: root, PATH: path.folder }), join(root, 'bin', 'ptxas'));
    assert.equal(await locate({ CUDA_PATH: root, PATH: path.folder }), join(root, 'bin', 'ptxas'));
    assert.equal(await locate({ CUDA_HOME: '/nowhere', PATH: `:.:bin:${path.folder}` }), path.path);
  });
});

describe('running ptxas', { concurrency: 4 }, () => {
  test('the text comes from a file that is gone already', async (t) => {
    const program = standIn(t, 'cat "$2" >&2; ls -l /proc/self/fd/0 >&2; echo "ptxas info    : seen" >&2');
    const outcome = await run(program.path);
    assert.ok(outcome.kind === 'judged' && outcome.accepted);
    assert.deepEqual(program.runs(), ['-arch=compute_80 /dev/stdin']);
  });

  test('its verdict is read', async (t) => {
    const error = `ptxas /dev/stdin, line 7; error   : Unknown symbol '%r9'`;
    const program = standIn(t, `echo "${error}" >&2; exit 255`);
    const outcome = await run(program.path);
    assert.ok(outcome.kind === 'judged' && !outcome.accepted);
    assert.deepEqual(
      outcome.messages.map(({ line, text }) => [line, text]),
      [[7, `Unknown symbol '%r9'`]],
    );
  });

  test('a function without a body: compiled as an object', async (t) => {
    const fault = `ptxas fatal   : Unresolved extern function 'f'`;
    const program = standIn(t, `case "$*" in *" -c "*) exit 0;; esac; echo "${fault}" >&2; exit 255`);
    const outcome = await run(program.path, { architecture: 'sm_80' });
    assert.ok(outcome.kind === 'judged' && outcome.accepted && outcome.isRelocatable);
    assert.equal(program.runs().length, 2);
  });

  const failures: Record<string, [string, RegExp]> = {
    garbage: ['printf "\\033[31mboom\\n"; exit 3', /ended with code 3 and said nothing .*: "\?\[31mboom"\.$/],
    'garbage and success': ['echo boom', /ended with code 0 and said nothing .*: "boom"\.$/],
    'failure without a word': ['exit 1', /ended with code 1 and said nothing .*: nothing\.$/],
    megabytes: [
      'head -c 9000000 /dev/zero | tr "\\0" a >&2',
      /was ended: it wrote more than 8 MB\. It began with "a{80}…"\.$/,
    ],
    'no memory': [
      'echo "ptxas fatal   : Memory allocation failure" >&2; exit 255',
      /ran out of the memory that it may use\.$/,
    ],
    'a crash': ['kill -SEGV $$', /crashed \(SIGSEGV\)/],
    'killed by somebody': ['kill -KILL $$', /crashed \(SIGKILL\)/],
  };
  for (const [name, [behaviour, expected]] of Object.entries(failures)) {
    test(`${name}: one sentence and no process`, async (t) => {
      const program = standIn(t, behaviour);
      const outcome = await run(program.path);
      assert.ok(outcome.kind === 'failed');
      assert.match(outcome.message, expected);
      assert.deepEqual(program.alive(), []);
    });
  }

  test('hanging: ended in time, with all that it started', async (t) => {
    const program = standIn(t, hang);
    const outcome = await run(program.path, { timeoutMs: 300 });
    assert.ok(outcome.kind === 'failed');
    assert.match(outcome.message, /was ended: it took longer than 0\.3 seconds\.$/);
    await eventually('all have ended', () => program.alive().length === 0);
  });

  test('cancelled: ended at once, with all that it started', async (t) => {
    const program = standIn(t, hang);
    const controller = new AbortController();
    const outcome = run(program.path, {}, controller.signal);
    await eventually('it runs', () => program.alive().length === 2);
    controller.abort();
    assert.deepEqual(await outcome, { kind: 'cancelled' });
    await eventually('all have ended', () => program.alive().length === 0);
    assert.deepEqual(
      await run(program.path, {}, controller.signal),
      { kind: 'cancelled' },
      'cancelled before it began',
    );
  });

  test('ended itself, and left one behind that holds its output open', async (t) => {
    const program = standIn(t, 'sleep 1000 & echo $! >> "$folder/pids"; exit 0');
    const outcome = await run(program.path);
    assert.ok(outcome.kind === 'judged' && outcome.accepted);
    await eventually('all have ended', () => program.alive().length === 0);
  });

  test('what a killed process left is swept away, what a living one has is not', async (t) => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const folders = [dead, process.ppid].map((pid) => mkdtempSync(join(tmpdir(), `ptx-lens-ptxas-${pid}-`)));
    t.after(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
    const server = resolve('dist/cli.js');
    const program = standIn(t, 'exit 0');
    spawnSync(process.execPath, [server, 'check', '--ptxas', program.path, 'samples/saxpy.ptx']);
    assert.deepEqual(
      folders.map((folder) => existsSync(folder)),
      [false, true],
    );
  });

  test('many at a time', async (t) => {
    const program = standIn(t, 'exit 0');
    const warnings: Error[] = [];
    const listener = (warning: Error): void => void warnings.push(warning);
    process.on('warning', listener);
    t.after(() => process.off('warning', listener));
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => run(program.path, {}, new AbortController().signal)),
    );
    assert.ok(outcomes.every(({ kind }) => kind === 'judged'));
    assert.deepEqual(warnings, []);
  });

  test('what it may use of the memory is bounded where the system can', async (t) => {
    const program = standIn(t, 'ulimit -v > "$folder/limit"; ulimit -c >> "$folder/limit"');
    await run(program.path);
    const [memory, core] = readFileSync(join(program.folder, 'limit'), 'utf8').trim().split('\n');
    if (process.platform === 'linux') assert.deepEqual([Number(memory) > 1e6, core], [true, '0']);
  });
});

async function run(path: string, change: Partial<Job> = {}, signal = never): Promise<Outcome> {
  const found = await ptxas.find(path);
  assert.ok(found.kind === 'ready');
  return ptxas.run(found.installation, { ...job, ...change }, signal);
}

function notExecutable(t: TestContext): string {
  const { path } = standIn(t, '');
  chmodSync(path, 0o644);
  return path;
}

function introducing(introduction: string): (t: TestContext) => string {
  const options: StandInOptions = { introduction };
  return (t) => standIn(t, '', options).path;
}
