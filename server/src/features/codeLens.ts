// Above each function with a body: what it costs in registers, how many live at most and where, and its shared memory.
import type { Analysis, FunctionReport } from '../analysis';
import type { FlowSummary } from '../flow/index';
import type { Position, PtxDocument } from '../syntax/document';
import { registersText } from './documentation/functions';
import { plural } from './documentation/markdown';
import { refinedReports } from './estimate/reports';
import { type Budget, budgetOf } from './registers/budget';

export interface CodeLensItem {
  /** Offsets of the function's name. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly tooltip: string;
  /** The instruction where most registers live; absent in an empty body. */
  readonly maxOffset: number | undefined;
  /** `ptx.goToMaximumPressure` with the document's URI and that position, or the Inspector; the client implements them. */
  readonly command:
    | { readonly name: string; readonly arguments: readonly [uri: string, position: Position] }
    | undefined;
}

export function codeLenses(analysis: Analysis): CodeLensItem[] {
  return refinedReports(analysis).flatMap((report) =>
    report.flow ? [lensOf(analysis.document, report, report.flow), ...stepLens(analysis, report, report.flow)] : [],
  );
}

/** A step further away than this share of the registers is no advice any more. */
const NEAR = 0.25;

/** Kernels of one file have few different launches, and their budgets are asked for with every edit. */
const budgets = new Map<string, Budget | undefined>();

function knownBudget(report: FunctionReport, flow: FlowSummary, target: number | undefined): Budget | undefined {
  const { maxThreads, requiredThreads } = report.info.bounds;
  const key = [report.kind, target, flow.estimate.estimate, report.sharedBytes, maxThreads, requiredThreads].join();
  if (!budgets.has(key)) {
    if (budgets.size > 5000) budgets.clear();
    budgets.set(key, budgetOf(report, target));
  }
  return budgets.get(key);
}

/** How many registers fewer would let one more block run beside the others. */
function stepLens({ document, module }: Analysis, report: FunctionReport, flow: FlowSummary): CodeLensItem[] {
  const budget = flow.complete ? knownBudget(report, flow, module.header.target) : undefined;
  if (!budget?.next) return [];
  const { launch, occupancy, next, isThreadsGiven } = budget;
  const free = launch.registers - next.registers;
  if (free > launch.registers * NEAR) return [];
  const { start, end } = rangeOf(report);
  return [
    {
      start,
      end,
      title: `free ${plural(free, 'register')} for ${next.warps} warps instead of ${occupancy.warps}`,
      tooltip: [
        `With at most ${plural(next.registers, 'register')} a multiprocessor of ${budget.target} holds ${plural(next.blocks, 'block')} of ${launch.threads} threads, with the estimated ${launch.registers} it holds ${occupancy.blocks}.`,
        isThreadsGiven ? '' : `The text does not say how large a block is; ${launch.threads} threads are assumed.`,
        'Shared memory that the launch adds is not counted.',
      ]
        .filter((line) => line !== '')
        .join('\n'),
      maxOffset: undefined,
      command: { name: 'ptx.openInspector', arguments: [document.uri, document.positionAt(start)] },
    },
  ];
}

const rangeOf = ({ offset, name }: FunctionReport) => ({ start: offset, end: offset + name.length });

function lensOf(document: PtxDocument, report: FunctionReport, flow: FlowSummary): CodeLensItem {
  const { maxOffset } = report;
  const position = maxOffset === undefined ? undefined : document.positionAt(maxOffset);
  return {
    ...rangeOf(report),
    title: titleOf(report, flow, position),
    tooltip: tooltipOf(report, flow),
    maxOffset,
    command: position && { name: 'ptx.goToMaximumPressure', arguments: [document.uri, position] },
  };
}

function titleOf(report: FunctionReport, flow: FlowSummary, position: Position | undefined): string {
  const line = position && flow.maxRegisters > 0 ? ` (line ${position.line + 1})` : '';
  const live = `${flow.maxRegisters} live at most${line}`;
  return [
    flow.complete ? `≈ ${registersText(flow)}` : 'analysis cut off',
    flow.complete ? live : `at least ${live.replace(' at most', '')}`,
    flow.maxPredicates > 0 ? plural(flow.maxPredicates, 'predicate') : '',
    report.sharedBytes > 0 ? `${sizeText(report.sharedBytes)} shared` : '',
    report.info.bounds.calls ? 'makes calls' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** `512 B`, `4 KB`, `36.5 KB`. */
function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return `${Number((bytes / 1024).toFixed(1))} KB`;
}

function tooltipOf(report: FunctionReport, flow: FlowSummary): string {
  const lines = [
    flow.complete
      ? 'Registers: an estimate; of 10 kernels, ptxas reports a number within the range for 8.'
      : 'The function is too tangled for the analysis, which was cut off: the counts are lower bounds.',
    'Live: 32-bit registers needed at once (a 64-bit value takes two), before ptxas reorders the code.',
    report.info.bounds.calls ? 'Registers of called functions are not counted.' : '',
    report.requires ? `Needs PTX ${report.requires.ptx} and ${report.requires.target}.` : '',
  ];
  return lines.filter((line) => line !== '').join('\n');
}
