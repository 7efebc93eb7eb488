// For people: a line for each diagnostic, on a terminal in colour with the source and a caret below it, then the functions.
import type { PtxDocument } from '../../syntax/document';
import { paint } from './paint';
import type { DiagnosticResult, FileResult, FunctionResult, OccupancyResult } from './result';
import { sourceName } from './sourceName';
import { table } from './table';

/** Of one file; nobody reads more than that. */
const MOST_DIAGNOSTICS = 1000;

export function textReport(results: readonly FileResult[], command: 'check' | 'info'): string {
  const parts = results.map(
    (result) =>
      (command === 'check' || result.isForeign ? diagnosticsOf(result) : '') +
      functionsOf(result) +
      occupancyOf(result),
  );
  return parts.join('') + (command === 'check' ? summary(results) : '');
}

function diagnosticsOf({ path, document, diagnostics }: FileResult): string {
  const shown = diagnostics
    .slice(0, MOST_DIAGNOSTICS)
    .map((diagnostic) => `${headline(path, diagnostic)}\n${paint.isOn ? excerpt(document, diagnostic) : ''}`);
  const rest = diagnostics.length - shown.length;
  if (rest > 0) shown.push(`${paint.bold(`${path}:`)} ${rest} further problems are not shown; --format json has all\n`);
  return shown.join('');
}

function headline(path: string, { severity, code, message, start }: DiagnosticResult): string {
  return `${paint.bold(`${path}:${start.line}:${start.column}:`)} ${paint.severity(severity, `${severity}[${code}]`)}: ${message}`;
}

/** The faulty line with carets below; of a very long line only the part around the fault. */
function excerpt(document: PtxDocument, { severity, start, end }: DiagnosticResult): string {
  const line = start.line - 1;
  const left = Math.max(0, start.column - 61);
  const from = document.lineStart(line);
  const to = document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  const shown = document.slice(from + left, Math.min(from + left + 120, to)).replace(/[\t\x00-\x1f]/g, ' ');
  const last = end.line === start.line ? end.column : to - from + 1;
  const carets = Math.max(1, Math.min(last, left + 121) - start.column);
  const margin = String(start.line).padStart(5);
  return `${paint.dim(`${margin} |`)} ${shown}\n${paint.dim(`${' '.repeat(5)} |`)} ${' '.repeat(start.column - 1 - left)}${paint.severity(severity, '^'.repeat(carets))}\n`;
}

function functionsOf({ path, functions }: FileResult): string {
  if (functions.length === 0) return '';
  const assembled = functions.find(({ ptxas }) => ptxas)?.ptxas;
  const exact = assembled ? ['ptxas'] : [];
  const heading = ['function', 'line', 'registers', ...exact, 'live', 'at line', 'predicates', 'shared', 'needs'];
  const rows = functions.map((one) => row(one, assembled ? [exactOf(one)] : []));
  const by = assembled ? `; ptxas ${assembled.version} compiled for ${assembled.target}` : '';
  return `${paint.bold(path)}: registers estimated, with the range that 8 in 10 kernels fall into${by}\n${table([heading, ...rows], [undefined, ...functions.map(({ name }) => sourceName(name))])}\n`;
}

/** Registers as ptxas counts them, and what does not fit into them. */
function exactOf({ ptxas }: FunctionResult): string {
  if (!ptxas) return '';
  const registers = ptxas.registers === null ? '' : String(ptxas.registers);
  const spilled = ptxas.spillStores + ptxas.spillLoads;
  return spilled > 0 ? `${registers} and ${spilled} B spilled`.trim() : registers;
}

function row(
  { kind, name, line, registers, sharedBytes, requires }: FunctionResult,
  exact: readonly string[],
): string[] {
  const { estimate, low, high, maxLive } = registers;
  return [
    `.${kind} ${name}`,
    String(line),
    `≈ ${estimate} (${low}-${high})`,
    ...exact,
    String(maxLive.registers),
    String(maxLive.line),
    String(maxLive.predicates),
    sharedBytes > 0 ? `${sharedBytes} B` : '',
    requires ? `PTX ${requires.ptx}, ${requires.target}` : 'no single target',
  ];
}

/** Of `info`: a line for each entry and target. */
function occupancyOf({ functions }: FileResult): string {
  const rows = functions.flatMap(({ name, occupancy = [] }) => occupancy.map((each) => occupancyRow(name, each)));
  if (rows.length === 0) return '';
  const heading = ['occupancy', 'target', 'threads', 'blocks', 'warps', 'limited by', 'more with fewer registers'];
  return `${table([heading, ...rows])}\n`;
}

const NEXT_STEPS = 2;

function occupancyRow(name: string, found: OccupancyResult): string[] {
  const { target, threads, threadsFrom, blocks, warps, mostWarps, limiters, steps } = found;
  const next = steps.filter((step) => step.blocks > blocks).slice(0, NEXT_STEPS);
  return [
    name,
    target,
    threadsFrom === 'assumed' ? `${threads} assumed` : String(threads),
    String(blocks),
    `${warps} of ${mostWarps}`,
    limiters.join(', '),
    next.map((step) => `${step.warps} warps at ${step.registers}`).join(', '),
  ];
}

function summary(results: readonly FileResult[]): string {
  const all = results.flatMap((result) => result.diagnostics);
  const count = (severity: string): number => all.filter((diagnostic) => diagnostic.severity === severity).length;
  const named = (['error', 'warning', 'information', 'hint'] as const)
    .filter((severity) => severity === 'error' || count(severity) > 0)
    .map(
      (severity) => `${count(severity)} ${severity}${count(severity) === 1 || severity === 'information' ? '' : 's'}`,
    );
  return `${named.join(', ')} in ${results.length} file${results.length === 1 ? '' : 's'}\n`;
}
