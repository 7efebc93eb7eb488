// `extensionTestsPath` of a Node extension host (desktop VS Code, or the VS Code server of test/editor).
import { format } from 'node:util';
import { takeCoverage } from 'node:v8';
import Mocha from 'mocha';
import { markLines, reportCounts } from './report';
import { loadSuites, options } from './suites';

export async function run(): Promise<void> {
  markLines(Mocha.reporters.Base, format);
  const mocha = new Mocha(options);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await loadSuites();
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(() => {
      reportCounts({ passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 1 });
      resolve(runner.stats?.failures ?? 1);
    });
  });
  if (process.env.NODE_V8_COVERAGE) takeCoverage(); // the host may be ended before Node writes it
  // The launcher goes on with checks in the page, and then closes the page: the host has to live until then.
  if (process.env.PTX_TEST_STAY) await new Promise(() => {});
  if (failed) throw new Error(`${failed} tests failed`);
}
