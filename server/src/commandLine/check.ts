// `ptx-lens check` and `ptx-lens info`: analyses files and reports in the chosen format.
import { type AnalysisOptions, analyse } from '../analysis';
import { targetIndex } from '../isa/targets';
import { versionIndex } from '../isa/versions';
import type { Severity } from '../rules/rule';
import { isWanted } from '../rules/severity';
import { readDocument, readFailure } from './input';
import type { Input, Verdict } from './ptxas';
import { githubReport } from './report/github';
import { jsonReport } from './report/json';
import { resultOf } from './report/result';
import { sarifReport } from './report/sarif';
import { textReport } from './report/text';
import { type Options, UsageError } from './usage';

const reports = { text: textReport, json: jsonReport, sarif: sarifReport, github: githubReport };

export function check(command: 'check' | 'info', paths: readonly string[], options: Options): number | Promise<number> {
  if (paths.length === 0) throw new UsageError(`${command} wants files, or - for standard input`);
  if (options.diff !== undefined) return compare(command, paths, options);
  const judgeAs = analysisOptions(options);
  const inputs: Input[] = [];
  let hasFailed = false;
  for (const path of paths) {
    try {
      const document = readDocument(path);
      const analysis = analyse(document, { ...judgeAs, flow: flowOf(command, document.length, options) });
      inputs.push({ path, analysis });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      complain(`${path}: ${readFailure(error)}`);
      hasFailed = true;
    }
  }
  if (options.ptxas === 'off') return report(command, options, inputs, [], hasFailed);
  // Loaded only where it is asked for, like everything that a check does without.
  const { askPtxas } = require('./ptxas') as typeof import('./ptxas');
  return askPtxas(options.ptxas, inputs).then((answer) => {
    for (const line of answer.complaints) complain(line);
    return report(command, options, inputs, answer.verdicts, hasFailed || answer.hasFailed);
  });
}

/** Prints the report and gives the exit code. */
function report(
  command: 'check' | 'info',
  options: Options,
  inputs: readonly Input[],
  verdicts: readonly (Verdict | undefined)[],
  hasFailed: boolean,
): number {
  const isShown = (severity: Severity): boolean => isWanted(severity, options.severity);
  // Loaded for this command alone: a check has nothing to do with occupancy.
  const info = command === 'info' ? (require('./info') as typeof import('./info')) : undefined;
  const results = inputs.map(({ path, analysis }, index) => {
    const result = resultOf(path, analysis, isShown, verdicts[index]);
    return info ? info.withDetails(result, analysis, options) : result;
  });
  process.stdout.write(reports[options.format](results, command));
  if (hasFailed) return 2;
  return results.some(({ hasErrors, isForeign }) => hasErrors && (command === 'check' || isForeign)) ? 1 : 0;
}

function complain(line: string): void {
  process.stderr.write(`ptx-lens: ${line}\n`);
}

function compare(command: 'check' | 'info', paths: readonly string[], options: Options): number | Promise<number> {
  if (command !== 'info') throw new UsageError('--diff goes with info');
  return (require('./diff') as typeof import('./diff')).diff(paths, options);
}

/** Following the flow of every function of a file takes several times as long as all the rest. */
const MOST_BYTES_FOR_FLOW = 1e6;

function flowOf(command: 'check' | 'info', bytes: number, { deep }: Options): AnalysisOptions['flow'] {
  if (command === 'info') return undefined;
  return deep || bytes <= MOST_BYTES_FOR_FLOW ? 'all' : 'suspicious';
}

function analysisOptions({ target, targets, meantFor, ptx, rules, severity }: Options): AnalysisOptions {
  const targetNumber = target === undefined ? undefined : targetIndex(target);
  const versionNumber = ptx === undefined ? undefined : versionIndex(ptx);
  if (target !== undefined && targetNumber === undefined)
    throw new UsageError(`--target: there is no target "${target}"`);
  if (ptx !== undefined && versionNumber === undefined) throw new UsageError(`--ptx: there is no PTX version "${ptx}"`);
  // Several targets are compared, the file is judged as what it says itself.
  const judged = targets.length > 1 ? undefined : targetNumber;
  return {
    target: judged,
    version: versionNumber,
    meantFor: meantFor.map(indexOfTarget),
    levels: rules,
    least: severity,
  };
}

function indexOfTarget(name: string): number {
  const index = targetIndex(name);
  if (index === undefined) throw new UsageError(`--targets: there is no target "${name}"`);
  return index;
}
