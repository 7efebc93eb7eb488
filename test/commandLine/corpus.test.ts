// The built command line on the compiler's own output: no diagnostic but those that have been judged one by one
// (test/corpus/findings.json), no error at all, and registers as ptxas gives them, within the band that we show.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { findPtxas, versionOf } from '../differential/ptxas';
import type { CorpusFile } from '../differential/records';
import { ptxLens } from './process';

const folder = join(process.cwd(), 'test/corpus');

interface Kernel {
  readonly file: string;
  readonly kernel: string;
  readonly registers: number;
}

interface CheckedFile {
  readonly path: string;
  readonly diagnostics: readonly { readonly severity: string; readonly code: string }[];
  readonly functions: readonly {
    readonly name: string;
    readonly ptxas: object | null;
    readonly registers: { readonly estimate: number; readonly low: number; readonly high: number };
  }[];
}

/** Findings of one rule in the output for one source, and what a reader thinks of them. */
interface JudgedFindings {
  readonly source: string;
  readonly code: string;
  readonly judgement: string;
  /** File -> number of findings. */
  readonly files: Readonly<Record<string, number>>;
}

/** The least share of kernels whose registers lie in the band. Measured are 89 % of 1,229 kernels; the rest is margin. */
const LEAST_SHARE = 0.87;
/** Likewise the most that the middle kernel may be off. Measured are 3. */
const MOST_MEDIAN_ERROR = 4;

describe('corpus', () => {
  let files: readonly CheckedFile[] = [];

  before(async () => {
    const names = readdirSync(join(folder, 'ptx')).filter((name) => name.endsWith('.ptx'));
    assert.ok(names.length > 300);
    const { stdout } = await ptxLens(['check', '--severity', 'hint', '--format', 'json', ...names], {
      cwd: join(folder, 'ptx'),
    });
    files = JSON.parse(stdout).files;
    assert.equal(files.length, names.length);
  });

  test('no error, and no finding that has not been judged', (t) => {
    const errors = files.flatMap(({ path, diagnostics }) =>
      diagnostics.filter(({ severity }) => severity === 'error').map((one) => `${path}: ${JSON.stringify(one)}`),
    );
    assert.equal(errors.length, 0, `\n${errors.join('\n')}`);
    const judged = JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8')) as readonly JudgedFindings[];
    for (const { source, code, judgement } of judged) assert.match(judgement, /^[A-Z].*\.$/, `${source} ${code}`);
    const found: Record<string, number> = {};
    for (const { path, diagnostics } of files)
      for (const { code } of diagnostics) found[`${path} ${code}`] = (found[`${path} ${code}`] ?? 0) + 1;
    const expected = judged.flatMap(({ code, files }) =>
      Object.entries(files).map(([file, count]) => [`${file} ${code}`, count] as const),
    );
    assert.deepEqual(found, Object.fromEntries(expected));
    const total = expected.reduce((sum, [, count]) => sum + count, 0);
    t.diagnostic(`${files.length} files, ${total} findings in ${judged.length} groups`);
  });

  test('no disagreement with what ptxas says of it', async (t) => {
    const record = JSON.parse(readFileSync('test/differential/corpus.json', 'utf8')) as CorpusFile;
    assert.deepEqual(Object.keys(record.files), files.map(({ path }) => path).sort(), 'run `npm run oracle -- corpus`');
    // Ours are none: see above.
    assert.deepEqual(
      Object.entries(record.files).filter(([, verdict]) => verdict !== 'accept'),
      [],
    );
    const ptxas = findPtxas();
    if (ptxas === undefined) return t.diagnostic(`ptxas not on PATH: verdicts of ptxas ${record.ptxas} as recorded`);
    const sample = files.filter((_, index) => index % 40 === 0).map(({ path }) => path);
    const args = ['check', '--ptxas', ptxas, '--severity', 'error', '--format', 'json', ...sample];
    const { code, stdout } = await ptxLens(args, { cwd: join(folder, 'ptx') });
    assert.equal(code, 0, stdout);
    const compiled = (JSON.parse(stdout).files as CheckedFile[]).flatMap(({ functions }) => functions);
    assert.ok(compiled.length > 8 && compiled.every(({ ptxas }) => ptxas), 'every function has its exact numbers');
    t.diagnostic(`ptxas ${versionOf(ptxas)} compiled ${sample.length} of ${files.length} files again`);
  });

  test('register estimates', (t) => {
    const { kernels } = JSON.parse(readFileSync(join(folder, 'registers.json'), 'utf8')) as {
      kernels: readonly Kernel[];
    };
    const functions = new Map(
      files.flatMap(({ path, functions }) => functions.map((one) => [`${path} ${one.name}`, one.registers])),
    );
    const outside: string[] = [];
    const errors: number[] = [];
    for (const { file, kernel, registers } of kernels) {
      const found = functions.get(`${file} ${kernel}`);
      assert.ok(found, `${file}: ${kernel} is not found`);
      const { estimate, low, high } = found;
      errors.push(Math.abs(estimate - registers));
      if (registers < low || registers > high) outside.push(`${file} ${kernel}: ${registers} is not in ${low}-${high}`);
    }
    errors.sort((a, b) => a - b);
    const share = 1 - outside.length / kernels.length;
    const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
    t.diagnostic(
      `${kernels.length} kernels: ${percent(share)} in the band; error: median ${errors[errors.length >> 1]}, 90 % ${errors[Math.floor(errors.length * 0.9)]}, largest ${errors.at(-1)}`,
    );
    assert.ok(share >= LEAST_SHARE, `${percent(share)} only\n${outside.join('\n')}`);
    assert.ok(errors[errors.length >> 1] <= MOST_MEDIAN_ERROR);
  });
});
