// What gets checked by mistake, half written or made to break things. The inputs are those of the protocol's tests.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { badInputs, hugeText, MANY_ERRORS, manyErrors, prefixes } from '../protocol/badInputs';
import { folderWith, type Outcome, ptxLens, type RunOptions, shell } from './process';

/** Milliseconds of processor time: far more than it takes. */
const PATIENCE = 20_000;

describe('bad input', { concurrency: 1 }, () => {
  test('gets a clear message, and the other files are checked', async (t) => {
    const inputs = Object.entries(badInputs());
    const names = inputs.map((_, i) => `${i}.ptx`);
    const cwd = folderWith(t, Object.fromEntries(inputs.map(([, { bytes }], i) => [names[i], bytes])));
    const { code, stdout, stderr } = await timed((clock) =>
      ptxLens(['check', '--format=json', ...names], { cwd, ...clock }),
    );
    assert.deepEqual([code, stderr], [1, '']);
    const { files } = JSON.parse(stdout);
    inputs.forEach(([name, { codes, says }], i) => {
      const { diagnostics } = files[i] as { diagnostics: { code: string; message: string }[] };
      const found = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))];
      if (codes) assert.deepEqual(found, codes, name);
      else assert.ok(found.length > 0, name);
      if (says) assert.match(diagnostics[0].message, says, name);
    });
    const text = await ptxLens(['check', ...names], { cwd, env: { FORCE_COLOR: '1' } });
    assert.deepEqual([text.code, text.stderr], [1, '']);
    assert.ok(text.stdout.split('\n').every((line) => line.length < 1000));
  });

  test('20 MB', async (t) => {
    const cwd = folderWith(t, { 'huge.ptx': hugeText() });
    const { code, stdout } = await timed((clock) => ptxLens(['check', 'huge.ptx'], { cwd, ...clock }));
    assert.equal(code, 0);
    assert.match(stdout, /0 errors in 1 file\n$/);
    const piped = await timed((clock) =>
      shell('cat huge.ptx | $PTX_LENS info --format json - | tail -1', { cwd, ...clock }),
    );
    assert.deepEqual([piped.code, piped.stdout, piped.stderr], [0, '}\n', '']);
  });

  test('200,000 mistakes: a thousand as text, all of them as JSON', async (t) => {
    const cwd = folderWith(t, { 'k.ptx': manyErrors() });
    const { code, stdout } = await timed((clock) => ptxLens(['check', 'k.ptx'], { cwd, ...clock }));
    assert.equal(code, 1);
    const lines = stdout.split('\n');
    assert.equal(lines.filter((line) => line.includes('error[')).length, 1000);
    assert.equal(lines[1000], `k.ptx: ${MANY_ERRORS - 1000} further problems are not shown; --format json has all`);
    assert.ok(stdout.endsWith(`${MANY_ERRORS} errors in 1 file\n`));
    const json = await timed((clock) => ptxLens(['check', '--format', 'json', 'k.ptx'], { cwd, ...clock }));
    assert.equal(JSON.parse(json.stdout).files[0].diagnostics.length, MANY_ERRORS);
  });

  test('files half typed', async (t) => {
    const texts = prefixes();
    const names = texts.map((_, i) => `${i}.ptx`);
    const cwd = folderWith(t, Object.fromEntries(texts.map((text, i) => [names[i], text])));
    const { code, stdout, stderr } = await timed((clock) =>
      ptxLens(['check', '--format', 'json', ...names], { cwd, ...clock }),
    );
    assert.deepEqual([code, stderr], [1, '']);
    const { files } = JSON.parse(stdout);
    assert.equal(files.length, texts.length);
    // What is half typed is a few mistakes, not a cascade of them. Labels that are still to come are missed besides.
    for (const { path, diagnostics } of files) {
      const others = diagnostics.filter((diagnostic: { code: string }) => diagnostic.code !== 'undefined-label');
      assert.ok(others.length <= 4, `${path}: ${others.length}`);
    }
  });
});

async function timed(run: (clock: RunOptions) => Promise<Outcome>): Promise<Outcome> {
  let took = 0;
  const onEnd = (cpuMs: number): void => {
    took = cpuMs;
  };
  const outcome = await run({ onEnd });
  assert.ok(took > 0 && took < PATIENCE, `it took ${took} ms`);
  return outcome;
}
