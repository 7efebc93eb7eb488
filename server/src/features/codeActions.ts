// What can be done about the findings at a place, and about all of one kind. Fixes that rules bring with their findings
// come as they are; what costs to find out is computed here, when it is asked for, by the files in codeActions/.
import type { Analysis } from '../analysis';
import type { TextEdit, TextRange } from '../base/text';
import type { Diagnostic } from '../rules/rule';
import { declareRegister } from './codeActions/declareRegister';
import { type Fixer, faultOf, type Proposal } from './codeActions/fixer';
import { changeTarget, raiseVersion } from './codeActions/header';
import { addModifier, addSync, reorderModifiers, replaceModifier } from './codeActions/modifiers';
import { changeOperandCount } from './codeActions/operandCount';
import { changeSpace, changeType, changeVector, declareOtherwise, writeFloat } from './codeActions/operands';
import { mends } from './codeActions/proof';
import { addBrace, addQuote, addSemicolon, closeComment, mendSyntax, useAscii } from './codeActions/punctuation';
import { correctDirective, correctSpelling, correctType } from './codeActions/spelling';

/** Code of a finding -> what may mend it, in the order of the menu. */
const fixers: Readonly<Record<string, readonly Fixer[]>> = {
  'missing-modifier': [addModifier, addSync],
  'missing-semicolon': [addSemicolon],
  'modifier-not-allowed': [reorderModifiers, replaceModifier],
  'modifier-order': [reorderModifiers],
  'needs-target': [changeTarget],
  'needs-version': [raiseVersion],
  'non-ascii': [useAscii],
  'operand-count': [changeOperandCount],
  'operand-kind': [writeFloat, changeType],
  'operand-type': [changeType, declareOtherwise],
  'state-space': [changeSpace],
  'syntax-error': [mendSyntax],
  'unclosed-brace': [addBrace],
  'unclosed-comment': [closeComment],
  'unclosed-string': [addQuote],
  'undefined-symbol': [declareRegister],
  'unknown-directive': [correctDirective],
  'unknown-modifier': [replaceModifier],
  'unknown-type': [correctType],
  'vector-size': [changeVector],
};

export interface QuickFix {
  readonly diagnostic: Diagnostic;
  readonly title: string;
  /** Offsets in the document. */
  readonly edits: readonly TextEdit[];
  readonly isPreferred: boolean;
  readonly isSafe: boolean;
}

/** Of the findings in a selection the first; more would make a menu that nobody reads. */
const MOST_IN_RANGE = 100;

/** The fixes of the findings that touch a range, for each finding the preferred one first. */
export function quickFixes(analysis: Analysis, range: TextRange): QuickFix[] {
  return analysis.diagnostics
    .filter(({ start, end }) => start <= range.end && range.start <= end)
    .slice(0, MOST_IN_RANGE)
    .flatMap((diagnostic) => fixesOf(analysis, diagnostic));
}

export function fixesOf(analysis: Analysis, diagnostic: Diagnostic): QuickFix[] {
  // In a text of nothing there is no place to mend.
  if (analysis.foreign || analysis.blockCount === 0) return [];
  const proposals = proposalsFor(analysis, diagnostic).filter(
    ({ edits, isGuess }) => !isGuess || mends(analysis, diagnostic, edits),
  );
  const preferred =
    proposals.find((proposal) => proposal.isPreferred) ?? (proposals.length === 1 ? proposals[0] : undefined);
  const inOrder = preferred ? [preferred, ...proposals.filter((proposal) => proposal !== preferred)] : proposals;
  return inOrder.map((proposal) => ({
    diagnostic,
    title: proposal.title,
    edits: proposal.edits,
    isPreferred: proposal === preferred,
    isSafe: proposal.isSafe === true,
  }));
}

function proposalsFor(analysis: Analysis, diagnostic: Diagnostic): Proposal[] {
  const fault = faultOf(analysis, diagnostic);
  const own = fixers[diagnostic.code] ?? [];
  return [...(diagnostic.fixes ?? []), ...[correctSpelling, ...own].flatMap((fixer) => fixer(fault))];
}

/** Of more findings than these the first are mended; the command can be given again. */
const MOST_AT_ONCE = 1000;

/** The preferred fixes of all findings of a code; undefined where there are fewer than two. */
export function fixAllOf(analysis: Analysis, code: string): readonly TextEdit[] | undefined {
  const found = analysis.diagnostics.filter((diagnostic) => diagnostic.code === code).slice(0, MOST_AT_ONCE);
  const fixes = found.length < 2 ? [] : preferredOf(analysis, found);
  return fixes.length < 2 ? undefined : together(fixes.map(({ edits }) => edits));
}

/** All fixes that cannot change what the program means; an editor may apply them when saving. */
export function safeFixes(analysis: Analysis): readonly TextEdit[] {
  const found = analysis.diagnostics.filter(
    ({ code, fixes }) => hasSafeFix.has(code) || fixes?.some(({ isSafe }) => isSafe),
  );
  return together(
    preferredOf(analysis, found.slice(0, MOST_AT_ONCE))
      .filter(({ isSafe }) => isSafe)
      .map(({ edits }) => edits),
  );
}

const hasSafeFix: ReadonlySet<string> = new Set(['missing-semicolon', 'modifier-order']);

function preferredOf(analysis: Analysis, diagnostics: readonly Diagnostic[]): QuickFix[] {
  return diagnostics.flatMap((diagnostic) => fixesOf(analysis, diagnostic).filter(({ isPreferred }) => isPreferred));
}

/** Edits of several fixes as one: the same edit once, and no fix that overlaps one before it. */
function together(fixes: readonly (readonly TextEdit[])[]): TextEdit[] {
  const chosen: TextEdit[] = [];
  const seen = new Set<string>();
  for (const edits of fixes) {
    const fresh = edits.filter(({ start, end, text }) => !seen.has(`${start} ${end} ${text}`));
    if (fresh.some((edit) => chosen.some((other) => overlap(edit, other)))) continue;
    for (const edit of fresh) seen.add(`${edit.start} ${edit.end} ${edit.text}`);
    chosen.push(...fresh);
  }
  return chosen.sort((a, b) => a.start - b.start || a.end - b.end);
}

const overlap = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end;
