// `ptx-lens info`: occupancy on one or several targets, the mix of instructions, and what changed between two files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { entry, kernel } from '../protocol/texts';
import { folderWith, ptxLens } from './process';

const saxpy = 'samples/saxpy.ptx';

describe('info', { concurrency: 2 }, () => {
  test('text: occupancy on each target that is asked for', async () => {
    const { code, stdout } = await ptxLens([
      'info',
      '--target',
      'sm_80',
      '--target',
      'sm_120',
      '--threads',
      '128',
      saxpy,
    ]);
    assert.equal(code, 0);
    const rows = stdout.split('\n').filter((line) => /^ {2}saxpy /.test(line));
    assert.equal(rows.length, 2);
    assert.match(rows[0], /saxpy +sm_80 +128 +16 +64 of 64 +warps$/);
    assert.match(rows[1], /saxpy +sm_120 +128 +12 +48 of 48 +warps$/);
  });

  test('text: a block size that nobody gives is said to be assumed, the file’s own is not', async (t) => {
    const cwd = folderWith(t, { 'k.ptx': kernel('').replace('data)', 'data)\n.maxntid 96') });
    assert.match((await ptxLens(['info', saxpy])).stdout, /256 assumed/);
    const { stdout } = await ptxLens(['info', 'k.ptx'], { cwd });
    assert.match(stdout, /k +sm_80 +96 +21 +63 of 64/);
  });

  test('text: below a mangled name what it means, and the columns stay where they are', async (t) => {
    const cwd = folderWith(t, {
      'k.ptx': kernel('').replace('.entry k(', '.entry _ZN5model5scaleIfEEvPT_('),
      'old.ptx': kernel(''),
    });
    const lines = (await ptxLens(['info', 'k.ptx'], { cwd })).stdout.split('\n');
    const row = lines.findIndex((line) => line.startsWith('  .entry _ZN5model5scaleIfEEvPT_'));
    assert.equal(lines[row + 1], '      void model::scale<float>(float*)');
    assert.equal(lines[row].indexOf('≈') > 0, true);
    const diff = (await ptxLens(['info', '--diff', 'old.ptx', 'k.ptx'], { cwd })).stdout;
    assert.match(diff, /\n {2}_ZN5model5scaleIfEEvPT_ \(added\).*\n {6}void model::scale<float>\(float\*\)\n/);
    const { files } = JSON.parse((await ptxLens(['info', '--format', 'json', 'k.ptx'], { cwd })).stdout);
    assert.equal(files[0].functions[0].name, '_ZN5model5scaleIfEEvPT_');
  });

  test('json: occupancy with its steps, instructions by pipe', async () => {
    const { stdout } = await ptxLens(['info', '--format', 'json', '--dynamic-shared', '60000', saxpy]);
    const [found] = JSON.parse(stdout).files[0].functions;
    assert.equal(found.occupancy.length, 1);
    const [{ target, blocks, warps, limiters, steps }] = found.occupancy;
    assert.deepEqual(
      { target, blocks, warps, limiters },
      { target: 'sm_80', blocks: 2, warps: 16, limiters: ['shared memory'] },
    );
    assert.deepEqual(
      steps.map(({ blocks: count }: { blocks: number }) => count),
      [1, 2],
    );
    const { count, pipes, flops, globalBytes, sharedBytes } = found.instructions;
    assert.equal(
      count,
      Object.values<number>(pipes).reduce((sum, number) => sum + number, 0),
    );
    assert.deepEqual({ flops, globalBytes, sharedBytes }, { flops: 2, globalBytes: 12, sharedBytes: 0 });
    assert.equal(pipes.float, 1);
  });

  test('wrong usage', async () => {
    for (const args of [
      ['info', '--threads', 'many', saxpy],
      ['info', '--target', 'sm_1', '--target', 'sm_80', saxpy],
      ['check', '--diff', saxpy, saxpy],
      ['info', '--diff', saxpy, saxpy, saxpy],
      ['info', '--diff', saxpy, '--format', 'sarif', saxpy],
    ]) {
      const { code, stdout, stderr } = await ptxLens(args);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^ptx-lens: /);
    }
    assert.equal((await ptxLens(['info', '--diff', 'nothing.ptx', saxpy])).code, 2);
  });
});

describe('info --diff', { concurrency: 2 }, () => {
  const before = readFileSync(saxpy, 'utf8');
  const after = `${before.replace('fma.rn.f32 %f4, %f1, %f2, %f3;', 'mul.f32 %f4, %f1, %f2;')}${entry('', 'young')}`;

  test('text: what changed, what is new, what is gone', async (t) => {
    const cwd = folderWith(t, { 'old.ptx': before + entry('', 'gone'), 'new.ptx': after });
    const { code, stdout } = await ptxLens(['info', '--diff', 'old.ptx', 'new.ptx'], { cwd });
    assert.equal(code, 0);
    const [title, , ...rows] = stdout.split('\n');
    assert.match(title, /^old\.ptx -> new\.ptx/);
    assert.match(rows[0], /saxpy .*floating-point operations -1$/);
    assert.match(rows[1], /young \(added\) +- -> \d+/);
    assert.match(rows[2], /gone \(removed\) +\d+ -> -/);
  });

  test('json: the numbers of both', async (t) => {
    const cwd = folderWith(t, { 'old.ptx': before, 'new.ptx': after });
    const { stdout } = await ptxLens(['info', '--format', 'json', '--diff', 'old.ptx', 'new.ptx'], { cwd });
    const { functions } = JSON.parse(stdout).diff;
    assert.deepEqual(
      functions.map(({ name, status }: { name: string; status: string }) => [name, status]),
      [
        ['saxpy', 'changed'],
        ['young', 'added'],
      ],
    );
    assert.deepEqual([functions[0].before.flops, functions[0].after.flops], [2, 1]);
    assert.equal(functions[1].before, null);
  });

  test('two equal files', async () => {
    const { stdout } = await ptxLens(['info', '--diff', saxpy, saxpy]);
    assert.match(stdout, /no function differs/);
  });
});
