// What `ptx-lens info` says of a function beyond `check`: occupancy on one or several targets, the mix of its instructions.
import { type Analysis, type FunctionReport, functionReports } from '../analysis';
import { refinedEstimate } from '../features/estimate/refined';
import { barriersOf, mixOf } from '../features/inspector/mix';
import { type Budget, budgetFor, USUAL_THREADS } from '../features/registers/budget';
import { type FunctionPlace, placeOf } from '../features/registers/place';
import { targetIndex, targets } from '../isa/targets';
import type { FileResult, FunctionResult, InstructionsResult, OccupancyResult } from './report/result';
import { type Options, UsageError } from './usage';

export function withDetails(result: FileResult, analysis: Analysis, options: Options): FileResult {
  const reports = functionReports(analysis).filter(({ flow }) => flow !== undefined);
  return {
    ...result,
    functions: result.functions.map((each, index) => detailed(each, analysis, reports[index], options)),
  };
}

function detailed(
  result: FunctionResult,
  analysis: Analysis,
  report: FunctionReport,
  options: Options,
): FunctionResult {
  const place = placeOf(analysis, report);
  if (!place) return result;
  const { estimate, low, high } = report.flow?.complete ? refinedEstimate(place) : result.registers;
  const refined = { ...result, registers: { ...result.registers, estimate, low, high } };
  const occupancy = report.kind === 'entry' ? occupancyOf(refined, place, report, options) : undefined;
  return { ...refined, ...(occupancy && { occupancy }), instructions: instructionsOf(place) };
}

function occupancyOf(
  { registers, sharedBytes, ptxas }: FunctionResult,
  place: FunctionPlace,
  report: FunctionReport,
  options: Options,
): OccupancyResult[] {
  const given = report.info.bounds.requiredThreads ?? report.info.bounds.maxThreads;
  const launch = {
    registers: ptxas?.registers ?? registers.estimate,
    threads: options.threads ?? given ?? USUAL_THREADS,
    staticShared: sharedBytes,
    dynamicShared: options.dynamicShared,
    barriers: barriersOf(place),
  };
  const threadsFrom = options.threads !== undefined ? 'option' : given !== undefined ? 'file' : 'assumed';
  return targetsOf(place, options).flatMap((target) => {
    const budget = budgetFor(target, launch, threadsFrom === 'file');
    return budget ? [resultOf(budget, threadsFrom)] : [];
  });
}

function targetsOf({ analysis }: FunctionPlace, { targets: asked }: Options) {
  if (asked.length === 0) {
    const own = analysis.module.header.target;
    return own === undefined ? [] : [targets[own]];
  }
  return asked.map((name) => {
    const index = targetIndex(name);
    if (index === undefined) throw new UsageError(`--target: there is no target "${name}"`);
    return targets[index];
  });
}

function resultOf(
  { target, launch, occupancy, steps }: Budget,
  threadsFrom: OccupancyResult['threadsFrom'],
): OccupancyResult {
  const { blocks, warps, mostWarps, limiters } = occupancy;
  return { target, threads: launch.threads, threadsFrom, blocks, warps, mostWarps, limiters, steps };
}

function instructionsOf(place: FunctionPlace): InstructionsResult {
  const mix = mixOf(place, Array(place.profile.code.count).keys());
  return {
    count: mix.count,
    pipes: Object.fromEntries(mix.pipes.map(({ pipe, count }) => [pipe, count])),
    flops: mix.flops,
    globalBytes: mix.globalBytes,
    sharedBytes: mix.sharedBytes,
  };
}
