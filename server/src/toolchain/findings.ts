// Messages of ptxas as diagnostics of the text that it read: put on the words they are about, several lines about one fault
// taken together, and those left out that PTX Lens shows already.
import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import type { Diagnostic } from '../rules/rule';
import { withoutSuppressed } from '../suppression';
import { causeOf, isSameFault, weightOf } from './causes';
import { lineStarts } from './input';
import { type PtxasMessage, quotedNames } from './messages';
import { type Placed, placeMessage, withoutComments } from './placing';
import { plainWords } from './plainWords';
import { type Regions, regionsOf } from './regions';

/** A fault that ptxas found. */
export interface Fault extends Placed {
  /** The message that says most, first; the others are its consequences. */
  readonly messages: readonly PtxasMessage[];
  /** The diagnostics of ours that are about the same fault. */
  readonly ours: readonly Diagnostic[];
}

/** `text` is the document's. */
export function faultsOf(analysis: Analysis, text: string, messages: readonly PtxasMessage[]): readonly Fault[] {
  const regions: Regions = regionsOf(analysis.document);
  const starts = lineStarts(text);
  const near = nearIn(analysis.diagnostics);
  /** What is never closed is marked where it begins, and noticed by ptxas far behind. */
  const unclosed = analysis.diagnostics.filter(({ code }) => code.startsWith('unclosed-'));
  const unclosedBefore = (at: number): Diagnostic[] => unclosed.filter(({ start }) => start < at).slice(-1);
  const placed = messages.map((message) => ({ message, ...placeMessage(analysis, text, starts, regions, message) }));
  return groupsOf(placed).map((group) => {
    const sorted = [...group].sort((a, b) => weightOf(a.message) - weightOf(b.message));
    const [{ start, end, region, before, message }] = sorted;
    const ours = near(region).filter((own) => isSameFault(message, own));
    if (before) ours.push(...near(before).filter((own) => own.end <= region.start && runsOn(text, own, start)));
    if (causeOf(message) === 'syntax' && ours.length === 0) ours.push(...unclosedBefore(start));
    if (message.text.startsWith('Inconsistent prototypes')) ours.push(...inHeaders(analysis, text, message));
    return { start, end, region, messages: sorted.map((one) => one.message), ours };
  });
}

/** What ptxas found and PTX Lens does not show, but for what comments silence (`ptx-lens: ignore ptxas`). */
export function newFindings({ document }: Analysis, faults: readonly Fault[]): readonly Diagnostic[] {
  const found = faults.filter(isNew).map(toDiagnostic);
  // One word silences ptxas, also where it numbers what it says.
  const named = new Map(found.map((one) => [{ ...one, code: 'ptxas' }, one]));
  return withoutSuppressed(document, [...named.keys()]).map((one) => named.get(one as Diagnostic)!);
}

/** An error of ptxas is new unless there is an error of ours about it; a warning, unless anything is. */
export function isNew({ messages: [{ severity }], ours }: Fault): boolean {
  return severity === 'error' ? !ours.some((own) => own.severity === 'error') : ours.length === 0;
}

/** What is wrong with a parameter in one declaration makes it differ from the others: ptxas tells of the later one, too. */
function inHeaders({ document, diagnostics, module }: Analysis, text: string, message: PtxasMessage): Diagnostic[] {
  const [name = ''] = quotedNames(message);
  return (module.byName.get(name) ?? []).flatMap(({ block, symbol }) => {
    const from = document.offsets[block] + symbol.end;
    const first = diagnostics[lowerBound(diagnostics, from)];
    const isNear = first?.severity === 'error' && !/[{;]/.test(withoutComments(text.slice(from, first.start)));
    return isNear ? [first] : [];
  });
}

/** Whether a fault of ours and a place behind it are one statement for ptxas: no `;` stands between them. */
function runsOn(text: string, own: Diagnostic, place: number): boolean {
  return own.severity === 'error' && !withoutComments(text.slice(own.end, place)).includes(';');
}

/** Diagnostics in text order -> those that touch a range. There can be tens of thousands on either side. */
function nearIn(diagnostics: readonly Diagnostic[]): (region: TextRange) => readonly Diagnostic[] {
  const isLong = (own: TextRange): boolean => own.end - own.start > LONG;
  const long = diagnostics.filter(isLong);
  return ({ start, end }) => {
    let index = lowerBound(diagnostics, start - LONG);
    const near = long.filter((own) => own.start <= end && own.end >= start);
    for (; index < diagnostics.length && diagnostics[index].start <= end; index++)
      if (diagnostics[index].end >= start && !isLong(diagnostics[index])) near.push(diagnostics[index]);
    return near;
  };
}

/** Most diagnostics mark a word. */
const LONG = 1000;

function lowerBound(diagnostics: readonly Diagnostic[], offset: number): number {
  let low = 0;
  let high = diagnostics.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (diagnostics[middle].start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Errors about one statement are one fault, but each undeclared name is one; warnings and information stay alone. */
function groupsOf<Item extends Placed & { readonly message: PtxasMessage }>(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  const ofRegion = new Map<string, Item[]>();
  for (const item of items) {
    const key = `${item.region.start}-${item.region.end}`;
    const group = item.message.severity === 'error' ? ofRegion.get(key) : undefined;
    if (group && !(isUnknown(item.message) && group.some(({ message }) => isUnknown(message)))) group.push(item);
    else {
      const fresh = [item];
      groups.push(fresh);
      if (item.message.severity === 'error') ofRegion.set(key, fresh);
    }
  }
  return groups;
}

function isUnknown({ text }: PtxasMessage): boolean {
  return text.startsWith('Unknown symbol');
}

/** In plain words, with the original behind. */
function toDiagnostic({ start, end, messages }: Fault): Diagnostic {
  const [first] = messages;
  const originals = messages.map(({ text }) => text).join('; ');
  const plain = plainWords(first.text);
  const message = plain === undefined ? sentence(originals) : `${plain} (ptxas: ${originals})`;
  return { code: first.code ?? 'ptxas', severity: first.severity, source: 'ptxas', message, start, end };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
