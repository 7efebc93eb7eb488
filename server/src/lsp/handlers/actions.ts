// Rows of what changes the text: quick fixes, `source.fixAll.ptx` and refactorings.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
} from 'vscode-languageserver';
import type { Analysis } from '../../analysis';
import { fixAllOf, type QuickFix, quickFixes, safeFixes } from '../../features/codeActions';
import { refactorings } from '../../features/refactorings';
import type { RefactoringKind } from '../../features/refactorings/refactoring';
import { toDiagnostic, toVersionedEdit } from '../convert';
import type { Session } from '../session';
import type { FeatureRow } from './row';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.ptx`;

const refactoringKinds: Readonly<Record<RefactoringKind, CodeActionKind>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
};

/** What a "fix all" keeps until its edit is asked for. */
interface FixAllData {
  readonly uri: string;
  readonly version: number;
  readonly code: string;
}

export const actions: readonly FeatureRow[] = [
  {
    capabilities: {
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ...Object.values(refactoringKinds)],
        resolveProvider: true,
      },
    },
    register: (session) => {
      session.connection.onCodeAction(
        session.guarded('codeAction', [], (parameters) => {
          const analysis = session.analysisOf(parameters.textDocument.uri);
          return analysis ? actionsAt(session, analysis, parameters) : [];
        }),
      );
      session.connection.onCodeActionResolve((action) =>
        session.guarded('codeAction/resolve', action, () => resolve(session, action))(undefined),
      );
    },
  },
];

function actionsAt(session: Session, analysis: Analysis, parameters: CodeActionParams): CodeAction[] {
  const { range, context } = parameters;
  const wants = (kind: string): boolean =>
    context.only?.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`)) ?? false;
  const found: CodeAction[] = [];
  if (!context.only || wants(CodeActionKind.QuickFix)) {
    const { document } = analysis;
    const fixes = quickFixes(analysis, { start: document.offsetAt(range.start), end: document.offsetAt(range.end) });
    found.push(...fixActions(session, analysis, fixes, context.diagnostics));
  }
  if (wants(FIX_ALL)) {
    const edits = safeFixes(analysis);
    const edit = toVersionedEdit(analysis.document, edits, session.client);
    if (edits.length > 0) found.push({ title: 'Fix all that is safe to fix in the file', kind: FIX_ALL, edit });
  }
  if (isAskedToRefactor(parameters)) {
    const actions = refactoringActions(session, analysis, parameters);
    found.push(...actions.filter(({ kind }) => !context.only || wants(kind)));
  }
  return found;
}

/** An editor asks at every step of the cursor: a lamp on each line that can be written otherwise would say nothing. */
function isAskedToRefactor({ range: { start, end }, context: { only, triggerKind } }: CodeActionParams): boolean {
  if (only) return only.some((kind) => kind === '' || /^refactor(?:\.|$)/.test(kind));
  const isEmpty = start.line === end.line && start.character === end.character;
  return triggerKind !== CodeActionTriggerKind.Automatic || !isEmpty;
}

function refactoringActions(session: Session, analysis: Analysis, { range }: CodeActionParams) {
  const { document } = analysis;
  const place = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return refactorings(analysis, place).map(({ title, kind, edits }) => ({
    title,
    kind: refactoringKinds[kind],
    edit: toVersionedEdit(document, edits, session.client),
  }));
}

/** A client that names diagnostics asks about those; one that names none of ours, about the place. */
function fixActions(
  session: Session,
  analysis: Analysis,
  fixes: readonly QuickFix[],
  given: readonly Diagnostic[],
): CodeAction[] {
  const { document } = analysis;
  const ours = given.filter(({ source }) => source === 'ptx');
  const actions: CodeAction[] = [];
  const codes = new Set<string>();
  for (const { diagnostic, title, edits, isPreferred } of fixes) {
    const own = toDiagnostic(document, diagnostic);
    const named = ours.find((other) => other.code === own.code && sameRange(other, own));
    if (ours.length > 0 && !named) continue;
    const edit = toVersionedEdit(document, edits, session.client);
    actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics: [named ?? own], isPreferred, edit });
    if (isPreferred) codes.add(diagnostic.code);
  }
  return [...actions, ...[...codes].flatMap((code) => fixAllAction(session, analysis, code))];
}

function sameRange({ range: a }: Diagnostic, { range: b }: Diagnostic): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

/** Its edit costs a look at every finding of the kind: clients that can ask for it later do. */
function fixAllAction(session: Session, analysis: Analysis, code: string): CodeAction[] {
  const { document, diagnostics } = analysis;
  const count = diagnostics.filter((diagnostic) => diagnostic.code === code).length;
  if (count < 2) return [];
  const title = `Fix all \`${code}\` in the file (${count})`;
  const data: FixAllData = { uri: document.uri, version: document.version, code };
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, data };
  if (session.client.resolvesEdits) return [action];
  const edits = fixAllOf(analysis, code);
  return edits ? [{ ...action, edit: toVersionedEdit(document, edits, session.client) }] : [];
}

function resolve(session: Session, action: CodeAction): CodeAction {
  const data = action.data as Partial<FixAllData> | undefined;
  const analysis = data?.uri === undefined ? undefined : session.analysisOf(data.uri);
  if (!analysis || data?.code === undefined || analysis.document.version !== data.version) return action;
  const edits = fixAllOf(analysis, data.code) ?? [];
  return { ...action, edit: toVersionedEdit(analysis.document, edits, session.client) };
}
