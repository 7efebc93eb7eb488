// `ptx-lens check` and `ptx-lens info`: analyses files and reports in the chosen format.
import { type AnalysisOptions, analyse } from '../analysis';
import { targetIndex } from '../isa/targets';
import { versionIndex } from '../isa/versions';
import { isWanted } from '../rules/severity';
import { readDocument, readFailure } from './input';
import { githubReport } from './report/github';
import { jsonReport } from './report/json';
import { type FileResult, resultOf } from './report/result';
import { sarifReport } from './report/sarif';
import { textReport } from './report/text';
import { type Options, UsageError } from './usage';

const reports = { text: textReport, json: jsonReport, sarif: sarifReport, github: githubReport };

export function check(command: 'check' | 'info', paths: readonly string[], options: Options): number {
  if (paths.length === 0) throw new UsageError(`${command} wants files, or - for standard input`);
  const judgeAs = analysisOptions(options);
  const results: FileResult[] = [];
  let unreadable = 0;
  for (const path of paths) {
    try {
      const document = readDocument(path);
      const analysis = analyse(document, { ...judgeAs, flow: flowOf(command, document.length, options) });
      results.push(resultOf(path, analysis, (severity) => isWanted(severity, options.severity)));
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

/** Following the flow of every function of a file takes several times as long as all the rest. */
const MOST_BYTES_FOR_FLOW = 1e6;

function flowOf(command: 'check' | 'info', bytes: number, { deep }: Options): AnalysisOptions['flow'] {
  if (command === 'info') return undefined;
  return deep || bytes <= MOST_BYTES_FOR_FLOW ? 'all' : 'suspicious';
}

function analysisOptions({ target, ptx, rules, severity }: Options): AnalysisOptions {
  const targetNumber = target === undefined ? undefined : targetIndex(target);
  const versionNumber = ptx === undefined ? undefined : versionIndex(ptx);
  if (target !== undefined && targetNumber === undefined)
    throw new UsageError(`--target: there is no target "${target}"`);
  if (ptx !== undefined && versionNumber === undefined) throw new UsageError(`--ptx: there is no PTX version "${ptx}"`);
  return { target: targetNumber, version: versionNumber, levels: rules, least: severity };
}
