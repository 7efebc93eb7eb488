// The suites of ./suite, for both hosts. They use the vscode API only, no Node modules, so that each runs in both.

/** File names without `.test.ts`, filled in by scripts/lib/build-integration.mjs. */
declare const SUITES: readonly string[];

export const options = { ui: 'bdd', timeout: 60_000, reporter: 'spec', color: false } as const;

/** Mocha's globals (`describe`, `it`) have to be there before. */
export async function loadSuites(): Promise<void> {
  for (const name of SUITES) await import(`./suite/${name}.test.ts`);
}
