// `extensionTestsPath` of a web worker extension host: one bundled file, no Node modules.
import 'mocha/mocha';
import { markLines, reportCounts } from './report';
import { loadSuites, options } from './suites';

declare const Mocha: { reporters: { Base: object } };
declare const mocha: BrowserMocha;

export async function run(): Promise<void> {
  mocha.setup(options as Mocha.MochaOptions & { ui: 'bdd' });
  markLines(Mocha.reporters.Base, simpleFormat);
  await loadSuites();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      reportCounts({ passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 1 });
      if (failures) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
}

/** The `%s` and `%d` that Mocha's reporters use. */
function simpleFormat(first: unknown, ...rest: unknown[]): string {
  const text = String(first ?? '').replace(/%[sd]/g, (found) => (rest.length ? String(rest.shift()) : found));
  return [text, ...rest.map(String)].join(' ');
}
