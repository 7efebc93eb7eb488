// What the suites say to their launcher (test/editor/run.mjs): marked lines, so that it can tell them from the editor's
// own log, and one line with the counts.
export const LINE_MARK = '│ ';
export const COUNTS_MARK = '◆ ';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

type Format = (...args: unknown[]) => string;

/** Mocha's reporters print through this function of their base. */
export function markLines(reporterBase: object, format: Format): void {
  (reporterBase as { consoleLog: Format }).consoleLog = (...args) => {
    for (const line of format(...args).split('\n')) console.log(LINE_MARK + line);
    return '';
  };
}

export function reportCounts(counts: Counts): void {
  console.log(COUNTS_MARK + JSON.stringify(counts));
}
