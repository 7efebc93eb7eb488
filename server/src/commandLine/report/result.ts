// What is reported of one file, in the shape of the JSON output (documented in README.md). Lines and columns are 1-based;
// columns count UTF-16 units.
import { type Analysis, type FunctionReport, functionReports } from '../../analysis';
import type { FlowSummary } from '../../flow/index';
import type { Severity } from '../../rules/rule';
import type { PtxDocument } from '../../syntax/document';
import type { Verdict } from '../ptxas';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface DiagnosticResult {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** Of what ptxas alone found. */
  readonly source?: 'ptxas';
  readonly start: Place;
  readonly end: Place;
}

/** A function with a body. */
export interface FunctionResult {
  readonly name: string;
  readonly kind: 'entry' | 'func';
  readonly line: number;
  readonly registers: {
    readonly estimate: number;
    readonly low: number;
    readonly high: number;
    readonly maxLive: { readonly registers: number; readonly predicates: number; readonly line: number };
  };
  readonly sharedBytes: number;
  /** What ptxas reported; null where it was not asked or did not compile the function. */
  readonly ptxas: PtxasResult | null;
  /** Null when no target has all that the function uses. */
  readonly requires: { readonly ptx: string; readonly target: string } | null;
  /** Of `info`: an entry's occupancy on each target that was asked for, or on the file's own. */
  readonly occupancy?: readonly OccupancyResult[];
  /** Of `info`. */
  readonly instructions?: InstructionsResult;
}

export interface OccupancyResult {
  readonly target: string;
  readonly threads: number;
  /** Where `threads` comes from: the code, the command line, or neither, and then it is a usual number. */
  readonly threadsFrom: 'file' | 'option' | 'assumed';
  readonly blocks: number;
  readonly warps: number;
  readonly mostWarps: number;
  readonly limiters: readonly string[];
  /** The most registers with which so many blocks fit. */
  readonly steps: readonly { readonly registers: number; readonly blocks: number; readonly warps: number }[];
}

export interface InstructionsResult {
  readonly count: number;
  /** By pipe; instructions in loops count once. */
  readonly pipes: Readonly<Record<string, number>>;
  /** Of one thread: floating-point operations, bytes of global and of shared memory. */
  readonly flops: number;
  readonly globalBytes: number;
  readonly sharedBytes: number;
}

export interface PtxasResult {
  readonly version: string;
  readonly target: string;
  /** Null for a `.func`: ptxas counts its registers with those of the entries that call it. */
  readonly registers: number | null;
  readonly spillStores: number;
  readonly spillLoads: number;
  readonly stackBytes: number;
  readonly sharedBytes: number;
  readonly barriers: number;
}

export interface FileResult {
  readonly path: string;
  readonly language: 'ptx';
  readonly document: PtxDocument;
  readonly diagnostics: readonly DiagnosticResult[];
  readonly functions: readonly FunctionResult[];
  readonly hasErrors: boolean;
  /** The file is no PTX: this is the only diagnostic, and it is shown whatever is asked for. */
  readonly isForeign: boolean;
}

export function resultOf(
  path: string,
  analysis: Analysis,
  isShown: (severity: Severity) => boolean,
  verdict: Verdict | undefined,
): FileResult {
  const { document, foreign } = analysis;
  const diagnostics = verdict?.findings.length
    ? [...analysis.diagnostics, ...verdict.findings].sort((a, b) => a.start - b.start || a.end - b.end)
    : analysis.diagnostics;
  return {
    path,
    language: 'ptx',
    document,
    diagnostics: diagnostics
      .filter(({ severity }) => foreign !== undefined || isShown(severity))
      .map(({ severity, code, message, source, start, end }) => ({
        severity,
        code,
        message,
        ...(source && { source }),
        start: place(document, start),
        end: place(document, end),
      })),
    functions: functionReports(analysis).flatMap((report) =>
      report.flow ? [functionResult(document, report, report.flow, verdict)] : [],
    ),
    hasErrors: diagnostics.some(({ severity }) => severity === 'error'),
    isForeign: foreign !== undefined,
  };
}

function place(document: PtxDocument, offset: number): Place {
  const { line, character } = document.positionAt(offset);
  return { line: line + 1, column: character + 1 };
}

function functionResult(
  document: PtxDocument,
  report: FunctionReport,
  flow: FlowSummary,
  verdict: Verdict | undefined,
): FunctionResult {
  const line = place(document, report.offset).line;
  return {
    name: report.name,
    kind: report.kind,
    line,
    registers: {
      estimate: flow.estimate.estimate,
      low: flow.estimate.low,
      high: flow.estimate.high,
      maxLive: {
        registers: flow.maxRegisters,
        predicates: flow.maxPredicates,
        line: report.maxOffset === undefined ? line : place(document, report.maxOffset).line,
      },
    },
    sharedBytes: report.sharedBytes,
    ptxas: ptxasResult(report.name, verdict),
    requires: report.requires ?? null,
  };
}

function ptxasResult(name: string, verdict: Verdict | undefined): PtxasResult | null {
  const usage = verdict?.usages.find((one) => one.name === name);
  if (!verdict || !usage) return null;
  const { registers, spillStores, spillLoads, stackBytes, sharedBytes, barriers } = usage;
  const { version, target } = verdict;
  return { version, target, registers: registers ?? null, spillStores, spillLoads, stackBytes, sharedBytes, barriers };
}
