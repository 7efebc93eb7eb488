// Above each function with a body: what it costs in registers, how many live at most and where, and its shared memory.
import type { Analysis, FunctionReport } from '../analysis';
import type { FlowSummary } from '../flow/index';
import type { Position, PtxDocument } from '../syntax/document';
import { registersText } from './documentation/functions';
import { plural } from './documentation/markdown';
import { refinedReports } from './estimate/reports';
import { type Budget, budgetOf } from './registers/budget';

/** Of thousands in a large file the words of the few that are visible are wanted: they are made when they are asked for. */
export interface CodeLensItem {
  /** Offsets of the function's name. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly tooltip: string;
  /** The instruction where most registers live; absent in an empty body. */
  readonly maxOffset: number | undefined;
  /** With the document's URI and a position: `ptx.goToMaximumPressure` and the like, which the client implements. */
  readonly command:
    | { readonly name: string; readonly arguments: readonly [uri: string, position: Position, more?: string] }
    | undefined;
}

export function codeLenses(analysis: Analysis): CodeLensItem[] {
  const items: CodeLensItem[] = [];
  for (const report of refinedReports(analysis)) {
    if (!report.flow) continue;
    const words = wordsOf(report, report.flow, analysis.module.header.target);
    items.push(lensOf(analysis.document, report, words));
    if (words.step) items.push(stepLens(analysis.document, report, words.step));
  }
  return items;
}

/** A step further away than this share of the registers is no advice any more. */
const NEAR = 0.25;

/** What is said of a function, wherever it stands: there are thousands, and they are asked for with every edit. */
interface Words {
  readonly sharedBytes: number;
  readonly target: number | undefined;
  /** The title in front of the line with the maximum, and behind it. */
  readonly before: string;
  readonly after: string;
  readonly tooltip: string;
  readonly step: { readonly title: string; readonly tooltip: string } | undefined;
}

const known = new WeakMap<FlowSummary, Words>();

function wordsOf(report: FunctionReport, flow: FlowSummary, target: number | undefined): Words {
  const last = known.get(flow);
  if (last?.sharedBytes === report.sharedBytes && last.target === target) return last;
  const words: Words = {
    sharedBytes: report.sharedBytes,
    target,
    ...titleOf(report, flow),
    tooltip: tooltipOf(report, flow),
    step: flow.complete ? stepOf(budgetOf(report, target)) : undefined,
  };
  known.set(flow, words);
  return words;
}

/** How many registers fewer would let one more block run beside the others. */
function stepOf(budget: Budget | undefined): Words['step'] {
  if (!budget?.next) return undefined;
  const { launch, occupancy, next, isThreadsGiven } = budget;
  const free = launch.registers - next.registers;
  if (free > launch.registers * NEAR) return undefined;
  return {
    title: `free ${plural(free, 'register')} for ${next.warps} warps instead of ${occupancy.warps}`,
    tooltip: [
      `With at most ${plural(next.registers, 'register')} a multiprocessor of ${budget.target} holds ${plural(next.blocks, 'block')} of ${launch.threads} threads, with the estimated ${launch.registers} it holds ${occupancy.blocks}.`,
      isThreadsGiven ? '' : `The text does not say how large a block is; ${launch.threads} threads are assumed.`,
      'Shared memory that the launch adds is not counted.',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  };
}

function stepLens(document: PtxDocument, report: FunctionReport, step: NonNullable<Words['step']>): CodeLensItem {
  const { start, end } = rangeOf(report);
  return {
    start,
    end,
    ...step,
    maxOffset: undefined,
    get command() {
      const position = document.positionAt(start);
      return { name: 'ptx.openInspector', arguments: [document.uri, position, 'Occupancy'] } as const;
    },
  };
}

const rangeOf = ({ offset, name }: FunctionReport) => ({ start: offset, end: offset + name.length });

function lensOf(document: PtxDocument, report: FunctionReport, { before, after, tooltip }: Words): CodeLensItem {
  const { maxOffset, flow } = report;
  const position = () => (maxOffset === undefined ? undefined : document.positionAt(maxOffset));
  const { start, end } = rangeOf(report);
  return {
    start,
    end,
    get title() {
      const at = (flow?.maxRegisters ?? 0) > 0 ? position() : undefined;
      return before + (at ? ` (line ${at.line + 1})` : '') + after;
    },
    tooltip,
    maxOffset,
    get command() {
      const at = position();
      return at && ({ name: 'ptx.goToMaximumPressure', arguments: [document.uri, at] } as const);
    },
  };
}

function titleOf(report: FunctionReport, flow: FlowSummary): Pick<Words, 'before' | 'after'> {
  const rest = [
    flow.maxPredicates > 0 ? plural(flow.maxPredicates, 'predicate') : '',
    report.sharedBytes > 0 ? `${sizeText(report.sharedBytes)} shared` : '',
    report.info.bounds.calls ? 'makes calls' : '',
  ];
  return {
    before: flow.complete
      ? `≈ ${registersText(flow)} · ${flow.maxRegisters} live at most`
      : `analysis cut off · at least ${flow.maxRegisters} live`,
    after: rest.map((part) => (part === '' ? '' : ` · ${part}`)).join(''),
  };
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
