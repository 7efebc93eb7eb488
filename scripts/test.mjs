// `npm test` and `npm run check`: everything that continuous integration asks for, on a fresh clone too.
// The last line is `N passed, N failed` over all suites; a step that is no suite counts as one when it fails, and so
// does a suite that ends without saying its counts.
//   node scripts/test.mjs [--no-editor] [--check]
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EDITOR, installPackages, OLDEST_EDITOR, requireNode } from './lib/dependencies.mjs';
import { node, root, tool } from './lib/processes.mjs';

const { values: flags } = parseArgs({
  // --check is what `npm run check` says; there is nothing that it would leave out or add.
  options: { 'no-editor': { type: 'boolean' }, check: { type: 'boolean' } },
});

const FAILED = { passed: 0, failed: 1 };
/** For an editor's suites as a whole, and for one test of the others; what takes longer hangs. */
const LIMIT_MS = 5 * 60_000;
const COLOUR = process.stdout.isTTY && !process.env.NO_COLOR;

/** In this order. `run` gives an exit status, or the counts of a suite. What `needs` another step waits for its success. */
const STEPS = [
  { name: 'packages', run: installRoot },
  { name: 'types', needs: 'packages', run: checkTypes },
  { name: 'style', needs: 'packages', run: () => tool('@biomejs/biome/bin/biome', ['check']) },
  { name: 'generated files', needs: 'packages', run: checkGenerated },
  { name: 'build', needs: 'packages', run: () => node('scripts/build.mjs') },
  { name: 'unit', needs: 'packages', run: () => nodeSuite('unit') },
  { name: 'properties', needs: 'packages', run: () => nodeSuite('properties') },
  { name: 'differential', needs: 'packages', run: () => nodeSuite('differential') },
  { name: 'enumerated', needs: 'packages', run: () => nodeSuite('enumerated') },
  { name: 'protocol', needs: 'build', run: () => nodeSuite('protocol') },
  ...(flags['no-editor'] ? [] : editorSteps()),
];

const done = new Map();
for (const step of STEPS) done.set(step.name, await take(step));
summarize();

function editorSteps() {
  return [
    { name: 'editors', needs: 'build', run: prepareEditors },
    { name: 'VS Code, newest', needs: 'editors', run: () => editorSuite('newest') },
    { name: 'VS Code, oldest', needs: 'editors', run: () => editorSuite('oldest') },
  ];
}

async function take({ name, needs, run }) {
  if (needs && done.get(needs).failed > 0) return { ...FAILED, note: `not run: ${needs} failed` };
  console.log(bold(`\n▶ ${name}`));
  const started = performance.now();
  const result = await run().catch((error) => {
    console.error(error.message);
    return 1;
  });
  const counts = typeof result === 'object' ? result : { passed: 0, failed: result === 0 ? 0 : 1 };
  return { ...counts, isSuite: typeof result === 'object', seconds: (performance.now() - started) / 1000 };
}

async function installRoot() {
  requireNode();
  await installPackages('.', 'the packages');
  return 0;
}

/** The Inspector's page has a browser's types, all else has Node's and a worker's. */
async function checkTypes() {
  const projects = ['.', 'client/src/inspector/view'];
  const statuses = await Promise.all(
    projects.map((project) => tool('typescript/bin/tsc', ['--noEmit', '-p', project])),
  );
  return Math.max(...statuses);
}

async function checkGenerated() {
  const script = 'scripts/generate.mjs';
  return existsSync(join(root, script)) ? node(script, ['--check']) : 0;
}

/** A node:test suite, bundled, in one process. */
async function nodeSuite(suite) {
  const { buildTests } = await import('./lib/build-tests.mjs');
  const files = await buildTests(suite);
  if (files === 0) throw new Error(`There is no test file for the ${suite} suite.`);
  const flags = ['--enable-source-maps', '--test-reporter=./scripts/lib/test-reporter.mjs'];
  const progress = join(root, 'out', `${suite}.progress`);
  return countsOf(suite, (file) =>
    node(flags[0], [...flags.slice(1), '--test-reporter-destination=stdout', `out/${suite}.test.cjs`], {
      env: { TEST_COUNTS: file, TEST_PROGRESS: progress },
      silence: { file: progress, ms: LIMIT_MS },
    }),
  );
}

async function prepareEditors() {
  await installPackages(EDITOR, 'the newest VS Code, for the tests');
  await installPackages(OLDEST_EDITOR, 'the oldest VS Code, for the tests');
  return node('scripts/lib/build-integration.mjs');
}

function editorSuite(edition) {
  return countsOf(edition, (file) => node('test/editor/run.mjs', [edition, '--counts', file], { limitMs: LIMIT_MS }));
}

/** Runs a suite that writes its counts into a file. One that dies, or fails without a failed test, counts as failed. */
async function countsOf(suite, start) {
  mkdirSync(join(root, 'out'), { recursive: true });
  const file = join(root, 'out', `${suite}.counts.json`);
  rmSync(file, { force: true });
  const status = await start(file);
  if (!existsSync(file)) return FAILED;
  const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'));
  if (passed + failed === 0) return FAILED;
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

function summarize() {
  let passed = 0;
  let failed = 0;
  console.log('');
  for (const [name, step] of done) {
    passed += step.passed;
    failed += step.failed;
    const time = step.seconds === undefined ? '' : `${step.seconds.toFixed(1)} s`;
    const counts = step.isSuite ? `${step.passed} passed, ${step.failed} failed` : (step.note ?? '');
    console.log(`${step.failed ? '✖' : '✔'} ${name.padEnd(18)} ${time.padStart(8)}  ${counts}`.trimEnd());
  }
  const line = `${passed} passed, ${failed} failed`;
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out/test-summary.txt'), `${line}\n`);
  console.log(`\n${line}`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

function bold(text) {
  return COLOUR ? `\u001b[1m${text}\u001b[22m` : text;
}
