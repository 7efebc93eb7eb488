// `ptx-lens check` and `ptx-lens info`: analyses files and reports in the chosen format.
import { type AnalysisOptions, analyse } from '../analysis';
import { targetIndex } from '../isa/targets';
import { versionIndex } from '../isa/versions';
import { readDocument, readFailure } from './input';
import { githubReport } from './report/github';
import { jsonReport } from './report/json';
import { type FileResult, resultOf } from './report/result';
import { sarifReport } from './report/sarif';
import { textReport } from './report/text';
import { type Options, severities, UsageError } from './usage';

const reports = { text: textReport, json: jsonReport, sarif: sarifReport, github: githubReport };

export function check(command: 'check' | 'info', paths: readonly string[], options: Options): number {
  if (paths.length === 0) throw new UsageError(`${command} wants files, or - for standard input`);
  const judgeAs = overrides(options);
  const least = severities.indexOf(options.severity);
  const results: FileResult[] = [];
  let unreadable = 0;
  for (const path of paths) {
    try {
      const analysis = analyse(readDocument(path), judgeAs);
      results.push(resultOf(path, analysis, (severity) => severities.indexOf(severity) <= least));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      process.stderr.write(`ptx-lens: ${path}: ${readFailure(error)}\n`);
      unreadable++;
    }
  }
  process.stdout.write(reports[options.format](results, command));
  if (unreadable > 0) return 2;
  return results.some(({ hasErrors, isForeign }) => hasErrors && (command === 'check' || isForeign)) ? 1 : 0;
}

function overrides({ target, ptx }: Options): AnalysisOptions {
  const targetNumber = target === undefined ? undefined : targetIndex(target);
  const versionNumber = ptx === undefined ? undefined : versionIndex(ptx);
  if (target !== undefined && targetNumber === undefined)
    throw new UsageError(`--target: there is no target "${target}"`);
  if (ptx !== undefined && versionNumber === undefined) throw new UsageError(`--ptx: there is no PTX version "${ptx}"`);
  return { target: targetNumber, version: versionNumber };
}
