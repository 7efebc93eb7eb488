// Where PTX Lens and ptxas judge a text differently. Errors alone are compared: a warning is a matter of taste.
import type { Analysis } from '../analysis';
import type { Diagnostic } from '../rules/rule';
import type { Judged } from './assembler';
import { type Fault, faultsOf, isNew } from './findings';
import { lineStarts } from './input';
import { regionsOf } from './regions';

export interface Disagreement {
  /** `missed`: only ptxas rejects it. `false alarm`: only PTX Lens does. */
  readonly kind: 'missed' | 'false alarm';
  /** From 1. */
  readonly line: number;
  /** The line, shortened. */
  readonly source: string;
  /** What the one says who rejects it; ptxas in its own words. */
  readonly says: string;
}

/** One file of those that were compared. */
export interface Comparison {
  readonly name: string;
  readonly disagreements: readonly Disagreement[];
  readonly statements: number;
  /** Why ptxas gave no verdict; then there is nothing to compare. */
  readonly unjudged?: string;
}

export function compare(name: string, analysis: Analysis, text: string, judged: Judged): Comparison {
  const faults = faultsOf(analysis, text, judged.messages);
  const missed = faults
    .filter((fault) => fault.messages[0].severity === 'error' && isNew(fault))
    .map((fault) => disagreement(analysis, 'missed', fault.start, fault.messages.map((one) => one.text).join('; ')));
  const end = endOfJudgement(analysis, text, judged);
  const alarms = analysis.diagnostics
    .filter((own) => own.severity === 'error' && own.end <= end && !faults.some((fault) => isAbout(fault, own)))
    .map((own) => disagreement(analysis, 'false alarm', own.start, `${own.code}: ${own.message}`));
  return { name, disagreements: [...missed, ...alarms].sort((a, b) => a.line - b.line), statements: countOf(analysis) };
}

function isAbout({ region, before, messages, ours }: Fault, own: Diagnostic): boolean {
  if (messages[0].severity !== 'error') return false;
  // A fault that runs on from the statement before makes that one suspect as a whole.
  const runsOn = before && ours.some(({ start }) => start < region.start);
  const start = runsOn ? before.start : region.start;
  return ours.includes(own) || (start <= own.start && own.start <= region.end);
}

/**
 * Where ptxas gave up: it judges nothing behind a fault that is fatal, and tells some of a function's faults at its end
 * only. For a character that is not ASCII it looks before all else.
 */
function endOfJudgement({ document, diagnostics }: Analysis, text: string, { messages }: Judged): number {
  const fatal = messages.find(({ isFatal }) => isFatal);
  if (!fatal) return text.length;
  if (fatal.line === undefined || fatal.text.startsWith('Unexpected')) return 0;
  const at = lineStarts(text)[fatal.line - 1] ?? text.length;
  let block = document.blockAt(at);
  while (block > 0 && !document.blocks[block - 1].isClosed) block--;
  // What is never closed takes all behind it with it, and is noticed at the end.
  const unclosed = diagnostics.find(({ code }) => code.startsWith('unclosed-'))?.start ?? text.length;
  return Math.min(unclosed, document.offsets[block] ?? 0);
}

function disagreement({ document }: Analysis, kind: Disagreement['kind'], offset: number, says: string): Disagreement {
  const { line } = document.positionAt(offset);
  const start = document.lineStart(line);
  const source = document
    .slice(start, start + 200)
    .split(/[\r\n]/)[0]
    .trim();
  return { kind, line: line + 1, source: source.length > 100 ? `${source.slice(0, 100)}…` : source, says };
}

function countOf({ document }: Analysis): number {
  const regions = regionsOf(document);
  return document.blocks.reduce((count, _, block) => count + regions(block).length, 0);
}

/** Markdown; also read well in a terminal. `assembler`: for instance `ptxas 13.0.88`. */
export function disagreementReport(assembler: string, comparisons: readonly Comparison[]): string {
  const judged = comparisons.filter(({ unjudged }) => unjudged === undefined);
  const agreeing = judged.filter(({ disagreements }) => disagreements.length === 0);
  const statements = judged.reduce((sum, one) => sum + one.statements, 0);
  const count = judged.reduce((sum, { disagreements }) => sum + disagreements.length, 0);
  const share = statements === 0 ? 0 : (100 * count) / statements;
  return [
    `# PTX Lens and ${assembler}`,
    '',
    `They agree on ${agreeing.length} of ${judged.length} files. In ${statements} statements there are ${count} disagreements (${Number(share.toPrecision(2))} %).`,
    ...comparisons.flatMap(section),
    '',
  ].join('\n');
}

function section({ name, disagreements, unjudged }: Comparison): string[] {
  if (unjudged !== undefined) return ['', `## ${name}`, '', `Not compared: ${unjudged}`];
  if (disagreements.length === 0) return [];
  return ['', `## ${name}`, '', ...disagreements.map(item)];
}

function item({ kind, line, source, says }: Disagreement): string {
  const who = kind === 'missed' ? 'ptxas' : 'PTX Lens';
  return `- line ${line}, ${kind}: \`${source.replaceAll('`', "'")}\`\n  ${who}: ${says}`;
}
